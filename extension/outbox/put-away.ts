import type { LedgerEvent } from '../ledger/entry.ts';
import { sha256 } from '../ledger/sha256.ts';
import type { Report, ReportId } from '../report/report.ts';
import type { Instant } from '../report/time.ts';
import { fromRow, type OutboxDatabase, reportOf, strict, summaryOf } from './database.ts';
import type { Delivery } from './delivery.ts';

/** What is sealed: everything that could be read of a report. */
export interface ReportContent {
  readonly report: Report;
  readonly deliveries: readonly Delivery[];
}

const putAwayStores = ['reports', 'deliveries', 'putAway', 'journal'] as const;

/** What takes away what can be read of settled reports. */
export function outboxPutAway(database: OutboxDatabase) {
  return {
    /** Reports of which all deliveries were settled by then, the longest settled first. */
    settledBefore: (until: Instant, limit: number): Promise<readonly ReportId[]> =>
      database.getAllKeysFromIndex('reports', 'settledAt', IDBKeyRange.upperBound(until), limit),

    /** When the longest settled report was; null when none is. */
    async firstSettled(): Promise<Instant | null> {
      const cursor = await database.transaction('reports').store.index('settledAt').openKeyCursor();
      return cursor?.key ?? null;
    },

    /** Everything that can be read of a report. */
    async contentOf(id: ReportId): Promise<ReportContent | null> {
      const row = await database.get('reports', id);
      if (row === undefined) return null;
      const deliveries = await database.getAllFromIndex('deliveries', 'reportId', id);
      return { report: reportOf(row), deliveries: deliveries.map(fromRow) };
    },

    /**
     * Takes away what can be read of a settled report: address, note, account and document go, in one transaction with
     * the ledger's record of it. Category, times, destination, state, receipt and keyed hash stay.
     * @param sealed the content as an age file; null erases it
     */
    async putAway(id: ReportId, sealed: Uint8Array | null, at: Instant): Promise<void> {
      // Before the transaction: Firefox ends one that waits for anything but itself.
      const record: LedgerEvent =
        sealed === null
          ? { kind: 'erased', reportId: id }
          : { kind: 'sealed', reportId: id, sealedSha256: await sha256(sealed) };
      const transaction = database.transaction(putAwayStores, 'readwrite', strict);
      const rows = transaction.objectStore('deliveries');
      const report = await transaction.objectStore('reports').get(id);
      const deliveries = await rows.index('reportId').getAll(id);
      if (report?.settledAt !== undefined) {
        const { addressKeys } = report;
        const file = sealed === null ? null : new Uint8Array(sealed);
        await Promise.all([
          transaction.objectStore('putAway').put({ ...summaryOf(report), addressKeys, at, sealed: file }),
          transaction.objectStore('reports').delete(id),
          ...deliveries.map((row) => rows.put({ ...row, checkpoint: { phase: 'none' }, problem: null })),
          transaction.objectStore('journal').add(record),
        ]);
      }
      await transaction.done;
    },

    /** Sealed reports, each as an age file. */
    async sealed(): Promise<readonly { readonly id: ReportId; readonly file: Uint8Array }[]> {
      const rows = await database.getAll('putAway');
      return rows.flatMap(({ id, sealed }) => (sealed === null ? [] : [{ id, file: sealed }]));
    },
  };
}
