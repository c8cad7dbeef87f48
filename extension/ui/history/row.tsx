import { lookOf } from '../deliveries/look.ts';
import { Environment } from '../environment.tsx';
import { Icon } from '../icon.tsx';
import { text } from '../strings.ts';
import { GridCell, GridRow } from './grid-parts.tsx';
import { type ListedRow, shownState } from './listed-row.ts';
import type { HistoryStore } from './store.ts';
import { rowTime, standingWords, stateName } from './words.ts';

/** A mark beside a row of which nothing can be read any more. */
function Standing({ content }: Pick<ListedRow, 'content'>) {
  if (content === 'readable') return null;
  return (
    <span class="quiet standing">
      <Icon name="lock" /> {text(standingWords[content].mark)}
    </span>
  );
}

/** One delivery in a line. Never its address. */
export function Row({
  store,
  row,
  index,
  top,
  isTabStop,
}: {
  store: HistoryStore;
  row: ListedRow;
  index: number;
  top: number;
  isTabStop: boolean;
}) {
  const { id, category, destination, reference, urgent, createdAt, content } = row;
  const state = shownState(row, store.paused.value);
  const { icon, tone } = lookOf[state];
  return (
    <GridRow
      id={id}
      state={state}
      place={index + 2}
      top={top}
      isOpen={store.opened.row.value === id}
      isTabStop={isTabStop}
      focused={() => {
        store.active.value = id;
      }}
      pressed={() => store.toggle(row)}
    >
      <GridCell name="state">
        <Icon name={icon} tone={tone} /> {text(stateName[state])}
      </GridCell>
      <GridCell name="time">{rowTime(createdAt)}</GridCell>
      <GridCell name="category" title={category.name}>
        {urgent && <span class="urgent strong">{text('rowUrgent')} </span>}
        {category.name}
      </GridCell>
      <GridCell name="destination" title={destination.name}>
        {destination.environment === 'test' && <Environment environment="test" />} {destination.name}
      </GridCell>
      <GridCell name="receipt-cell">
        {reference !== null && <span class="mono">{reference}</span>} <Standing content={content} />
      </GridCell>
    </GridRow>
  );
}
