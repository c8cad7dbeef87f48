import type { Receipt } from '../hotlines/hotline.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import type { Environment } from '../report/destination.ts';
import type { ReportId } from '../report/report.ts';
import type { Instant } from '../report/time.ts';
import type { Delivery, DeliveryId } from './delivery.ts';

const dayMs = 24 * 3_600_000;

/** When a delivery was filed, by us or by a person; null when it was not. */
function filedAt({ state }: Pick<Delivery, 'state'>): Instant | null {
  if (state.name === 'filed') return Date.parse(state.receipt.filedAt);
  return state.name === 'filed-by-hand' ? state.at : null;
}

/**
 * Until when what belongs to a filed delivery is to be kept: the longest of the laws and the organisation's own wish,
 * as they stood when the report was saved. Null when it is not filed, or nothing asks for any time.
 */
export function preservedUntil({
  state,
  destination,
}: Pick<Delivery, 'state' | 'destination'>): Instant | null {
  const since = filedAt({ state });
  return since === null || destination.receiptDays === null ? null : since + destination.receiptDays * dayMs;
}

/** The proof that a delivery was filed, as a file that the organisation keeps. It holds no content. */
export interface ReceiptBundle {
  readonly format: 'signpost-receipt';
  readonly version: 1;
  readonly reportId: ReportId;
  readonly deliveryId: DeliveryId;
  readonly hotline: { readonly name: string; readonly address: string; readonly environment: Environment };
  /** The hotline's own proof, or the reference that a person has entered; null where it gives none. */
  readonly receipt: Receipt | { readonly reference: string | null; readonly enteredAt: string };
  readonly createdAt: string;
  readonly preserveUntil: string | null;
  /** What the ledger says of this delivery, each with its hash. */
  readonly ledger: readonly LedgerEntry[];
}

const isoTime = (instant: Instant) => new Date(instant).toISOString();

/** Puts a delivery's receipt together; null when it has none. Pure. */
export function receiptBundle(delivery: Delivery, ledger: readonly LedgerEntry[]): ReceiptBundle | null {
  const { id, reportId, destination, state, createdAt } = delivery;
  if (state.name !== 'filed' && state.name !== 'filed-by-hand') return null;
  const { name, address, environment } = destination;
  const until = preservedUntil(delivery);
  return {
    format: 'signpost-receipt',
    version: 1,
    reportId,
    deliveryId: id,
    hotline: { name, address, environment },
    receipt:
      state.name === 'filed' ? state.receipt : { reference: state.reference, enteredAt: isoTime(state.at) },
    createdAt: isoTime(createdAt),
    preserveUntil: until === null ? null : isoTime(until),
    ledger,
  };
}
