import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ListRow } from '../../outbox/address-lists.ts';
import type { ProblemCode } from '../../report/problem.ts';
import { tokenParameters } from '../../report/session-token.ts';
import { type MessageName, text } from '../strings.ts';
import { amount, problemWords, span } from '../words.ts';
import { type ChoosableRow, withoutTokens } from './list-choice.ts';
import type { ListStore } from './list-store.ts';

/** So many rows are drawn at first, and as many more whenever the end is near: a thousand at once would be felt. */
const drawnAtOnce = 50;
const nearEndPx = 400;

/** Codes whose words speak of a page that somebody looks at. */
const ofPages: readonly ProblemCode[] = [
  'address-is-browser-page',
  'address-is-file',
  'address-is-embedded',
  'not-a-web-address',
];

const networkWords: Readonly<Record<ListRow['network'], MessageName | null>> = {
  web: null,
  onion: 'listOnion',
  ipfs: 'listIpfs',
};

function stateWords({ state }: ListRow): string {
  switch (state.name) {
    case 'new':
      return text('listNew');
    case 'for-note':
      return text('listForNote');
    case 'reported': {
      const ago = span(Date.now() - state.at);
      const [references, isFiled] = [state.references.join(', '), state.references.length > 0];
      return isFiled ? text('reportedBefore', ago, references) : text('startedBefore', ago);
    }
    case 'not-reportable':
      return ofPages.includes(state.because) ? text('listNotWeb') : problemWords({ code: state.because });
  }
}

/** One address as inert text with its state; what can be reported can be left out. */
function Row({ list, one }: { list: ListStore; one: ChoosableRow }) {
  const { row, ticked } = one;
  const network = networkWords[row.network];
  const isRefused = row.state.name === 'not-reportable';
  const tokens = isRefused ? [] : tokenParameters(row.address);
  const isCut = tokens.length > 0 && list.cutsTokens.value;
  return (
    <li data-state={row.state.name} data-network={row.network}>
      <label class="choice">
        <input
          type="checkbox"
          checked={ticked.value}
          disabled={isRefused}
          onChange={({ currentTarget }) => list.tick(one, currentTarget.checked)}
        />
        <span>
          <span class="mono">{isCut ? withoutTokens(row.address) : row.address}</span>
          <br />
          <span class={isRefused ? 'urgent' : 'quiet'}>
            {stateWords(row)} {network !== null && !isRefused && text(network)}{' '}
            {row.userInfoRemoved && text('userInfoRemoved')}
          </span>{' '}
          {tokens.length > 0 && !isCut && (
            <span class="urgent">{text('looksLikeSession', tokens.join(', '))}</span>
          )}
        </span>
      </label>
    </li>
  );
}

/** The addresses of the list, drawn in parts while somebody scrolls or tabs through them. */
export function ListRows({ list }: { list: ListStore }) {
  const rows = list.rows.value;
  const drawn = useSignal(drawnAtOnce);
  useEffect(() => {
    drawn.value = drawnAtOnce;
  }, [rows, drawn]);
  if (rows.length === 0) return null;
  return (
    <ul
      class="hints list-rows"
      aria-label={text('listRows', amount(rows.length))}
      onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
        if (scrollTop + clientHeight > scrollHeight - nearEndPx) drawn.value += drawnAtOnce;
      }}
    >
      {rows.slice(0, drawn.value).map((one) => (
        <Row key={one.row.address} list={list} one={one} />
      ))}
    </ul>
  );
}
