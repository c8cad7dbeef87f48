import type { ChainHead } from '../report/chain-head.ts';
import type { Instant } from '../report/time.ts';
import { createAppend } from './append.ts';
import { endOf, fromRow, type LedgerDatabase, type Mark, openDatabase, strict } from './database.ts';
import type { LedgerEntry, LedgerEvent } from './entry.ts';

/** Entries that are read into memory at once. */
const batchSize = 500;

async function* entriesFrom(
  database: LedgerDatabase,
  from: number,
  limit: number,
): AsyncGenerator<LedgerEntry, void> {
  let [next, left] = [from, limit];
  while (left > 0) {
    const asked = Math.min(left, batchSize);
    const rows = await database.getAll('entries', IDBKeyRange.lowerBound(next), asked);
    for (const row of rows) yield fromRow(row);
    if (rows.length < asked) return;
    next = (rows.at(-1)?.sequence ?? next) + 1;
    left -= rows.length;
  }
}

async function entriesAbout(
  database: LedgerDatabase,
  subjects: readonly string[],
): Promise<readonly LedgerEntry[]> {
  const index = database.transaction('entries').store.index('subjects');
  const found = (await Promise.all(subjects.map((subject) => index.getAll(subject)))).flat();
  const bySequence = new Map(found.map((row) => [row.sequence, fromRow(row)]));
  return [...bySequence.values()].sort((one, other) => one.sequence - other.sequence);
}

export interface LedgerParts {
  /** The database's name; each test has its own. */
  readonly name?: string;
  readonly now: () => Instant;
}

export type Ledger = Awaited<ReturnType<typeof openLedger>>;

/** The durable, append-only record of what was done. */
export async function openLedger({ name = 'ledger', now }: LedgerParts) {
  const database = await openDatabase(name);
  const append = createAppend(database, now);

  return {
    /**
     * Writes what was done, all or nothing, behind what is there; costs the same however long the ledger is.
     * @returns the entries, which are on the disk by then
     * @throws TypeError for an event with a field that the ledger does not have
     */
    append: (...events: readonly LedgerEvent[]) => append(null, events),

    /** The same, and a note that is changed with the entries or not at all. */
    appendMarked: (mark: Mark, ...events: readonly LedgerEvent[]) => append(mark, events),

    mark: (name: Mark['name']): Promise<string | undefined> => database.get('marks', name),

    /** How long the chain is, by its last entry, and that entry's hash. */
    head: (): Promise<ChainHead> => endOf(database.transaction('entries').store),

    /** How many entries there are on disk. */
    count: (): Promise<number> => database.count('entries'),

    /** Entries in their order, read in batches; those written while it goes on come too. */
    entries: (from = 1, limit = Number.POSITIVE_INFINITY) => entriesFrom(database, from, limit),

    /**
     * The story of reports or deliveries by their ids, oldest first, each entry once. An entry about a delivery does
     * not name its report: for a report's whole story its deliveries' ids are given too.
     */
    entriesOf: (...subjects: readonly string[]) => entriesAbout(database, subjects),

    /** For "erase everything on this computer": the next entry begins a new chain. */
    async erase(): Promise<void> {
      const transaction = database.transaction(['entries', 'marks'], 'readwrite', strict);
      const stores = ['entries', 'marks'] as const;
      await Promise.all([...stores.map((store) => transaction.objectStore(store).clear()), transaction.done]);
    },

    close: () => database.close(),
  };
}
