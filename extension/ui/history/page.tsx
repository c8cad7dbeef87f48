import { useRef } from 'preact/hooks';
import { browser } from '../../browser.ts';
import { KeysHelp } from '../keys-help.tsx';
import { text } from '../strings.ts';
import { amount, problemWords } from '../words.ts';
import { everything } from './filter.ts';
import { Filters } from './filters.tsx';
import { Grid } from './grid.tsx';
import { historyKeys } from './key-lines.ts';
import type { HistoryStore } from './store.ts';
import { useKeys } from './use-keys.ts';

/** How many rows there are, said aloud when it changes. */
function Count({ store }: { store: HistoryStore }) {
  const shown = store.filtered.value.rows.length;
  const all = store.table.value.rows().length;
  return (
    <p class="quiet count" id="count" role="status">
      {text('historyCount', amount(shown), amount(all))}
      {store.reading.value && ` ${text('historyReading')}`}
    </p>
  );
}

/** What of the history could not be read. */
function Trouble({ store }: { store: HistoryStore }) {
  const problems = store.problems.value;
  if (problems.length === 0) return null;
  return (
    <div class="row">
      <p role="alert" class="urgent">
        {problems.map(problemWords).join(' ')}
      </p>
      <button type="button" class="plain" id="read-again" onClick={() => void store.open()}>
        {text('tryAgain')}
      </button>
    </div>
  );
}

/** The rows, or why there are none and what to do next. */
function List({ store }: { store: HistoryStore }) {
  if (store.filtered.value.rows.length > 0) return <Grid store={store} />;
  if (store.problems.value.length > 0) return null;
  return <Empty store={store} />;
}

function Empty({ store }: { store: HistoryStore }) {
  const isFiltered = store.table.value.rows().length > 0;
  const next = isFiltered
    ? () => store.narrow(everything)
    : () => void browser.openPage('ui/welcome/welcome.html');
  return (
    <div class="empty">
      <p>{text(isFiltered ? 'historyNoMatch' : 'historyNothing')}</p>
      <button type="button" class="plain" id="empty-next" onClick={next}>
        {text(isFiltered ? 'historyClear' : 'historyHowToBegin')}
      </button>
    </div>
  );
}

/** Every delivery of every report: found by filter, search and keys, and told in full where it is opened. */
export function HistoryPage({ store }: { store: HistoryStore }) {
  const search = useRef<HTMLInputElement>(null);
  useKeys(store, search);
  return (
    <main>
      <header>
        <h1>{text('historyTitle')}</h1>
        <button
          type="button"
          class="plain"
          id="keys"
          aria-keyshortcuts="?"
          onClick={() => {
            store.help.value = true;
          }}
        >
          {text('historyKeys')}
        </button>
      </header>
      <p class="quiet">{text('historyEffect')}</p>
      <Filters store={store} search={search} />
      <Count store={store} />
      <Trouble store={store} />
      <List store={store} />
      <KeysHelp keys={historyKeys} open={store.help} />
    </main>
  );
}
