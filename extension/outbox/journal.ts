import type { LedgerDelivery, LedgerEvent, LedgerOutcome } from '../ledger/entry.ts';
import type { Report } from '../report/report.ts';
import type { Delivery, DeliveryEvent } from './delivery.ts';

const ledgerDelivery = ({ id, destination }: Delivery): LedgerDelivery => ({
  deliveryId: id,
  destinationId: destination.id,
  destination: destination.name,
  environment: destination.environment,
});

/** That a report was saved, and where it is to go. */
export const createdRecord = (report: Report, deliveries: readonly Delivery[]): LedgerEvent => ({
  kind: 'created',
  reportId: report.id,
  category: report.category.name,
  deliveries: deliveries.map(ledgerDelivery),
});

/** That a report of which nothing had left goes elsewhere. */
export const reroutedRecord = (report: Report, deliveries: readonly Delivery[]): LedgerEvent => ({
  kind: 'rerouted',
  reportId: report.id,
  deliveries: deliveries.map(ledgerDelivery),
});

/**
 * What the ledger keeps of one move of a delivery. Pure. Without addresses, documents or a hotline's words: codes,
 * references and hashes only.
 * @param delivery as it is after the move
 */
export function recordsOf(delivery: Delivery, event: DeliveryEvent): readonly LedgerEvent[] {
  const { id: deliveryId, destination } = delivery;
  const outcome = (kind: LedgerOutcome, problem: string | null): LedgerEvent => ({
    kind: 'outcome',
    deliveryId,
    outcome: kind,
    problem,
  });
  switch (event.name) {
    case 'checkpoint': {
      // Both are on disk before the step begins, in the transaction of the checkpoint itself.
      const step = { none: null, submitting: 'submit', open: null, finishing: 'finish' }[
        event.checkpoint.phase
      ];
      return step === null ? [] : [{ kind: 'intent', deliveryId, step }];
    }
    case 'file': {
      const { reference, requestId, payloadSha256 } = event.receipt;
      const { environment } = destination;
      return [
        outcome('filed', null),
        { kind: 'receipt', deliveryId, environment, reference, requestId, payloadSha256 },
      ];
    }
    case 'postpone':
      return [outcome(delivery.outcomeUnknown ? 'unknown' : 'later', event.problem.code)];
    case 'lose-answer':
      return [outcome('unknown', event.problem.code)];
    case 'refuse':
      return [outcome('refused', event.problem.code)];
    case 'interrupt':
      return [outcome(delivery.outcomeUnknown ? 'unknown' : 'later', 'interrupted')];
    case 'undo':
    case 'give-up':
      return [{ kind: 'undone', deliveryId }];
    case 'file-by-hand':
      return [{ kind: 'filed-by-hand', deliveryId, reference: event.reference }];
    case 'claim':
    case 'retry':
    case 'hasten':
      return [];
  }
}
