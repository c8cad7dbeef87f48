import { computed, effect, type Signal, signal, batch as together } from '@preact/signals';
import type { Send } from '../../messages.ts';
import type { ListRow, ReadList, Ways } from '../../outbox/address-lists.ts';
import type { Target } from '../../outbox/popup-view.ts';
import { limits } from '../../report/limits.ts';
import type { Problem } from '../../report/problem.ts';
import type { Draft } from '../../report/report.ts';
import { tokenParameters, withoutParameters } from '../../report/session-token.ts';
import type { Listed, PopupStore } from './store.ts';

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
const routable = (rows: readonly ChoosableRow[]): readonly string[] =>
  rows
    .filter(({ row }) => row.state.name === 'new' || row.state.name === 'reported')
    .map(({ row }) => row.address);

export const withoutTokens = (address: string): string =>
  withoutParameters(address, tokenParameters(address));

export interface ListStoreParts {
  readonly store: PopupStore;
  readonly send: Send;
  /** Files drafts that differ in their address only, one report each. */
  readonly fileEach: (drafts: readonly Draft[]) => Promise<void>;
}

export type ListStore = ReturnType<typeof createListStore>;

/** Systems give some text files no type, or that of a spreadsheet. */
const textFiles = /\.(txt|csv|tsv)$/i;

/** A list of addresses in the place of the page: what was pasted, how each address stands, which ones are reported and how. */
export function createListStore({ store, send, fileEach }: ListStoreParts) {
  const text = signal('');
  const list = signal<ReadList | null>(null);
  const rows = signal<readonly ChoosableRow[]>([]);
  const problem = signal<Problem | null>(null);
  const reading = signal(false);
  const wantsOne = signal(false);
  const ways = signal<Ways | null>(null);
  /** Addresses that the moderator has ticked or unticked, also where the list is read again. */
  const decided = new Map<string, boolean>();

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
  effect(() => {
    const next = listed.value;
    if (store.listed.peek() !== null) store.listed.value = next;
  });

  let asked = 0;

  /** Asks where the addresses go, under the category and urgency as they are; an answer that was overtaken is dropped. */
  async function askWays(): Promise<void> {
    asked += 1;
    const mine = asked;
    const all = routable(rows.peek());
    const [categoryId, urgent] = [store.categoryId.peek(), store.urgent.peek()];
    const answered =
      all.length === 0 ? null : await send('list.ways', { addresses: all, categoryId, urgent });
    if (mine !== asked) return;
    ways.value = answered?.ok ? answered.value : null;
    if (answered?.ok === false) problem.value = answered.problems[0];
  }
  effect(() => {
    // Read so that each change of them asks anew.
    void [rows.value, store.categoryId.value, store.urgent.value];
    ways.value = null;
    void askWays();
  });

  function take(read: ReadList): void {
    const choosable = read.rows.map((row) => {
      const standard = row.state.name === 'new' || row.state.name === 'for-note';
      return { row, ticked: signal(decided.get(row.address) ?? standard) };
    });
    together(() => {
      list.value = read;
      rows.value = choosable;
    });
  }

  /** Reads the text in the background; while that lasts, what is typed further waits for the next reading. */
  async function read(): Promise<void> {
    if (reading.value) return;
    reading.value = true;
    for (let current: string | null = null; current !== text.value; ) {
      current = text.value;
      const answered = await send('list.read', current);
      problem.value = answered.ok ? null : answered.problems[0];
      if (answered.ok) take(answered.value);
    }
    reading.value = false;
  }

  async function setText(typed: string): Promise<void> {
    text.value = typed;
    await read();
  }

  function tick({ row, ticked }: ChoosableRow, value: boolean): void {
    decided.set(row.address, value);
    ticked.value = value;
  }

  return {
    text,
    list,
    rows,
    problem,
    reading,
    addresses,
    cutsTokens,
    forNote,
    canBeOne,
    isOne,
    wantsOne,

    /** Puts the list in the place of the page, or the page in its own again. */
    async toggle(): Promise<void> {
      store.panel.value = null;
      if (store.listed.value !== null) {
        store.listed.value = null;
        return;
      }
      const captured = store.captured.value;
      if (text.value === '' && captured !== null && captured.moreUrls.length > 0)
        text.value = [captured.url, ...captured.moreUrls].join('\n');
      store.listed.value = listed.value;
      if (text.value !== '') await read();
    },

    setText,
    tick,

    /** Reads a dropped file, if it is text and not too long. */
    async takeFile(file: File): Promise<void> {
      const isText = file.type.startsWith('text/') || textFiles.test(file.name);
      if (!isText) problem.value = { code: 'list-not-text' };
      else if (file.size > limits.list) problem.value = { code: 'list-too-long' };
      else await setText(await file.text());
    },

    /** Clears the list, when it has been filed. */
    async forget(): Promise<void> {
      decided.clear();
      await setText('');
    },

    /** Ticks or unticks all that were reported before. */
    tickReported(value: boolean): void {
      together(() => {
        for (const one of rows.value) if (one.row.state.name === 'reported') tick(one, value);
      });
    },

    async file(): Promise<void> {
      if (ways.value === null) return;
      if (isOne.value) return store.file();
      const draft = store.draft.value;
      if (draft === null || store.missing.value.length > 0) return;
      await fileEach(addresses.value.map((url) => ({ ...draft, url })));
    },
  };
}
