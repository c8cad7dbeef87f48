import type { LedgerEvent } from '../ledger/entry.ts';
import type { DestinationId } from '../report/destination.ts';
import type { Report, ReportId, ReportSummary } from '../report/report.ts';
import type { Instant } from '../report/time.ts';
import { fromRow, openDatabase, reportOf, strict, summaryOf } from './database.ts';
import type { Delivery, DeliveryId, StateName } from './delivery.ts';
import { outboxMoves } from './moves.ts';
import { outboxPutAway } from './put-away.ts';

export type Outbox = Awaited<ReturnType<typeof openOutbox>>;

/**
 * The durable store of reports and deliveries. Each write is one strict transaction: when its promise resolves, the
 * bytes are on the disk, not in a cache (https://w3c.github.io/IndexedDB/#transaction-durability-hint).
 */
export async function openOutbox(name = 'outbox') {
  const database = await openDatabase(name);

  return {
    ...outboxMoves(database),
    ...outboxPutAway(database),

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

    /** Reports about an address, newest first. */
    async reportsAbout(addressKey: string): Promise<readonly ReportSummary[]> {
      const rows = await Promise.all([
        database.getAllFromIndex('reports', 'addressKeys', addressKey),
        database.getAllFromIndex('putAway', 'addressKeys', addressKey),
      ]);
      return rows
        .flat()
        .sort((one, other) => other.createdAt - one.createdAt)
        .map(summaryOf);
    },

    /** Open deliveries whose time has come, the longest due first. */
    async due(now: Instant, limit: number): Promise<readonly Delivery[]> {
      const range = IDBKeyRange.upperBound(now);
      return (await database.getAllFromIndex('deliveries', 'dueAt', range, limit)).map(fromRow);
    },

    /** When the next open delivery is due; null when none is open. */
    async nextDue(): Promise<Instant | null> {
      const cursor = await database.transaction('deliveries').store.index('dueAt').openKeyCursor();
      return cursor?.key ?? null;
    },

    async inState(state: StateName): Promise<readonly Delivery[]> {
      return (await database.getAllFromIndex('deliveries', 'stateName', state)).map(fromRow);
    },

    async count(state: StateName): Promise<number> {
      return database.countFromIndex('deliveries', 'stateName', state);
    },

    /** The oldest records that the ledger does not have yet. */
    async journal(limit: number): Promise<readonly { readonly key: number; readonly event: LedgerEvent }[]> {
      const { store } = database.transaction('journal');
      const [keys, events] = await Promise.all([store.getAllKeys(null, limit), store.getAll(null, limit)]);
      return keys.flatMap((key, place) => {
        const event = events[place];
        return event === undefined ? [] : [{ key, event }];
      });
    },

    /** Takes records away that the ledger has, up to and with this key. */
    async clearJournal(last: number): Promise<void> {
      const transaction = database.transaction('journal', 'readwrite', strict);
      await Promise.all([transaction.store.delete(IDBKeyRange.upperBound(last)), transaction.done]);
    },

    async clock(destination: DestinationId) {
      return (await database.get('clocks', destination)) ?? null;
    },

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

    close: () => database.close(),
  };
}
