import type { ReportId } from '../report/report.ts';
import type { Instant } from '../report/time.ts';
import { type Copy, type CopyId, type CopyRow, toCopyRow } from './copy.ts';
import { type OutboxDatabase, strict } from './database.ts';

const fromCopyRow = ({ dueAt: _, ...copy }: CopyRow): Copy => copy;

/** What keeps the copies for gateways until they are there. */
export function outboxCopies(database: OutboxDatabase) {
  return {
    /** Copies that are due by then, the longest due first. */
    async copiesDue(until: Instant, limit: number): Promise<readonly Copy[]> {
      const range = IDBKeyRange.upperBound(until);
      return (await database.getAllFromIndex('copies', 'dueAt', range, limit)).map(fromCopyRow);
    },

    /** All that no gateway has taken yet. */
    async copies(limit?: number): Promise<readonly Copy[]> {
      return (await database.getAll('copies', null, limit)).map(fromCopyRow);
    },

    countCopies: (): Promise<number> => database.count('copies'),

    /** When the next copy is due; null when none is. */
    async nextCopyDue(): Promise<Instant | null> {
      const cursor = await database.transaction('copies').store.index('dueAt').openKeyCursor();
      return cursor?.key ?? null;
    },

    /** Keeps what belongs to no delivery: the others are kept with the move of a delivery that they tell of. */
    async addCopies(copies: readonly Copy[]): Promise<void> {
      const transaction = database.transaction('copies', 'readwrite', strict);
      await Promise.all([...copies.map((copy) => transaction.store.put(toCopyRow(copy))), transaction.done]);
    },

    /** Writes how a copy stands, unless it has gone meanwhile. */
    async keepCopy(copy: Copy): Promise<void> {
      const transaction = database.transaction('copies', 'readwrite', strict);
      if ((await transaction.store.getKey(copy.id)) !== undefined)
        await transaction.store.put(toCopyRow(copy));
      await transaction.done;
    },

    /** The gateway has it, or nothing is left to be told. */
    async dropCopy(id: CopyId): Promise<void> {
      const transaction = database.transaction('copies', 'readwrite', strict);
      await Promise.all([transaction.store.delete(id), transaction.done]);
    },
  };
}

/** Within the putting away of a report: copies that would carry its content go with it, the others stay. */
export async function dropContentCopies(
  store: {
    index(name: 'reportId'): { getAll(key: ReportId): Promise<CopyRow[]> };
    delete(id: CopyId): Promise<void>;
  },
  reportId: ReportId,
): Promise<void> {
  const rows = await store.index('reportId').getAll(reportId);
  await Promise.all(rows.filter(({ news }) => news.kind === 'filed').map(({ id }) => store.delete(id)));
}
