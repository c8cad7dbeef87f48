import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { LedgerEvent } from '../ledger/entry.ts';
import type { DestinationId } from '../report/destination.ts';
import type { Report, ReportId, ReportSummary } from '../report/report.ts';
import type { Instant } from '../report/time.ts';
import { type Delivery, type DeliveryId, dueAt, type StateName } from './delivery.ts';

/** A delivery as it lies on disk: with the two values that its indexes need. */
interface DeliveryRow extends Delivery {
  readonly stateName: StateName;
  /** Absent where nothing is to be sent, so that the index holds open deliveries only. */
  readonly dueAt?: Instant;
}

export interface ReportRow extends Report {
  /** Keyed hashes of the report's addresses. */
  readonly addressKeys: readonly string[];
  /** When the last of its deliveries was filed or taken back; absent while one is open. */
  readonly settledAt?: Instant;
}

/** What is left of a report when nothing of it is to be readable any more. */
interface PutAwayRow extends ReportSummary {
  readonly addressKeys: readonly string[];
  readonly at: Instant;
  /** An age file that the organisation's own key opens; null when the report was erased. */
  readonly sealed: Uint8Array<ArrayBuffer> | null;
}

export interface OutboxSchema extends DBSchema {
  reports: { key: ReportId; value: ReportRow; indexes: { addressKeys: string; settledAt: Instant } };
  putAway: { key: ReportId; value: PutAwayRow; indexes: { addressKeys: string } };
  deliveries: {
    key: DeliveryId;
    value: DeliveryRow;
    indexes: { reportId: ReportId; stateName: StateName; dueAt: Instant };
  };
  clocks: { key: DestinationId; value: { offsetMs: number; measuredAt: Instant } };
  keys: { key: string; value: CryptoKey };
  /** What the ledger is to record, from the transaction of the move until it is there. */
  journal: { key: number; value: LedgerEvent };
}

/** A write is done when the disk has it, not a cache. */
export const strict = { durability: 'strict' } as const;

export const toRow = (delivery: Delivery): DeliveryRow => {
  const due = dueAt(delivery);
  const row = { ...delivery, stateName: delivery.state.name };
  return due === null ? row : { ...row, dueAt: due };
};

export const summaryOf = ({ id, createdAt, category }: ReportSummary): ReportSummary => ({
  id,
  createdAt,
  category,
});

export const reportOf = ({ addressKeys: _, settledAt: __, ...report }: ReportRow): Report => report;

export const fromRow = ({ stateName: _, dueAt: __, ...delivery }: DeliveryRow): Delivery => delivery;

export type OutboxDatabase = IDBPDatabase<OutboxSchema>;

export function openDatabase(name: string): Promise<OutboxDatabase> {
  return openDB<OutboxSchema>(name, 2, {
    upgrade(database, from, _, transaction) {
      database.createObjectStore('journal', { autoIncrement: true });
      database
        .createObjectStore('putAway', { keyPath: 'id' })
        .createIndex('addressKeys', 'addressKeys', { multiEntry: true });
      if (from === 1) {
        transaction.objectStore('reports').createIndex('settledAt', 'settledAt');
        return;
      }
      const reports = database.createObjectStore('reports', { keyPath: 'id' });
      reports.createIndex('addressKeys', 'addressKeys', { multiEntry: true });
      reports.createIndex('settledAt', 'settledAt');
      const deliveries = database.createObjectStore('deliveries', { keyPath: 'id' });
      deliveries.createIndex('reportId', 'reportId');
      deliveries.createIndex('stateName', 'stateName');
      deliveries.createIndex('dueAt', 'dueAt');
      database.createObjectStore('clocks');
      database.createObjectStore('keys');
    },
  });
}
