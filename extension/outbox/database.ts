import type { DBSchema, IDBPDatabase } from 'idb';
import type { LedgerEvent } from '../ledger/entry.ts';
import type { DestinationId } from '../report/destination.ts';
import { type DestinationKey, destinationKeyOf } from '../report/destination.ts';
import type { Problem } from '../report/problem.ts';
import type { Report, ReportId, ReportSummary } from '../report/report.ts';
import type { Instant } from '../report/time.ts';
import type { CopyId, CopyRow } from './copy.ts';
import { type Delivery, type DeliveryId, dueAt, type StateName } from './delivery.ts';
import type { HistoryKey, HistoryRow } from './history-row.ts';
import type { Progress } from './tally.ts';

/** A delivery as it lies on disk: with the values that its indexes need. */
export interface DeliveryRow extends Delivery {
  readonly stateName: StateName;
  readonly destinationKey: DestinationKey;
  /** Absent where nothing is to be sent, so that the index holds only what is. */
  readonly dueAt?: Instant;
}

/** Keyed hashes by which a report is found again: of its very subjects, and of what is merely like them. */
export interface SubjectKeys {
  readonly exact: readonly string[];
  readonly similar: readonly string[];
}

export interface ReportRow extends Report {
  readonly exactKeys: readonly string[];
  readonly similarKeys: readonly string[];
  /** What was corrected first, of all the forms of this report; its own id where nothing was. */
  readonly firstForm: ReportId;
}

/** That nothing more happens to a report, beside it: the report itself need not be written again. */
export interface SettledRow {
  readonly id: ReportId;
  /** When the last of its deliveries was filed or taken back. */
  readonly at: Instant;
}

/** What is left of a report when nothing of it is to be readable any more. */
export interface PutAwayRow extends ReportSummary {
  readonly exactKeys: readonly string[];
  readonly similarKeys: readonly string[];
  readonly at: Instant;
  /** An age file that the organisation's own key opens; null when the report was erased. */
  readonly sealed: Uint8Array<ArrayBuffer> | null;
  /** Until when its receipts are kept; absent where nothing limits it. */
  readonly keptUntil?: Instant;
  readonly firstForm: ReportId;
}

/** Why nothing goes to a destination until a person has mended it. */
export interface Pause {
  readonly problem: Problem;
  readonly since: Instant;
}

/** How far a hotline's clock is ahead of this computer's, as last measured. */
export interface Clock {
  readonly offsetMs: number;
  readonly measuredAt: Instant;
}

export interface OutboxSchema extends DBSchema {
  reports: {
    key: ReportId;
    value: ReportRow;
    indexes: { exactKeys: string; similarKeys: string; firstForm: ReportId };
  };
  settled: { key: ReportId; value: SettledRow; indexes: { at: Instant } };
  putAway: {
    key: ReportId;
    value: PutAwayRow;
    indexes: { exactKeys: string; similarKeys: string; keptUntil: Instant; firstForm: ReportId };
  };
  deliveries: {
    key: DeliveryId;
    value: DeliveryRow;
    indexes: {
      reportId: ReportId;
      stateName: StateName;
      dueByDestination: [DestinationKey, Instant];
    };
  };
  /** Each delivery as the history lists it, changed in the transaction of the delivery itself. */
  history: { key: HistoryKey; value: HistoryRow };
  pauses: { key: DestinationKey; value: Pause };
  /** What gateways are still to be told of deliveries made elsewhere. */
  copies: { key: CopyId; value: CopyRow; indexes: { dueAt: Instant; reportId: ReportId } };
  /** How many deliveries are open, kept with each change. */
  tally: { key: 'deliveries'; value: Progress };
  clocks: { key: DestinationId; value: Clock };
  keys: { key: string; value: CryptoKey };
  /** Names this database, so that another one in its place is noticed. */
  identity: { key: 'identity'; value: string };
  /** What the ledger is to record of one transaction, from that transaction until it is there. */
  journal: { key: number; value: readonly LedgerEvent[] };
}

/** A write is done when the disk has it, not a cache. */
export const strict = { durability: 'strict' } as const;

export function toRow(delivery: Delivery): DeliveryRow {
  const { state, destination } = delivery;
  const due = dueAt(delivery);
  return {
    ...delivery,
    stateName: state.name,
    destinationKey: destinationKeyOf(destination),
    ...(due === null ? {} : { dueAt: due }),
  };
}

export const summaryOf = ({ id, createdAt, category }: ReportSummary): ReportSummary => ({
  id,
  createdAt,
  category,
});

export const reportOf = ({ exactKeys: _, similarKeys: __, firstForm: ___, ...report }: ReportRow): Report =>
  report;

export const fromRow = ({
  stateName: _,
  destinationKey: __,
  dueAt: ___,
  ...delivery
}: DeliveryRow): Delivery => delivery;

export type OutboxDatabase = IDBPDatabase<OutboxSchema>;
