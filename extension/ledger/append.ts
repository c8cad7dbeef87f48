import type { ChainHead } from '../report/chain-head.ts';
import type { Instant } from '../report/time.ts';
import { nextEntries } from './chain.ts';
import { type LedgerDatabase, type Mark, strict, toRow } from './database.ts';
import { emptyChain, headOf, type LedgerEntry, type LedgerEvent } from './entry.ts';
import { recordable } from './parse-event.ts';

const isSameHead = (one: ChainHead, other: ChainHead) => one.count === other.count && one.head === other.head;

/**
 * Adds entries if the chain on disk still ends where they begin, in one transaction.
 * @returns where the chain ended before
 */
async function addAfter(
  database: LedgerDatabase,
  after: ChainHead,
  entries: readonly LedgerEntry[],
  mark: Mark | null,
): Promise<ChainHead> {
  const transaction = database.transaction(['entries', 'marks'], 'readwrite', strict);
  const store = transaction.objectStore('entries');
  const last = await store.openCursor(null, 'prev');
  const found = last === null ? emptyChain : headOf(last.value);
  const isEnd = isSameHead(found, after);
  const writes: Promise<unknown>[] = isEnd ? entries.map((entry) => store.add(toRow(entry))) : [];
  if (isEnd && mark !== null) writes.push(transaction.objectStore('marks').put(mark.value, mark.name));
  await Promise.all([...writes, transaction.done]);
  return found;
}

/**
 * The one way to write into a ledger. Contexts that write at once leave no gap and no fork: who comes second finds
 * another head, writes nothing and begins again after it.
 */
export function createAppend(database: LedgerDatabase, now: () => Instant) {
  /** Where this connection believes the chain to end. Only a guess: another context may have written since. */
  let believed = emptyChain;
  let lastAppend: Promise<unknown> = Promise.resolve();

  async function write(
    events: readonly LedgerEvent[],
    at: string,
    mark: Mark | null,
  ): Promise<readonly LedgerEntry[]> {
    for (;;) {
      const after = believed;
      // Outside the transaction: Firefox ends one that waits for anything but itself.
      const entries = await nextEntries(after, events, at);
      const found = await addAfter(database, after, entries, mark);
      if (isSameHead(found, after)) {
        believed = entries.map(headOf).at(-1) ?? after;
        return entries;
      }
      // Whoever was quicker has made progress, so this comes to an end.
      believed = found;
    }
  }

  return async (mark: Mark | null, events: readonly LedgerEvent[]): Promise<readonly LedgerEntry[]> => {
    const recorded = events.map(recordable);
    if (recorded.length === 0) return [];
    const at = new Date(now()).toISOString();
    // One after the other within a connection, so that only different contexts ever race.
    const written = lastAppend.then(() => write(recorded, at, mark));
    lastAppend = written.catch(() => {});
    return written;
  };
}
