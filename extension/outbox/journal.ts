import type { Checkpoint } from '../hotlines/hotline.ts';
import {
  type LedgerDelivery,
  type LedgerEvent,
  type LedgerFacts,
  type LedgerHosting,
  type LedgerOutcome,
  mostNetworks,
} from '../ledger/entry.ts';
import { isName } from '../ledger/shape.ts';
import type { Report, ReportId } from '../report/report.ts';
import { type Instant, instantOf } from '../report/time.ts';
import type { Delivery } from './delivery.ts';
import type { DeliveryEvent } from './transition.ts';

const ledgerDelivery = ({ id, destination }: Delivery): LedgerDelivery => ({
  deliveryId: id,
  destinationId: destination.id,
  destination: destination.name,
  environment: destination.environment,
});

const inUtc = (at: Instant): string => new Date(at).toISOString();

function hostingOf({ addresses }: Pick<Report, 'addresses'>): LedgerHosting {
  const { hosting } = addresses[0];
  return addresses.every((address) => address.hosting === hosting) ? hosting : 'both';
}

/** Names only: which hosts and ids a page had stays in the report. */
function networksOf({ moneyTrail }: Pick<Report, 'moneyTrail'>): readonly string[] {
  const named = new Set(moneyTrail?.hosts.map(({ network }) => network));
  return [...named].filter(isName).sort().slice(0, mostNetworks);
}

const factsOf = (report: Report): LedgerFacts => ({
  observedAt: inUtc(instantOf(report.observation.observedAt)),
  savedAt: inUtc(report.createdAt),
  hosting: hostingOf(report),
  incidentType: report.category.incidentType,
  networks: networksOf(report),
});

/** That a report was saved, and where it is to go. */
export const createdRecord = (report: Report, deliveries: readonly Delivery[]): LedgerEvent => ({
  kind: 'created',
  reportId: report.id,
  category: report.category.name,
  deliveries: deliveries.map(ledgerDelivery),
  facts: factsOf(report),
});

/** That a corrected report stands in for an earlier one. */
export const editedRecord = (reportId: ReportId, replaces: ReportId): LedgerEvent => ({
  kind: 'edited',
  reportId,
  replaces,
});

/** That a report of which nothing had left goes elsewhere. */
export const reroutedRecord = (report: Report, deliveries: readonly Delivery[]): LedgerEvent => ({
  kind: 'rerouted',
  reportId: report.id,
  deliveries: deliveries.map(ledgerDelivery),
  hosting: hostingOf(report),
});

/** The hotline's step that each checkpoint comes before. */
const stepOf = {
  none: null,
  submitting: 'submit',
  finishing: 'finish',
  retracting: 'retract',
} as const satisfies Readonly<Record<Checkpoint['phase'], string | null>>;

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
    case 'claim':
    case 'checkpoint': {
      // Both are on disk before the step begins, in the transaction of the checkpoint itself.
      const step = stepOf[event.checkpoint?.phase ?? 'none'];
      return step === null ? [] : [{ kind: 'intent', deliveryId, step }];
    }
    case 'file': {
      const { reference, requestId, payloadSha256 } = event.receipt;
      const { environment } = destination;
      return [
        outcome('filed', null),
        {
          kind: 'receipt',
          deliveryId,
          environment,
          reference,
          requestId,
          payloadSha256,
          filedAt: inUtc(event.at),
        },
      ];
    }
    case 'withdrawn':
      return [outcome('retracted', null), { kind: 'undone', deliveryId }];
    case 'postpone':
    case 'hold-up':
      return [outcome(delivery.outcomeUnknown ? 'unknown' : 'later', event.problem.code)];
    case 'lose-answer':
      return [outcome('unknown', event.problem.code)];
    case 'refuse':
      return [outcome('refused', event.problem.code)];
    case 'interrupt':
      return [outcome(delivery.outcomeUnknown ? 'unknown' : 'later', 'interrupted')];
    case 'undo':
    case 'cancel':
      return [{ kind: 'undone', deliveryId }];
    case 'await-person':
      return [{ kind: 'intent', deliveryId, step: 'hand-over' }];
    case 'hand-over':
      return [{ kind: 'handed-over', deliveryId }];
    case 'hand-back':
      return [outcome('later', 'handed-back')];
    case 'file-by-hand':
      return [{ kind: 'filed-by-hand', deliveryId, reference: event.reference, filedAt: inUtc(event.at) }];
    case 'withdraw':
    case 'retry':
    case 'hasten':
    case 'rebase':
    case 'note-form':
      return [];
  }
}
