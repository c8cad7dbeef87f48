import { useSignal } from '@preact/signals';
import { displayParts } from '../../report/address.ts';
import { tokenParameters, withoutParameters } from '../../report/session-token.ts';
import { counted, text } from '../strings.ts';
import { span } from '../words.ts';
import type { PopupStore } from './store.ts';

/** Longest address that is sure to fit two lines. */
const twoLines = 110;

/** Parameters that look like a session's key: they may be cut, and what the address would be then stands beside. */
function TokenHints({ store }: { store: PopupStore }) {
  const names = tokenParameters(store.address.value);
  const { uncut } = store;
  return (
    <>
      {names.length > 0 && (
        <li id="token-hint">
          <span class="urgent">{text('looksLikeSession', names.join(', '))}</span>{' '}
          <button type="button" class="link" id="cut-tokens" onClick={() => store.cutTokens(names)}>
            {text('cutIt')}
          </button>
          <br />
          {text('afterCut')} <span class="mono">{withoutParameters(store.address.value, names)}</span>
        </li>
      )}
      {uncut.value !== null && (
        <li id="tokens-cut">
          {text('wasCut')} <span class="mono">{uncut.value}</span>{' '}
          <button type="button" class="link" id="take-back-cut" onClick={() => store.takeBackCut()}>
            {text('takeBackCut')}
          </button>
        </li>
      )}
    </>
  );
}

function Earlier({ store }: { store: PopupStore }) {
  const [latest] = store.view.value?.earlier ?? [];
  if (latest === undefined) return null;
  const receipts = latest.deliveries.flatMap(({ state }) =>
    state.name === 'filed' ? [state.receipt.reference] : [],
  );
  const ago = span(Date.now() - latest.createdAt);
  return (
    <li>
      {receipts.length > 0 ? text('reportedBefore', ago, receipts.join(', ')) : text('startedBefore', ago)}{' '}
      <button
        type="button"
        class="link"
        onClick={() => {
          store.story.value = latest;
        }}
      >
        {text('show')}
      </button>
    </li>
  );
}

function Similar({ store }: { store: PopupStore }) {
  const similar = store.view.value?.similar ?? null;
  if (similar === null) return null;
  return (
    <li id="similar">
      {text('similarBefore', span(Date.now() - similar.createdAt))}{' '}
      <button
        type="button"
        class="link"
        onClick={() => {
          store.story.value = similar;
        }}
      >
        {text('show')}
      </button>
    </li>
  );
}

interface Listed {
  readonly id: string;
  readonly summary: string;
  readonly urls: readonly string[];
  readonly remove: (url: string) => void;
}

/** Addresses behind a line that counts them, each inert and each to be left out again. */
function Addresses({ id, summary, urls, remove }: Listed) {
  if (urls.length === 0) return null;
  return (
    <details id={id}>
      <summary>{summary}</summary>
      <ul class="hints">
        {urls.map((url) => (
          <li key={url} class="mono">
            {url}{' '}
            <button type="button" class="link" aria-label={text('leaveOut', url)} onClick={() => remove(url)}>
              ✕
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Further addresses of the same report, and on a queue those of the other marked rows. */
function FurtherAddresses({ store }: { store: PopupStore }) {
  const more = store.moreUrls.value;
  const rows = store.furtherCases.value.map(({ url }) => url);
  return (
    <>
      <Addresses
        id="more-addresses"
        summary={counted('moreAddresses', more.length)}
        urls={more}
        remove={store.removeUrl}
      />
      <Addresses
        id="further-cases"
        summary={counted('furtherRows', rows.length)}
        urls={rows}
        remove={store.removeCase}
      />
    </>
  );
}

/** The reported address as inert text: never a link, never loaded. */
export function AddressBlock({ store }: { store: PopupStore }) {
  const all = useSignal(false);
  const address = store.address.value;
  const { host } = displayParts(address);
  return (
    <section class="address" aria-label={text('reportedAddress')}>
      <p class="mono strong host" id="host">
        {host}
      </p>
      <p class={all.value ? 'mono full all' : 'mono full'} id="address">
        {address}
      </p>
      {address.length > twoLines && (
        <button
          type="button"
          class="link"
          aria-expanded={all.value}
          onClick={() => {
            all.value = !all.value;
          }}
        >
          {text(all.value ? 'showLess' : 'showAll')}
        </button>
      )}
      <FurtherAddresses store={store} />
      <ul class="hints quiet">
        {store.replaces.value !== null && <li id="correcting">{text('correcting')}</li>}
        <Earlier store={store} />
        <Similar store={store} />
        {typeof store.captured.value?.consoleRule === 'string' && (
          <li id="console-rule">{text('readByRule', store.captured.value.consoleRule)}</li>
        )}
        {store.captured.value?.userInfoRemoved === true && (
          <li id="user-info-removed">{text('userInfoRemoved')}</li>
        )}
        <TokenHints store={store} />
      </ul>
    </section>
  );
}
