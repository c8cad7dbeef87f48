import type { Adapter, Attempt, Checkpoint, Outcome } from '../hotlines/hotline.ts';
import type { Request } from '../hotlines/request.ts';
import type { ChainHead } from '../report/chain-head.ts';
import type { Credentials, Destination, DestinationId } from '../report/destination.ts';
import { destinationKeyOf } from '../report/destination.ts';
import type { Problem } from '../report/problem.ts';
import type { Instant } from '../report/time.ts';
import { backoff } from './backoff.ts';
import type { Clock } from './database.ts';
import type { Delivery } from './delivery.ts';
import type { Claimed } from './moves.ts';
import { createSlots } from './slots.ts';
import type { Outbox } from './store.ts';
import type { DeliveryEvent } from './transition.ts';

export interface SendingParts {
  readonly outbox: Pick<Outbox, 'clock' | 'noteClock' | 'move'>;
  readonly adapters: Readonly<Record<Destination['adapter'], Adapter>>;
  readonly request: Request;
  /** The ledger as it is now, for hotlines that keep its head; null where it cannot be read. */
  readonly ledgerHead: () => Promise<ChainHead | null>;
  readonly credentialsFor: (destination: Destination) => Promise<Credentials | null>;
  /** Why nothing may be sent at all, for example because no good policy is known; null when all is well. */
  readonly stopped: () => Promise<Problem | null>;
  /** Whether the browser believes to have a network; it may be wrong either way. */
  readonly online: () => boolean;
  readonly now: () => Instant;
  readonly random: () => number;
}

/** What stands in the way of more than this one delivery. */
export interface Obstacle {
  /** Whether only this destination is concerned; otherwise it is no use to try any other now. */
  readonly scope: 'destination' | 'all';
  readonly problem: Problem;
}

/** What one attempt at a delivery came to, for the delivery and for the others. */
export interface Sent {
  readonly event: (delivery: Delivery) => DeliveryEvent;
  readonly obstacle: Obstacle | null;
}

const clockKeepsMs = 24 * 3_600_000;
const clockFreshMs = 3_600_000;
/** `Date` headers have whole seconds, and answers take their time. */
const clockNewsMs = 2_000;

