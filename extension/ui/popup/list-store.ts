import { effect, signal, batch as together } from '@preact/signals';
import type { Send } from '../../messages.ts';
import type { ReadList } from '../../outbox/address-lists.ts';
import { limits } from '../../report/limits.ts';
import type { Problem } from '../../report/problem.ts';
import type { Draft } from '../../report/report.ts';
import { type ChoosableRow, createListChoice, routable } from './list-choice.ts';
import type { PopupStore } from './store.ts';

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
  const choice = createListChoice();
  const { list, rows, ways, addresses, isOne, listed } = choice;
  const text = signal('');
  const problem = signal<Problem | null>(null);
  const reading = signal(false);
  /** Addresses that the moderator has ticked or unticked, also where the list is read again. */
  const decided = new Map<string, boolean>();

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

  function take(read: ReadList | null): void {
    const choosable = (read?.rows ?? []).map((row) => {
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
      take(answered.ok ? answered.value : null);
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

  /** Clears the list, when it has been filed. */
  async function forget(): Promise<void> {
    decided.clear();
    together(() => {
      choice.wantsOne.value = false;
      choice.cutsTokens.value = false;
    });
    await setText('');
  }

  return {
    ...choice,
    text,
    problem,
    reading,

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
    forget,

    /** Reads a dropped file, if it is text and not too long. */
    async takeFile(file: File): Promise<void> {
      const isText = file.type.startsWith('text/') || textFiles.test(file.name);
      if (!isText) problem.value = { code: 'list-not-text' };
      else if (file.size > limits.list) problem.value = { code: 'list-too-long' };
      else await setText(await file.text());
    },

    /** Ticks or unticks all that were reported before. */
    tickReported(value: boolean): void {
      together(() => {
        for (const one of rows.value) if (one.row.state.name === 'reported') tick(one, value);
      });
    },

    /** Files what is ticked, once it is known what stands in the field and where it goes. */
    async file(): Promise<void> {
      if (ways.value === null || reading.value) return;
      if (isOne.value) {
        await store.file();
        if (store.story.value !== null) await forget();
        return;
      }
      const draft = store.draft.value;
      if (draft === null || store.missing.value.length > 0) return;
      await fileEach(addresses.value.map((url) => ({ ...draft, url })));
    },
  };
}
