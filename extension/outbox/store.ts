import type { LedgerEvent } from '../ledger/entry.ts';
import type { DestinationId } from '../report/destination.ts';
import type { Report, ReportId, ReportSummary } from '../report/report.ts';
import type { Instant } from '../report/time.ts';
import { outboxBatches } from './batch-store.ts';
import { outboxCopies } from './copy-store.ts';
import { fromRow, reportOf, strict, summaryOf } from './database.ts';
import type { Delivery, DeliveryId, StateName } from './delivery.ts';
import { createHistoryChanges } from './history-changes.ts';
import { outboxHistory } from './history-store.ts';
import { outboxMoves } from './moves.ts';
import { openDatabase } from './open-database.ts';
import { outboxPutAway } from './put-away.ts';
import { outboxQueue } from './queue.ts';
import { outboxSaving } from './saving.ts';

export type Outbox = Awaited<ReturnType<typeof openOutbox>>;

/**
 * The durable store of reports and deliveries. Each write is one strict transaction: when its promise resolves, the
 * bytes are on the disk, not in a cache (https://w3c.github.io/IndexedDB/#transaction-durability-hint).
 * @param lost called when the browser closes the database by itself, for example because its file is gone
 */
export async function openOutbox(name = 'outbox', lost?: () => void) {
  const database = await openDatabase(name, lost);
  const changes = createHistoryChanges();

  return {
    ...outboxMoves(database, changes),
    ...outboxSaving(database, changes),
    ...outboxQueue(database),
    ...outboxPutAway(database, changes),
    ...outboxCopies(database),
    ...outboxBatches(database),
    ...outboxHistory(database, changes),

    async report(id: ReportId): Promise<Report | null> {
      const row = await database.get('reports', id);
      return row === undefined ? null : reportOf(row);
    },

    /** What can still be read of a report, also when it has been put away. */
    async summary(id: ReportId): Promise<ReportSummary | null> {
      const row = (await database.get('reports', id)) ?? (await database.get('putAway', id));
      return row === undefined ? null : summaryOf(row);
    },

    async delivery(id: DeliveryId): Promise<Delivery | null> {
      const row = await database.get('deliveries', id);
      return row === undefined ? null : fromRow(row);
    },

    async deliveriesOf(reportId: ReportId): Promise<readonly Delivery[]> {
      return (await database.getAllFromIndex('deliveries', 'reportId', reportId)).map(fromRow);
    },

    /**
     * Reports about one of these subjects, newest first, each once.
     * @param level whether about the very same or about something like it
     */
    async reportsAbout(
      keys: readonly string[],
      level: 'exactKeys' | 'similarKeys' = 'exactKeys',
    ): Promise<readonly ReportSummary[]> {
      const rows = await Promise.all(
        keys.flatMap((key) => [
          database.getAllFromIndex('reports', level, key),
          database.getAllFromIndex('putAway', level, key),
        ]),
      );
      const byId = new Map(rows.flat().map((row) => [row.id, summaryOf(row)]));
      return [...byId.values()].sort((one, other) => other.createdAt - one.createdAt);
    },

    /** @param limit how many at the most; left out, all */
    async inState(state: StateName, limit?: number): Promise<readonly Delivery[]> {
      return (await database.getAllFromIndex('deliveries', 'stateName', state, limit)).map(fromRow);
    },

    async count(state: StateName): Promise<number> {
      return database.countFromIndex('deliveries', 'stateName', state);
    },

    /**
     * The oldest records that the ledger does not have yet; those of one transaction have the same key.
     * @param limit how many transactions at the most
     */
    async journal(limit: number): Promise<readonly { readonly key: number; readonly event: LedgerEvent }[]> {
      const { store } = database.transaction('journal');
      const [keys, records] = await Promise.all([store.getAllKeys(null, limit), store.getAll(null, limit)]);
      return keys.flatMap((key, place) => (records[place] ?? []).map((event) => ({ key, event })));
    },

    /** Takes records away that the ledger has, up to and with this key. */
    async clearJournal(last: number): Promise<void> {
      const transaction = database.transaction('journal', 'readwrite', strict);
      await Promise.all([transaction.store.delete(IDBKeyRange.upperBound(last)), transaction.done]);
    },

    async clock(destination: DestinationId) {
      return (await database.get('clocks', destination)) ?? null;
    },

    clocks: () => database.getAll('clocks'),

    async noteClock(destination: DestinationId, offsetMs: number, measuredAt: Instant): Promise<void> {
      await database.put('clocks', { offsetMs, measuredAt }, destination);
    },

    /** This computer's own key for duplicate hashes; made once, never leaves the browser. */
    async duplicateKey(): Promise<CryptoKey> {
      const kept = await database.get('keys', 'duplicate');
      if (kept !== undefined) return kept;
      const made = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
      const transaction = database.transaction('keys', 'readwrite', strict);
      const winner = (await transaction.store.get('duplicate')) ?? made;
      await transaction.store.put(winner, 'duplicate');
      await transaction.done;
      return winner;
    },

    /** The name of this database; given at the first call. */
    async identity(newId: () => string): Promise<string> {
      const transaction = database.transaction('identity', 'readwrite', strict);
      const known = await transaction.store.get('identity');
      const identity = known ?? newId();
      if (known === undefined) await transaction.store.put(identity, 'identity');
      await transaction.done;
      return identity;
    },

    close: () => database.close(),
  };
}