/** Sends claimed deliveries through their adapters. Whatever goes wrong comes back as an event that keeps it. */
export function createSending({ outbox, adapters, now, ...parts }: SendingParts) {
  const slot = createSlots();
  /** A queue that drains learns the hotline's clock with each answer: only what is news goes to the disk. */
  const clocks = new Map<DestinationId, Clock | null>();

  const isFresh = ({ measuredAt }: Clock) => Math.abs(now() - measuredAt) < clockKeepsMs;

  async function clockOf(id: DestinationId): Promise<Clock | null> {
    const known = clocks.get(id) ?? (await outbox.clock(id));
    clocks.set(id, known);
    return known;
  }

  function noteClock(id: DestinationId, offsetMs: number): void {
    const known = clocks.get(id) ?? null;
    const measuredAt = now();
    const isNews =
      known === null ||
      Math.abs(known.offsetMs - offsetMs) > clockNewsMs ||
      Math.abs(measuredAt - known.measuredAt) > clockFreshMs;
    if (!isNews) return;
    clocks.set(id, { offsetMs, measuredAt });
    // A clock that could not be noted is measured again by the next worker.
    void outbox.noteClock(id, offsetMs, measuredAt).catch(() => {});
  }

  async function attemptOf(
    { delivery, report }: Claimed,
    saved: (checkpoint: Checkpoint) => void,
  ): Promise<Attempt> {
    const { destination, organisation } = delivery;
    const receiver = {
      destinationKey: destinationKeyOf(destination),
      host: adapters[destination.adapter].originPattern(destination) ?? '',
    };
    const [clock, credentials, ledger] = await Promise.all([
      clockOf(destination.id),
      parts.credentialsFor(destination),
      destination.adapter === 'gateway' ? parts.ledgerHead() : null,
    ]);
    return {
      filing: { report, organisation, destination, ledger },
      credentials,
      checkpoint: delivery.checkpoint,
      clockOffset: clock !== null && isFresh(clock) ? clock.offsetMs : null,
      save: async (checkpoint) => {
        const kept = await outbox.move(delivery.id, () => ({ name: 'checkpoint', checkpoint }));
        // Nothing may go to the hotline on a checkpoint that is not on disk.
        if (kept === null) throw new Error('A delivery left its state while it was being sent');
        saved(checkpoint);
      },
      noteClock: (offsetMs) => noteClock(destination.id, offsetMs),
      request: (address, options) => slot(receiver, () => parts.request(address, options)),
      now,
    };
  }

  /** A throw is a bug of ours: the delivery must survive it all the same, and must not be taken for unsent. */
  async function outcomeOf(claimed: Claimed): Promise<Outcome> {
    const { delivery } = claimed;
    let phase = delivery.checkpoint.phase;
    try {
      const adapter = adapters[delivery.destination.adapter];
      const attempt = await attemptOf(claimed, (checkpoint) => {
        phase = checkpoint.phase;
      });
      return await (delivery.withdrawing ? adapter.withdraw(attempt) : adapter.deliver(attempt));
    } catch {
      const kind = phase === 'finishing' ? 'unknown' : 'later';
      return { kind, problem: { code: 'internal' }, retryAfterMs: null };
    }
  }

  function waitingEvent(
    { kind, problem, retryAfterMs }: Extract<Outcome, { kind: 'later' | 'unknown' }>,
    failedAttempts: number,
  ): DeliveryEvent {
    const at = now();
    const until = at + backoff(failedAttempts, retryAfterMs, parts.random());
    return { name: kind === 'later' ? 'postpone' : 'lose-answer', at, until, problem };
  }

  function eventOf(outcome: Outcome, { failedAttempts }: Delivery): DeliveryEvent {
    switch (outcome.kind) {
      case 'filed':
        return { name: 'file', at: now(), receipt: outcome.receipt };
      case 'withdrawn':
        return { name: 'withdrawn', at: now() };
      case 'refused':
        return { name: 'refuse', at: now(), problem: outcome.problem };
      case 'for-person':
        return { name: 'await-person', at: now() };
      case 'blocked':
        return heldUp({ scope: 'destination', problem: outcome.problem });
      default:
        return waitingEvent(outcome, failedAttempts);
    }
  }

  const isOffline = (outcome: Outcome) =>
    'problem' in outcome && outcome.problem.code === 'hotline-unreachable' && !parts.online();

  /** What is not this delivery's own fault does not count as a failed attempt of it. */
  const heldUp = ({ scope, problem }: Obstacle): DeliveryEvent => ({
    name: 'hold-up',
    at: now(),
    problem,
    pauses: scope === 'destination',
  });

  function obstacleIn(outcome: Outcome): Obstacle | null {
    if (outcome.kind === 'blocked') return { scope: 'destination', problem: outcome.problem };
    return isOffline(outcome) ? { scope: 'all', problem: { code: 'offline' } } : null;
  }

  async function send(claimed: Claimed): Promise<Sent> {
    const stopped = await parts.stopped();
    if (stopped !== null) {
      const obstacle: Obstacle = { scope: 'all', problem: stopped };
      return { event: () => heldUp(obstacle), obstacle };
    }
    const outcome = await outcomeOf(claimed);
    const obstacle = obstacleIn(outcome);
    const keepsUnknown = outcome.kind === 'unknown' || obstacle === null;
    return { event: (row) => (keepsUnknown ? eventOf(outcome, row) : heldUp(obstacle)), obstacle };
  }

  /** The first checkpoint, where it is known without asking the hotline. */
  function prepare({ delivery, report }: Claimed): Checkpoint | null {
    const { destination, organisation, checkpoint, withdrawing } = delivery;
    const clock = clocks.get(destination.id) ?? null;
    if (checkpoint.phase !== 'none' || withdrawing || clock === null || !isFresh(clock)) return null;
    const filing = { report, organisation, destination, ledger: null };
    return adapters[destination.adapter].begin(filing, now(), clock.offsetMs);
  }

  return {
    send,
    prepare,
    /** Another run of the pump begins: what is on the disk counts. */
    begin: () => clocks.clear(),
  };
}
