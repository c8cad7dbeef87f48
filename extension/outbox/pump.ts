import type { Adapter, Attempt, Checkpoint, Outcome } from '../hotlines/hotline.ts';
import type { Request } from '../hotlines/request.ts';
import type { Credentials, Destination } from '../report/destination.ts';
import type { Problem } from '../report/problem.ts';
import type { Instant } from '../report/time.ts';
import { backoff } from './backoff.ts';
import { type Delivery, type DeliveryEvent, type DeliveryId, dueAt } from './delivery.ts';
import type { Outbox } from './store.ts';

export interface PumpParts {
  readonly outbox: Outbox;
  readonly adapters: Readonly<Record<Destination['adapter'], Adapter>>;
  readonly request: Request;
  readonly credentialsFor: (destination: Destination) => Promise<Credentials | null>;
  /** Why nothing may be sent at all, for example because no good policy is known; null when all is well. */
  readonly stopped: () => Promise<Problem | null>;
  readonly now: () => Instant;
  readonly random: () => number;
  /** Runs the work while no other context of this profile runs it (Web Locks; the browser frees a dead worker's). */
  readonly exclusively: (work: () => Promise<void>) => Promise<void>;
  /** Asks to be run again at an instant, also after this worker's death; null: nothing is open. */
  readonly wakeAt: (at: Instant | null) => Promise<void>;
  /** Called after each change of a delivery. */
  readonly changed: () => void;
}

export interface Pump {
  /** Sends whatever is due. Resolves when nothing more is under way. */
  run(): Promise<void>;
}

const concurrency = 4;
const lookAgainMs = 30_000;
const clockKeepsMs = 24 * 3_600_000;

function eventOf(outcome: Outcome, delivery: Delivery, now: Instant, random: number): DeliveryEvent {
  switch (outcome.kind) {
    case 'filed':
      return { name: 'file', receipt: outcome.receipt };
    case 'refused':
      return { name: 'refuse', problem: outcome.problem };
    default: {
      const until = now + backoff(delivery.failedAttempts, outcome.retryAfterMs, random);
      const name = outcome.kind === 'later' ? 'postpone' : 'lose-answer';
      return { name, until, problem: outcome.problem };
    }
  }
}

/**
 * Takes due deliveries from the store, sends each through its adapter and settles what came of it: claim, send,
 * settle. The row stays from first to last, so a death at any point leaves a state that the next run can read.
 */
export function createPump(parts: PumpParts): Pump {
  const { outbox, adapters, now, random } = parts;
  const underWay = new Map<DeliveryId, Promise<void>>();
  let requested = false;
  let draining: Promise<void> | null = null;
  let wake: () => void = () => {};

  async function attemptOf(delivery: Delivery, saved: (checkpoint: Checkpoint) => void): Promise<Attempt> {
    const { destination, organisation } = delivery;
    const report = await outbox.report(delivery.reportId);
    if (report === null) throw new Error('A delivery has no report');
    const clock = await outbox.clock(destination.id);
    return {
      filing: { report, organisation, destination },
      credentials: await parts.credentialsFor(destination),
      checkpoint: delivery.checkpoint,
      clockOffset:
        clock !== null && Math.abs(now() - clock.measuredAt) < clockKeepsMs ? clock.offsetMs : null,
      save: async (checkpoint) => {
        const kept = await outbox.move(delivery.id, () => ({ name: 'checkpoint', checkpoint }));
        // Nothing may go to the hotline on a checkpoint that is not on disk.
        if (kept === null) throw new Error('A delivery left its state while it was being sent');
        saved(checkpoint);
      },
      // A clock that could not be noted is measured again the next time.
      noteClock: (offsetMs) => void outbox.noteClock(destination.id, offsetMs, now()).catch(() => {}),
      request: parts.request,
      now,
    };
  }

  /** A throw is a bug of ours: the delivery must survive it all the same, and must not be taken for unsent. */
  async function outcomeOf(delivery: Delivery): Promise<Outcome> {
    let phase = delivery.checkpoint.phase;
    try {
      const problem = await parts.stopped();
      if (problem !== null) return { kind: 'later', problem, retryAfterMs: null };
      const attempt = await attemptOf(delivery, (checkpoint) => {
        phase = checkpoint.phase;
      });
      return await adapters[delivery.destination.adapter].deliver(attempt);
    } catch {
      const kind = phase === 'finishing' ? 'unknown' : 'later';
      return { kind, problem: { code: 'internal' }, retryAfterMs: null };
    }
  }

  async function send(due: Delivery): Promise<void> {
    const at = now();
    const claimed = await outbox.move(due.id, (row) =>
      (dueAt(row) ?? Number.POSITIVE_INFINITY) <= at ? { name: 'claim', at } : null,
    );
    if (claimed === null) return;
    parts.changed();
    const outcome = await outcomeOf(claimed);
    await outbox.move(claimed.id, (row) => eventOf(outcome, row, now(), random()));
    parts.changed();
  }

  /** Under the lock, a row in `sending` that is not under way here was left by a worker that died. */
  async function takeOverInterrupted(): Promise<void> {
    const left = (await outbox.inState('sending')).filter(({ id }) => !underWay.has(id));
    for (const { id } of left) await outbox.move(id, () => ({ name: 'interrupt', at: now() }));
    if (left.length > 0) parts.changed();
  }

  async function startDue(): Promise<void> {
    const free = concurrency - underWay.size;
    if (free <= 0) return;
    // A delivery that was started a moment ago may not have been claimed yet.
    const due = (await outbox.due(now(), concurrency)).filter(({ id }) => !underWay.has(id));
    for (const delivery of due.slice(0, free)) {
      // Where the disk refuses, the row stays as it was and is taken over like one that a dead worker left.
      const sending = send(delivery)
        .catch(() => {})
        .finally(() => {
          underWay.delete(delivery.id);
          requested = true;
          wake();
        });
      underWay.set(delivery.id, sending);
    }
  }

  /** A row that is being sent is due at no time: look again soon in case this worker dies over it. */
  async function nextWake(): Promise<Instant | null> {
    const next = await outbox.nextDue();
    if ((await outbox.count('sending')) === 0 && underWay.size === 0) return next;
    return Math.min(next ?? Number.POSITIVE_INFINITY, now() + lookAgainMs);
  }

  async function drain(): Promise<void> {
    await takeOverInterrupted();
    while (requested || underWay.size > 0) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      if (!requested) await woken;
      requested = false;
      await startDue();
      await parts.wakeAt(await nextWake());
    }
  }

  function run(): Promise<void> {
    requested = true;
    wake();
    draining ??= parts
      .exclusively(drain)
      .catch(() => {
        requested = false;
        return parts.wakeAt(now() + lookAgainMs);
      })
      .finally(() => {
        draining = null;
        if (requested) void run();
      });
    return draining;
  }

  return { run };
}
