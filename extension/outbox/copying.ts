import {
  type CopyParts,
  composeFailed,
  composeFiled,
  composeReceipt,
  composeWithdrawn,
} from '../hotlines/gateway/compose.ts';
import { sendEvent } from '../hotlines/gateway/send.ts';
import type { Outcome, Payload } from '../hotlines/hotline.ts';
import type { Request } from '../hotlines/request.ts';
import type { ChainHead } from '../report/chain-head.ts';
import { type Credentials, type Destination, secretIn } from '../report/destination.ts';
import type { Report, ReportSummary } from '../report/report.ts';
import type { Instant } from '../report/time.ts';
import { backoff } from './backoff.ts';
import type { Copy } from './copy.ts';
import type { Delivery } from './delivery.ts';
import type { Outbox } from './store.ts';

export interface CopyingParts {
  readonly outbox: Outbox;
  readonly request: Request;
  readonly credentialsFor: (destination: Destination) => Promise<Credentials | null>;
  readonly ledgerHead: () => Promise<ChainHead | null>;
  readonly now: () => Instant;
  readonly random: () => number;
  /** Runs the work while no other context of this profile runs it. */
  readonly exclusively: (work: () => Promise<void>) => Promise<void>;
  /** Called after something has changed that the pages show. */
  readonly changed: () => void;
}

export type Copying = ReturnType<typeof createCopying>;

/** Copies that are looked at in one go. */
const atOnce = 20;

/** The event of a copy; null where the report that it would carry has been put away. */
function composed(
  { gateway, news, at }: Copy,
  { id, destination }: Delivery,
  report: Report | null,
  summary: ReportSummary,
  ledger: ChainHead | null,
): Payload | null {
  const { id: destinationId, name, adapter, environment } = destination;
  const delivery = { id, destinationId, destination: name, adapter, environment };
  const parts: CopyParts = { gateway, report: summary, delivery, at, ledger };
  switch (news.kind) {
    case 'filed':
      return report === null ? null : composeFiled({ ...parts, report }, news);
    case 'receipt':
      return composeReceipt(parts, news.receipt);
    case 'failed':
      return composeFailed(parts, news.problem, news.occurrence);
    case 'withdrawn':
      return composeWithdrawn(parts);
    default:
      return null;
  }
}

/**
 * Tells gateways what became of deliveries made elsewhere. Beside the pump, so that a gateway that is down holds up no
 * report; each event has its own id, so that what is told twice counts once.
 */
export function createCopying({ outbox, now, random, exclusively, changed, ...parts }: CopyingParts) {
  async function payloadOf(copy: Copy): Promise<Payload | null> {
    const { payload: kept, reportId, deliveryId } = copy;
    if (kept !== null || reportId === null || deliveryId === null) return kept;
    const [report, summary, delivery] = await Promise.all([
      outbox.report(reportId),
      outbox.summary(reportId),
      outbox.delivery(deliveryId),
    ]);
    if (summary === null || delivery === null) return null;
    const payload = composed(copy, delivery, report, summary, await parts.ledgerHead());
    if (payload !== null) await outbox.keepCopy({ ...copy, payload });
    return payload;
  }

  async function settle(copy: Copy, outcome: Outcome): Promise<void> {
    if (outcome.kind === 'filed') return outbox.dropCopy(copy.id);
    if (!('problem' in outcome)) return;
    const { problem } = outcome;
    const failedAttempts = copy.failedAttempts + 1;
    const wait = 'retryAfterMs' in outcome ? outcome.retryAfterMs : null;
    const notBefore = outcome.kind === 'refused' ? null : now() + backoff(failedAttempts, wait, random());
    await outbox.keepCopy({ ...copy, problem, failedAttempts, notBefore });
  }

  async function send(copy: Copy): Promise<void> {
    const payload = await payloadOf(copy);
    if (payload === null) return outbox.dropCopy(copy.id);
    const { gateway } = copy;
    const [clock, credentials] = await Promise.all([outbox.clock(gateway.id), parts.credentialsFor(gateway)]);
    const outcome = await sendEvent(
      {
        destination: gateway,
        credentials: secretIn(credentials),
        clockOffset: clock?.offsetMs ?? null,
        noteClock: (offsetMs) => void outbox.noteClock(gateway.id, offsetMs, now()).catch(() => {}),
        request: parts.request,
        now,
      },
      payload,
    );
    await settle({ ...copy, payload }, outcome);
  }

  async function sendDue(): Promise<void> {
    const due = await outbox.copiesDue(now(), atOnce);
    // One after the other: a gateway that is down is asked once for each, and events come in their order.
    for (const copy of due) await send(copy);
    if (due.length > 0) changed();
    // Each has moved to a later time or gone, so this ends.
    if (due.length === atOnce) await sendDue();
  }

  return {
    /** Tells what is due. Resolves when nothing more is to be told now. */
    run: (): Promise<void> => exclusively(sendDue).catch(() => undefined),

    /** Tries again now what waits or was refused, because a person asks for it. */
    async tellAgain(): Promise<void> {
      await exclusively(async () => {
        for (const copy of await outbox.copies()) await outbox.keepCopy({ ...copy, notBefore: 0 });
        await sendDue();
      }).catch(() => undefined);
      changed();
    },
  };
}
