import type { LedgerEvent } from '../ledger/entry.ts';
import { sha256 } from '../ledger/sha256.ts';
import type { Report, ReportId } from '../report/report.ts';
import type { Instant } from '../report/time.ts';
import { dropContentCopies } from './copy-store.ts';
import { fromRow, type OutboxDatabase, reportOf, strict, summaryOf } from './database.ts';
import { type Delivery, isSettled } from './delivery.ts';
import type { HistoryChanges } from './history-changes.ts';
import { historyKeyOf } from './history-row.ts';
import { putHistoryAway } from './history-store.ts';
import { preservedUntil } from './receipt.ts';

/** What is sealed: everything that could be read of a report. */
export interface ReportContent {
  readonly report: Report;
  readonly deliveries: readonly Delivery[];
}

/** Until when the receipts of a report are kept: the longest time that any of them has, without end if one has none. */
function keptUntil(deliveries: readonly Delivery[]): Instant | null {
  const times = deliveries
    .filter(({ state }) => state.name !== 'cancelled')
    .map((delivery) => preservedUntil(delivery));
  const limited = times.filter((time) => time !== null);
  return limited.length === 0 || limited.length < times.length ? null : Math.max(...limited);
}

/** What the ledger keeps of it. */
const recordOf = async (reportId: ReportId, sealed: Uint8Array | null) =>
  sealed === null
    ? ({ kind: 'erased', reportId } as const satisfies LedgerEvent)
    : ({ kind: 'sealed', reportId, sealedSha256: await sha256(sealed) } as const satisfies LedgerEvent);

const putAwayStores = [
  'reports',
  'deliveries',
  'history',
  'settled',
  'putAway',
  'journal',
  'copies',
] as const;

/** What takes away what can be read of settled reports. */
export function outboxPutAway(database: OutboxDatabase, changes: HistoryChanges) {
  return {
    /** Reports of which a delivery, and perhaps all, were settled by then, the longest settled first. */
    settledBefore: (until: Instant, limit: number): Promise<readonly ReportId[]> =>
      database.getAllKeysFromIndex('settled', 'at', IDBKeyRange.upperBound(until), limit),

    /** When the longest settled report was; null when none is. */
    async firstSettled(): Promise<Instant | null> {
      const cursor = await database.transaction('settled').store.index('at').openKeyCursor();
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
      const record = await recordOf(id, sealed);
      const transaction = database.transaction(putAwayStores, 'readwrite', strict);
      const rows = transaction.objectStore('deliveries');
      const [report, settled] = await Promise.all([
        transaction.objectStore('reports').get(id),
        transaction.objectStore('settled').get(id),
      ]);
      const deliveries = await rows.index('reportId').getAll(id);
      // One delivery is settled and another is not: when that one is, this is looked at again.
      if (!deliveries.map(fromRow).every(isSettled)) await transaction.objectStore('settled').delete(id);
      else if (report !== undefined && settled !== undefined) {
        const { exactKeys, similarKeys, firstForm } = report;
        const file = sealed === null ? null : new Uint8Array(sealed);
        const until = keptUntil(deliveries);
        await Promise.all([
          transaction.objectStore('putAway').put({
            ...summaryOf(report),
            exactKeys,
            similarKeys,
            firstForm,
            at,
            sealed: file,
            ...(until === null ? {} : { keptUntil: until }),
          }),
          transaction.objectStore('reports').delete(id),
          transaction.objectStore('settled').delete(id),
          ...deliveries.map((row) => rows.put({ ...row, checkpoint: { phase: 'none' }, problem: null })),
          putHistoryAway(transaction.objectStore('history'), deliveries, record.kind),
          dropContentCopies(transaction.objectStore('copies'), id),
          transaction.objectStore('journal').add([record]),
        ]);
      }
      await transaction.done;
      changes.note(deliveries);
    },

    /** Reports whose receipts were to be kept until then, the longest over first. */
    keptUntilBefore: (until: Instant, limit: number): Promise<readonly ReportId[]> =>
      database.getAllKeysFromIndex('putAway', 'keptUntil', IDBKeyRange.upperBound(until), limit),

    /** When the first receipt's time is over; null when none has one. */
    async firstKeptUntil(): Promise<Instant | null> {
      const cursor = await database.transaction('putAway').store.index('keptUntil').openKeyCursor();
      return cursor?.key ?? null;
    },

    /** Takes away what was left of a report whose receipts need not be kept any longer, with the ledger's record of it. */
    async forget(id: ReportId): Promise<void> {
      const transaction = database.transaction(putAwayStores, 'readwrite', strict);
      const rows = transaction.objectStore('deliveries');
      const deliveries = await rows.index('reportId').getAll(id);
      await Promise.all([
        transaction.objectStore('putAway').delete(id),
        ...deliveries.map((row) => rows.delete(row.id)),
        ...deliveries.map((row) => transaction.objectStore('history').delete(historyKeyOf(row))),
        transaction.objectStore('journal').add([{ kind: 'retention-ended', reportId: id }]),
        transaction.done,
      ]);
      changes.note(deliveries);
    },

    /** Sealed reports, each as an age file. */
    async sealed(): Promise<readonly { readonly id: ReportId; readonly file: Uint8Array }[]> {
      const rows = await database.getAll('putAway');
      return rows.flatMap(({ id, sealed }) => (sealed === null ? [] : [{ id, file: sealed }]));
    },
  };
}
