import type { Payload, Receipt } from '../hotlines/hotline.ts';
import type { Branded } from '../report/brand.ts';
import type { GatewayDestination } from '../report/destination.ts';
import type { Problem } from '../report/problem.ts';
import type { ReportId } from '../report/report.ts';
import type { Instant } from '../report/time.ts';
import type { Delivery, DeliveryId } from './delivery.ts';
import type { DeliveryEvent } from './transition.ts';

export type CopyId = Branded<string, 'CopyId'>;

/** What a platform's gateway is told of a delivery that was made elsewhere. */
export type CopyNews =
  /** With the report itself, so that the platform can preserve and follow up. */
  | { readonly kind: 'filed'; readonly reference: string; readonly by: 'signpost' | 'person' }
  /** Without anything of what was reported. */
  | { readonly kind: 'receipt'; readonly receipt: Receipt }
  /** `occurrence` counts from 1: one delivery can fail, be tried again and fail again. */
  | { readonly kind: 'failed'; readonly problem: Problem; readonly occurrence: number }
  | { readonly kind: 'withdrawn' }
  /** Of a moderator, and of no delivery. */
  | { readonly kind: 'paused' }
  | { readonly kind: 'resumed' };

/** One event for one gateway: the row stays until the gateway has said that it has it. */
export interface Copy {
  readonly id: CopyId;
  readonly gateway: GatewayDestination;
  /** Null where it is about no report: then its payload is there from the beginning. */
  readonly reportId: ReportId | null;
  readonly deliveryId: DeliveryId | null;
  readonly news: CopyNews;
  readonly at: Instant;
  /** What is sent, letter for letter, from the first attempt on. */
  readonly payload: Payload | null;
  readonly failedAttempts: number;
  /** When it is tried next; null: the gateway has refused it, and a person must look. */
  readonly notBefore: Instant | null;
  readonly problem: Problem | null;
}

function newsOf(delivery: Delivery, event: DeliveryEvent): readonly CopyNews[] {
  switch (event.name) {
    case 'file': {
      const { receipt } = event;
      return [
        { kind: 'filed', reference: receipt.reference, by: 'signpost' },
        { kind: 'receipt', receipt },
      ];
    }
    case 'file-by-hand':
      return [{ kind: 'filed', reference: event.reference ?? '', by: 'person' }];
    case 'refuse':
      return [{ kind: 'failed', problem: event.problem, occurrence: delivery.refusals }];
    case 'withdrawn':
      return [{ kind: 'withdrawn' }];
    case 'cancel':
      // Of what was undone before anything was told there is nothing to tell.
      return delivery.refusals > 0 ? [{ kind: 'withdrawn' }] : [];
    default:
      return [];
  }
}

const timeOf = (event: DeliveryEvent): Instant => {
  // The gateway is told the time that the receipt has.
  if (event.name === 'file') return Date.parse(event.receipt.filedAt);
  return 'at' in event ? event.at : 0;
};

const idOf = (gateway: GatewayDestination, { id }: Delivery, news: CopyNews): CopyId =>
  [gateway.id, id, news.kind, ...(news.kind === 'failed' ? [news.occurrence] : [])].join(' ') as CopyId;

/**
 * What a move of a delivery is to tell its gateways. Pure.
 * @param delivery as it is after the move
 */
export function copiesOf(delivery: Delivery, event: DeliveryEvent): readonly Copy[] {
  const at = timeOf(event);
  return delivery.copyTo.flatMap((gateway) =>
    newsOf(delivery, event).map((news) => ({
      id: idOf(gateway, delivery, news),
      gateway,
      reportId: delivery.reportId,
      deliveryId: delivery.id,
      news,
      at,
      payload: null,
      failedAttempts: 0,
      // A receipt's time follows the hotline's clock, which may be ahead.
      notBefore: 'at' in event ? event.at : 0,
      problem: null,
    })),
  );
}

/** A copy as it lies on disk: what is not to be tried has no time in the index. */
export interface CopyRow extends Copy {
  readonly dueAt?: Instant;
}

export const toCopyRow = (copy: Copy): CopyRow =>
  copy.notBefore === null ? copy : { ...copy, dueAt: copy.notBefore };
