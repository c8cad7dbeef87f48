import { Fragment } from 'preact';
import { useRef } from 'preact/hooks';
import { text } from '../strings.ts';
import { GridBody, GridFrame, GridHead } from './grid-parts.tsx';
import { OpenedRow } from './opened-row.tsx';
import { Row } from './row.tsx';
import type { HistoryStore } from './store.ts';
import { useAnchor } from './use-anchor.ts';
import { useGoal } from './use-goal.ts';
import { useView } from './use-view.ts';
import { drawnRows, heightOf, type ListShape, topOf } from './window.ts';

const columns = [
  'historyState',
  'historyTime',
  'historyByCategory',
  'historyByDestination',
  'historyReceipt',
] as const;

const placeIn = (rows: HistoryStore['filtered']['value']['rows'], id: string | null): number | null => {
  const place = id === null ? -1 : rows.findIndex((row) => row.id === id);
  return place < 0 ? null : place;
};

/** The list: of a hundred thousand rows only those in sight are drawn, and the one that a person is at work in. */
export function Grid({ store }: { store: HistoryStore }) {
  const body = useRef<HTMLDivElement>(null);
  const { rows } = store.filtered.value;
  const openAt = placeIn(rows, store.opened.row.value);
  const activeAt = placeIn(rows, store.active.value);
  const { view, rowHeight } = useView(body);
  const openHeight = openAt === null ? 0 : store.openHeight.value;
  const shape: ListShape = { count: rows.length, rowHeight, openAt, openHeight };
  useAnchor(store, body, shape, view);
  useGoal(store, body, shape);
  return (
    <GridFrame
      label={text('historyTitle')}
      rows={store.reading.value ? -1 : rows.length + 1}
      columns={columns.length}
    >
      <GridHead titles={columns.map((name) => text(name))} />
      <GridBody body={body} height={heightOf(shape)}>
        {drawnRows(shape, view, [openAt, activeAt]).map((index) => {
          const row = rows[index];
          if (row === undefined) return null;
          const top = topOf(shape, index);
          const isTabStop = activeAt === null ? index === 0 : index === activeAt;
          return (
            <Fragment key={row.id}>
              <Row store={store} row={row} index={index} top={top} isTabStop={isTabStop} />
              {index === openAt && (
                <OpenedRow store={store} row={row} top={top + rowHeight} columns={columns.length} />
              )}
            </Fragment>
          );
        })}
      </GridBody>
    </GridFrame>
  );
}
