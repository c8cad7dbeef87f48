import { computed, type Signal, signal } from '@preact/signals';
import type { ListRow, ReadList, Ways } from '../../outbox/address-lists.ts';
import type { Target } from '../../outbox/popup-view.ts';
import { limits } from '../../report/limits.ts';
import { tokenParameters, withoutParameters } from '../../report/session-token.ts';
import type { Listed } from './store.ts';

/** An address of the list with the moderator's tick. */
export interface ChoosableRow {
  readonly row: ListRow;
  readonly ticked: Signal<boolean>;
}

/** Where several reports go together, in one: nowhere only where each of them goes nowhere. */
export function joinedTarget(targets: readonly Target[]): Target | null {
  const reached = targets.filter((target) => target.kind === 'destinations');
  const names = [...new Set(reached.flatMap(({ names }) => names))];
  const [first, ...rest] = names;
  if (first === undefined) return targets[0] ?? null;
  const live = reached.some(({ environment }) => environment === 'production');
  return { kind: 'destinations', environment: live ? 'production' : 'test', names: [first, ...rest] };
}

/** What a report can be about, whether it is ticked or not. */
export const routable = (rows: readonly ChoosableRow[]): readonly string[] =>
  rows
    .filter(({ row }) => row.state.name === 'new' || row.state.name === 'reported')
    .map(({ row }) => row.address);

export const withoutTokens = (address: string): string =>
  withoutParameters(address, tokenParameters(address));

/** Which addresses of a list are reported, and whether in one report or one each; everything follows from the ticks. */
export function createListChoice() {
  const list = signal<ReadList | null>(null);
  const rows = signal<readonly ChoosableRow[]>([]);
  /** Null while it is not known where the addresses go. */
  const ways = signal<Ways | null>(null);
  const wantsOne = signal(false);
  /** Whether what looks like a session's key is cut out of the addresses. */
  const cutsTokens = signal(false);

  const chosen = computed(() => rows.value.filter(({ ticked }) => ticked.value).map(({ row }) => row));
  /** The addresses that reports are about, as they stand in the list. */
  const written = computed(() =>
    chosen.value.filter(({ state }) => state.name !== 'for-note').map(({ address }) => address),
  );
  const addresses = computed(() =>
    cutsTokens.value ? [...new Set(written.value.map(withoutTokens))] : written.value,
  );
  /** What can only stand in the note of one report about all. */
  const forNote = computed(() =>
    chosen.value.filter(({ state }) => state.name === 'for-note').map(({ address }) => address),
  );
  const places = computed(
    () => new Map(routable(rows.value).map((address, place) => [address, ways.value?.places[place]])),
  );
  /** The different ways of the chosen addresses. */
  const targets = computed<readonly Target[]>(() => {
    const used = new Set(written.value.map((address) => places.value.get(address)));
    return [...used].flatMap((place) => ways.value?.targets[place ?? -1] ?? []);
  });
  /** One report goes one way. */
  const canBeOne = computed(() => targets.value.length <= 1 && addresses.value.length <= limits.addresses);
  const isOne = computed(() => (wantsOne.value && canBeOne.value) || addresses.value.length === 1);

  const listed = computed<Listed>(() => {
    const [url, ...others] = addresses.value;
    const observation = list.value?.observation;
    return {
      subject:
        url === undefined || observation === undefined
          ? null
          : { url, moreUrls: isOne.value ? others : [], observation },
      inNote: isOne.value ? forNote.value : [],
      target: joinedTarget(targets.value),
    };
  });

  return { list, rows, ways, wantsOne, cutsTokens, addresses, forNote, canBeOne, isOne, listed };
}
