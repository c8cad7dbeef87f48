import type { ComponentChildren } from 'preact';
import type { StatisticsView } from '../../ledger/statistics/view.ts';
import { saveAs } from '../save-as.ts';
import { text } from '../strings.ts';
import { Chart } from './chart/drawn.tsx';
import { pngFile } from './chart/png-file.ts';
import { svgFile } from './chart/svg-file.ts';
import { DataTable } from './data-table.tsx';
import type { Figure } from './figure.ts';
import type { StatisticsStore } from './store.ts';
import { csvOf } from './table.ts';

/** Files are always drawn wide. */
const width = { wide: 640, narrow: 288 } as const;

/** Environment and period are in the name: nobody takes practice for what is real. */
export const fileName = ({ environment, period }: StatisticsView, id: string, ending: string): string =>
  `signpost-${id}-by-${period}-${environment}.${ending}`;

interface SaveButtonProps {
  readonly words: string;
  /** What is saved, for whoever hears the button without seeing where it stands. */
  readonly title: string;
  readonly kind: string;
  readonly save: () => void;
}

export const SaveButton = ({ words, title, kind, save }: SaveButtonProps) => (
  <button type="button" class="plain" data-save={kind} aria-label={`${words}: ${title}`} onClick={save}>
    {words}
  </button>
);

function Downloads({ figure, view }: { figure: Figure; view: StatisticsView }) {
  const { id, title, table, draw } = figure;
  const name = (ending: string) => fileName(view, id, ending);
  const savePng = async () => {
    const file = draw === null ? null : await pngFile(draw(width.wide));
    if (file !== null) saveAs(name('png'), file, 'image/png');
  };
  return (
    <div class="row">
      <SaveButton
        words={text('statisticsSaveCsv')}
        title={title}
        kind="csv"
        save={() => saveAs(name('csv'), csvOf(table), 'text/csv')}
      />
      {draw !== null && (
        <>
          <SaveButton
            words={text('statisticsSaveSvg')}
            title={title}
            kind="svg"
            save={() => saveAs(name('svg'), svgFile(draw(width.wide), title), 'image/svg+xml')}
          />
          <SaveButton
            words={text('statisticsSavePng')}
            title={title}
            kind="png"
            save={() => void savePng()}
          />
        </>
      )}
    </div>
  );
}

interface FigureSectionProps {
  readonly store: StatisticsStore;
  readonly view: StatisticsView;
  readonly figure: Figure;
  /** What is chosen for this figure alone. */
  readonly children?: ComponentChildren;
}

/** A chart, the table beside it, and both as files. */
export function FigureSection({ store, view, figure, children }: FigureSectionProps) {
  const { id, title, note, table, draw } = figure;
  return (
    <section class="statistic" aria-labelledby={id} data-statistic={id}>
      <h2 id={id}>{title}</h2>
      <p class="quiet">{note}</p>
      {children}
      {table.rows.length === 0 ? (
        <p>{text('statisticsNone')}</p>
      ) : (
        <div class="pair">
          {draw !== null && (
            <figure>
              <Chart drawing={draw(store.isNarrow.value ? width.narrow : width.wide)} title={title} />
            </figure>
          )}
          <DataTable table={table} title={title} />
        </div>
      )}
      {table.rows.length > 0 && <Downloads figure={figure} view={view} />}
    </section>
  );
}
