import type { ChainHead } from '../../report/chain-head.ts';
import type { Environment, GatewayDestination } from '../../report/destination.ts';
import type { Contact } from '../../report/organisation.ts';
import type { Problem } from '../../report/problem.ts';
import type { Report } from '../../report/report.ts';
import type { Instant } from '../../report/time.ts';
import type { Payload, Receipt } from '../hotline.ts';
import { writeEvent } from './event.ts';
import type { GatewayFiling } from './filing.ts';
import { contactData, reportData, reporterData, reportName } from './report-data.ts';
import { composeXarf } from './xarf.ts';

/** A delivery made elsewhere, by name: what the gateway is told of it. */
export interface DeliveryElsewhere {
  readonly id: string;
  readonly destinationId: string;
  /** The destination's name in the policy. */
  readonly destination: string;
  readonly adapter: string;
  readonly environment: Environment;
}

/** What every copy of a delivery made elsewhere needs. */
export interface CopyParts {
  readonly gateway: GatewayDestination;
  readonly report: Pick<Report, 'id' | 'category'>;
  readonly delivery: DeliveryElsewhere;
  readonly at: Instant;
  readonly ledger: ChainHead | null;
}

const ledgerData = (ledger: ChainHead | null) =>
  ledger === null ? null : { count: ledger.count, head: ledger.head };

const deliveryData = (delivery: DeliveryElsewhere) => ({
  id: delivery.id,
  destinationId: delivery.destinationId,
  destination: delivery.destination,
  adapter: delivery.adapter,
  environment: delivery.environment,
});

/**
 * The report itself. Everything but the ledger's head follows from the saved report, so composing it again after a
 * refusal gives the same event with the same id.
 */
export function composeCreated(filing: GatewayFiling): Payload {
  const { report, organisation, destination, ledger } = filing;
  return writeEvent({
    kind: 'created',
    id: `created_${destination.id}_${report.id}`,
    destinationId: destination.id,
    reportId: report.id,
    time: report.createdAt,
    data: {
      environment: destination.environment,
      ledger: ledgerData(ledger),
      report: reportData(report),
      reporter: reporterData(organisation),
      xarf: composeXarf(filing),
    },
  });
}

function copyOf(
  kind: 'filed' | 'failed' | 'withdrawn' | 'receipt',
  { gateway, report, delivery, at, ledger }: CopyParts,
  data: object,
  occurrence = '',
): Payload {
  return writeEvent({
    kind,
    id: `${kind}_${gateway.id}_${delivery.id}${occurrence}`,
    destinationId: gateway.id,
    reportId: report.id,
    time: at,
    data: {
      environment: delivery.environment,
      ledger: ledgerData(ledger),
      delivery: deliveryData(delivery),
      ...data,
    },
  });
}

/** A hotline has the report: with the report itself, so that the platform can preserve and follow up. */
export const composeFiled = (
  parts: CopyParts & { readonly report: Report },
  filed: { readonly reference: string; readonly by: 'signpost' | 'person' },
): Payload =>
  copyOf('filed', parts, {
    report: reportData(parts.report),
    filed: { reference: filed.reference, by: filed.by },
  });

/** The hotline's receipt, without anything of what was reported: it may be kept for as long as the law asks. */
export const composeReceipt = (parts: CopyParts, receipt: Receipt): Payload =>
  copyOf('receipt', parts, {
    ...reportName(parts.report),
    receipt: {
      reference: receipt.reference,
      filedAt: receipt.filedAt,
      requestId: receipt.requestId,
      payloadSha256: receipt.payloadSha256,
    },
  });

/**
 * A delivery needs a person.
 * @param occurrence counts from 1: one delivery can fail, be tried again and fail again
 */
export const composeFailed = (parts: CopyParts, problem: Problem, occurrence: number): Payload =>
  copyOf(
    'failed',
    parts,
    {
      ...reportName(parts.report),
      problem: {
        code: problem.code,
        httpStatus: problem.answer?.httpStatus ?? null,
        hotlineCode: problem.answer?.code ?? null,
        requestId: problem.answer?.requestId ?? null,
      },
    },
    `_${occurrence}`,
  );

/** A delivery was taken back and is not filed. */
export const composeWithdrawn = (parts: CopyParts): Payload =>
  copyOf('withdrawn', parts, reportName(parts.report));

/** Asks a gateway whether it is there and takes the signature; says nothing of any report. */
export const composeCheck = (destination: GatewayDestination, at: Instant, id: string): Payload =>
  writeEvent({
    kind: 'checked',
    id: `checked_${destination.id}_${id}`,
    destinationId: destination.id,
    reportId: null,
    time: at,
    data: { environment: destination.environment },
  });

/**
 * A moderator has paused, or goes on. They are named as in every report that the gateway gets, and no further.
 * @param id of this one change, so that it counts once however often it is told
 */
export const composePause = (
  gateway: GatewayDestination,
  contact: Contact,
  { paused, at, id }: { readonly paused: boolean; readonly at: Instant; readonly id: string },
): Payload =>
  writeEvent({
    kind: paused ? 'paused' : 'resumed',
    id: `${paused ? 'paused' : 'resumed'}_${gateway.id}_${id}`,
    destinationId: gateway.id,
    reportId: null,
    time: at,
    data: { environment: gateway.environment, paused, contact: contactData(contact) },
  });
