import type { OutboxDatabase } from './database.ts';
import type { Delivery } from './delivery.ts';
import type { HistoryChanges } from './history-changes.ts';
import {
  type ContentStanding,
  type HistoryKey,
  type HistoryRow,
  historyKeyOf,
  historyRowAfter,
} from './history-row.ts';

/** Where the rows lie, within a transaction. */
export interface HistoryObjectStore {
  get(key: HistoryKey): Promise<HistoryRow | undefined>;
  put(row: HistoryRow, key: HistoryKey): Promise<unknown>;
}

/** Writes what other stores' changes make of the rows of some deliveries, where there is a row. */
async function rewrite<Found extends Pick<Delivery, 'createdAt' | 'id'>>(
  store: HistoryObjectStore,
  deliveries: readonly Found[],
  next: (row: HistoryRow, delivery: Found) => HistoryRow | null,
): Promise<void> {
  const rewriteOne = async (delivery: Found) => {
    const key = historyKeyOf(delivery);
    const row = await store.get(key);
    const changed = row === undefined ? null : next(row, delivery);
    if (changed !== null) await store.put(changed, key);
  };
  await Promise.all(deliveries.map(rewriteOne));
}

/**
 * Keeps the rows true, in the transaction of the moves.
 * @param moved deliveries as they are after each of their moves, in order
 */
export function moveHistory(store: HistoryObjectStore, moved: readonly Delivery[]): Promise<void> {
  const last = new Map(moved.map((delivery) => [delivery.id, delivery]));
  return rewrite(store, [...last.values()], historyRowAfter);
}

/** Takes out of the rows what cannot be read any more, in the transaction that seals or erases the report. */
export const putHistoryAway = (
  store: HistoryObjectStore,
  deliveries: readonly Delivery[],
  content: ContentStanding,
): Promise<void> => rewrite(store, deliveries, (row) => ({ ...row, hosts: null, caseId: null, content }));

/** What the history asks of the store. */
export function outboxHistory(database: OutboxDatabase, changes: HistoryChanges) {
  return {
    /** Rows from the newest on, or from behind a key on. */
    historyRows: (after: HistoryKey | null, limit: number): Promise<readonly HistoryRow[]> =>
      database.getAll('history', after === null ? null : IDBKeyRange.lowerBound(after, true), limit),

    /** The rows of some keys, in one transaction; null for a key that has none any more. */
    async historyRowsAt(keys: readonly HistoryKey[]): Promise<readonly (HistoryRow | null)[]> {
      const { store } = database.transaction('history');
      return Promise.all(keys.map(async (key) => (await store.get(key)) ?? null));
    },

    historyMark: (): number => changes.mark(),

    /** What has changed since a mark; null when everything has to be read anew. */
    historyChanges: (mark: number): readonly HistoryKey[] | null => changes.since(mark),
  };
}
