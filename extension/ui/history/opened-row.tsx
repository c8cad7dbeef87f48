import { useLayoutEffect, useRef } from 'preact/hooks';
import { browser } from '../../browser.ts';
import type { HistoryStory } from '../../outbox/history.ts';
import { CopyButton } from '../copy-button.tsx';
import { DeliveryLine } from '../deliveries/delivery-line.tsx';
import { Icon } from '../icon.tsx';
import { text } from '../strings.ts';
import { isCountingDown, useNow } from '../use-now.ts';
import { problemWords } from '../words.ts';
import { GridPanel } from './grid-parts.tsx';
import { LedgerStory } from './ledger-story.tsx';
import type { ListedRow } from './listed-row.ts';
import type { HistoryStore } from './store.ts';
import { standingWords } from './words.ts';

/** Addresses as inert text, and only when a person asks for them. */
function Addresses({ store, row }: { store: HistoryStore; row: ListedRow }) {
  if (row.content !== 'readable')
    return (
      <p class="standing" data-content={row.content}>
        <Icon name="lock" /> {text(standingWords[row.content].effect)}
      </p>
    );
  const addresses = store.opened.addresses.value;
  return (
    <div>
      <button
        type="button"
        class="link"
        data-action="addresses"
        aria-expanded={addresses !== null}
        onClick={() => void store.opened.toggleAddresses()}
      >
        {text(addresses === null ? 'showAddresses' : 'hideAddresses')}
      </button>
      <ul class="addresses">
        {(addresses ?? []).map((address) => (
          <li key={address} class="mono">
            {address}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** How each delivery of the report stands, and what can be done. */
function Report({
  store,
  story,
  row,
}: {
  store: HistoryStore;
  story: HistoryStory['story'];
  row: ListedRow;
}) {
  const now = useNow(isCountingDown(story));
  const { actions } = store.opened;
  const isHeld = story.deliveries.some(({ state }) => state.name === 'held');
  return (
    <>
      <ul class="deliveries">
        {story.deliveries.map((delivery) => (
          <DeliveryLine key={delivery.id} actions={actions} delivery={delivery} now={now} />
        ))}
      </ul>
      <div class="row">
        {isHeld && (
          <button type="button" class="plain" data-action="undo" onClick={() => void store.opened.undo()}>
            {text('undo')}
          </button>
        )}
        {story.editable && (
          <button
            type="button"
            class="plain"
            data-action="edit"
            onClick={() => void browser.openPage(`ui/popup/popup.html#correct=${story.id}`)}
          >
            {text('editAndResend')}
          </button>
        )}
      </div>
      <Addresses store={store} row={row} />
      <p>
        {text('reportIdLabel')} <span class="mono">{story.id}</span>{' '}
        <CopyButton value={story.id} label={text('copyReportId')} />
      </p>
    </>
  );
}

/** The open row unfolds under itself: all of its report, not only this delivery. */
export function OpenedRow({
  store,
  row,
  top,
  columns,
}: {
  store: HistoryStore;
  row: ListedRow;
  top: number;
  columns: number;
}) {
  const panel = useRef<HTMLDivElement>(null);
  const told = store.opened.told.value;
  const problems = store.opened.problems.value;
  useLayoutEffect(() => {
    const element = panel.current;
    if (element === null) return;
    const measure = () => {
      store.openHeight.value = element.offsetHeight;
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [store, row.id]);
  const isTold = told !== null;
  useLayoutEffect(() => {
    // As much of it as there is room for, and its row above it.
    if (isTold) panel.current?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }, [isTold, row.id]);
  return (
    <GridPanel panel={panel} top={top} columns={columns}>
      <section aria-label={text('openedReport', row.category.name)} aria-busy={told === null}>
        {problems.length > 0 && (
          <p role="alert" class="urgent">
            {problems.map(problemWords).join(' ')}
          </p>
        )}
        {told !== null && (
          <>
            <Report store={store} story={told.story} row={row} />
            <LedgerStory story={told.story} entries={told.entries} />
          </>
        )}
      </section>
    </GridPanel>
  );
}
