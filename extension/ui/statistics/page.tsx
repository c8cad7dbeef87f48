import type { Extent, StatisticsView } from '../../ledger/statistics/view.ts';
import { Environment } from '../environment.tsx';
import { saveAs } from '../save-as.ts';
import { text } from '../strings.ts';
import { problemWords } from '../words.ts';
import { Choices } from './choices.tsx';
import { exposure, networkLeaders, overTime, totals } from './count-figures.ts';
import { DataTable } from './data-table.tsx';
import { durationFigure } from './duration-figure.ts';
import { FigureSection, fileName, SaveButton } from './figure-section.tsx';
import { dimensionWords, numberLabel, periodWords, shownDimensions } from './labels.ts';
import type { StatisticsStore } from './store.ts';
import { csvOf } from './table.ts';
import { transparencyJson, transparencyTable } from './transparency.ts';

const extentWords = { latest: 'statisticsLatest', all: 'statisticsAll' } as const;
const shownPeriods = ['day', 'week', 'month', 'year'] as const;

function Query({ store, view }: { store: StatisticsStore; view: StatisticsView }) {
  const { period, extent } = store.query.value;
  return (
    <div class="query">
      <Choices
        title={text('statisticsEnvironment')}
        name="environment"
        choices={[
          { value: 'production', words: text('live') },
          { value: 'test', words: text('test') },
        ]}
        chosen={store.query.value.environment ?? view.environment}
        choose={(environment) => void store.choose({ environment })}
      />
      <Choices
        title={text('statisticsPeriod')}
        name="period"
        choices={shownPeriods.map((value) => ({ value, words: text(periodWords[value]) }))}
        chosen={period}
        choose={(chosen) => void store.choose({ period: chosen })}
      />
      <Choices
        title={text('statisticsExtent')}
        name="extent"
        choices={(['latest', 'all'] satisfies Extent[]).map((value) => ({
          value,
          words: text(extentWords[value]),
        }))}
        chosen={extent}
        choose={(chosen) => void store.choose({ extent: chosen })}
      />
    </div>
  );
}

/** What is shown now, in one sentence: it is also what a screen reader says when something else is chosen. */
function Said({ store }: { store: StatisticsStore }) {
  const [view, progress] = [store.view.value, store.progress.value];
  const words = [
    progress === null
      ? null
      : text('statisticsCounting', numberLabel(progress.counted), numberLabel(progress.entries)),
    view === null
      ? null
      : text(
          'statisticsSaid',
          text(view.environment === 'production' ? 'live' : 'test'),
          text(periodWords[view.period]),
          numberLabel(view.reports.reduce((sum, count) => sum + count, 0)),
          numberLabel(view.head.count),
        ),
  ];
  return (
    <p role="status" id="said">
      {words.filter((sentence) => sentence !== null).join(' ')}
    </p>
  );
}

function Transparency({ view }: { view: StatisticsView }) {
  const [title, table] = [text('statisticsTransparency'), transparencyTable(view)];
  const json = () =>
    transparencyJson(view, {
      exportedAt: new Date().toISOString(),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    });
  return (
    <section class="statistic" aria-labelledby="transparency" data-statistic="transparency">
      <h2 id="transparency">{title}</h2>
      <p class="quiet">{text('statisticsTransparencyNote')}</p>
      {table.rows.length === 0 ? <p>{text('statisticsNone')}</p> : <DataTable table={table} title={title} />}
      <div class="row">
        <SaveButton
          words={text('statisticsSaveCsv')}
          title={title}
          kind="csv"
          save={() => saveAs(fileName(view, 'transparency', 'csv'), csvOf(table), 'text/csv')}
        />
        <SaveButton
          words={text('statisticsSaveJson')}
          title={title}
          kind="json"
          save={() => saveAs(fileName(view, 'transparency', 'json'), json(), 'application/json')}
        />
      </div>
    </section>
  );
}

function Figures({ store, view }: { store: StatisticsStore; view: StatisticsView }) {
  const apartBy = store.apartBy.value;
  return (
    <>
      <FigureSection store={store} view={view} figure={overTime(view, apartBy)}>
        <Choices
          title={text('statisticsApartBy')}
          name="apart-by"
          choices={shownDimensions.map((value) => ({ value, words: text(dimensionWords[value]) }))}
          chosen={apartBy}
          choose={store.tellApartBy}
        />
      </FigureSection>
      {shownDimensions.map((dimension) => (
        <FigureSection key={dimension} store={store} view={view} figure={totals(view, dimension)} />
      ))}
      <FigureSection store={store} view={view} figure={durationFigure(view)} />
      <FigureSection store={store} view={view} figure={networkLeaders(view)} />
      <FigureSection store={store} view={view} figure={exposure(view)} />
      <Transparency view={view} />
    </>
  );
}

/** What the ledger comes to: counts and times, without any address. */
export function StatisticsPage({ store }: { store: StatisticsStore }) {
  const view = store.view.value;
  return (
    <main
      class="wide"
      data-entries={view?.head.count}
      data-shown={view === null ? '' : [view.environment, view.period, view.extent].join(' ')}
    >
      <h1>
        {text('statisticsTitle')} {view !== null && <Environment environment={view.environment} />}
      </h1>
      <p class="quiet">{text('statisticsSource')}</p>
      {store.problems.value.map((problem) => (
        <p class="fail" key={problem.code}>
          {problemWords(problem)}
        </p>
      ))}
      {view !== null && <Query store={store} view={view} />}
      <Said store={store} />
      {view !== null && <Figures store={store} view={view} />}
    </main>
  );
}
