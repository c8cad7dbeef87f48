import type { DestinationKey } from '../report/destination.ts';
import type { Instant } from '../report/time.ts';
import type { Delivery, DeliveryId } from './delivery.ts';
import { claimedAtOnce, emptyLane, hasRoom, holds, isEmpty, type Lane, runsLow } from './lane.ts';
import type { Claimed } from './moves.ts';
import type { Due } from './queue.ts';
import { createSending, type Obstacle, type SendingParts } from './sending.ts';
import type { Outbox } from './store.ts';

export interface PumpParts extends SendingParts {
  readonly outbox: Outbox;
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

/** A row that is being sent is due at no time: somebody looks again soon in case this worker dies over it. */
const lookAgainMs = 30_000;
/** After what concerns every delivery (offline, no policy), one of them is tried again. */
const restMs = 60_000;

/**
 * Takes due deliveries from the store, sends each through its adapter and settles what came of it: claim, send,
 * settle. The row stays from first to last, so a death at any point leaves a state that the next run can read.
 */
export function createPump(parts: PumpParts): Pump {
  const { outbox, now } = parts;
  const sending = createSending(parts);
  const lanes = new Map<DestinationKey, Lane>();
  let requested = false;
  let restsUntil = Number.NEGATIVE_INFINITY;
  let draining: Promise<void> | null = null;
  let wake: () => void = () => {};

  const all = () => [...lanes.values()];
  const isHeldHere = (id: DeliveryId) => all().some((lane) => holds(lane, id));

  /** Gives back what was claimed and not begun, with what stands in its way. */
  async function release(lane: Lane, { problem }: Obstacle): Promise<void> {
    const event = () => ({ name: 'hold-up', at: now(), problem, pauses: false }) as const;
    await Promise.all(lane.ready.splice(0).map(({ delivery }) => outbox.move(delivery.id, event)));
  }

  async function deliver(lane: Lane, claimed: Claimed): Promise<void> {
    const { event, obstacle } = await sending.send(claimed);
    lane.proven = obstacle === null;
    if (obstacle?.scope === 'all') restsUntil = now() + restMs;
    const released =
      obstacle === null
        ? []
        : (obstacle.scope === 'all' ? all() : [lane]).map((one) => release(one, obstacle));
    await Promise.all([outbox.move(claimed.delivery.id, event), ...released]);
    parts.changed();
  }

  function begin(lane: Lane, claimed: Claimed): void {
    const { id } = claimed.delivery;
    lane.underWay.add(id);
    // Where the disk refuses, the row stays as it was and is taken over like one that a dead worker left.
    void deliver(lane, claimed)
      .catch(() => {})
      .finally(() => {
        lane.underWay.delete(id);
        beginReady(lane);
        wake();
      });
  }

  function beginReady(lane: Lane): void {
    while (hasRoom(lane)) {
      const next = lane.ready.shift();
      if (next === undefined) return;
      begin(lane, next);
    }
  }

  async function claim(key: DestinationKey): Promise<void> {
    const lane = lanes.get(key) ?? emptyLane();
    lanes.set(key, lane);
    if (!runsLow(lane)) return;
    const claim = {
      destinationKey: key,
      at: now(),
      limit: claimedAtOnce,
      isFree: (id: DeliveryId) => !isHeldHere(id),
      prepare: sending.prepare,
    };
    const claimed = await outbox.claim(claim).catch(() => {
      // A disk that refuses is asked again soon; what is under way goes on all the same.
      restsUntil = now() + lookAgainMs;
      return [];
    });
    lane.ready.push(...claimed);
    beginReady(lane);
    if (claimed.length > 0) parts.changed();
  }

  /** Claims for each destination what is due and can soon be begun. */
  async function claimDue(): Promise<void> {
    if (now() < restsUntil) return;
    const due = (await outbox.schedule()).filter(({ at }) => at <= now());
    await Promise.all(due.map(({ destinationKey }) => claim(destinationKey)));
  }

  /** Under the lock, a row in `sending` that is not held here was left by a worker that died. */
  async function takeOverInterrupted(): Promise<void> {
    const left = (await outbox.inState('sending')).filter(({ id }) => !isHeldHere(id));
    await Promise.all(left.map(({ id }) => outbox.move(id, () => ({ name: 'interrupt', at: now() }))));
    if (left.length > 0) parts.changed();
  }

  /** A clock that was set back would make an undo time of seconds last a day. */
  async function followClock(): Promise<readonly Due[]> {
    const schedule = await outbox.schedule();
    const ahead = schedule.filter(({ since }) => since > now());
    if (ahead.length === 0) return schedule;
    const ids = (
      await Promise.all(ahead.map(({ destinationKey }) => outbox.allWaitingFor(destinationKey)))
    ).flat();
    const at = now();
    const isAhead = ({ state }: Delivery) => 'since' in state && state.since > at;
    await Promise.all(
      ids.map((id) => outbox.move(id, (row) => (isAhead(row) ? { name: 'rebase', at } : null))),
    );
    return outbox.schedule();
  }

  async function nextWake(): Promise<Instant | null> {
    if ((await outbox.count('sending')) > 0) return now() + lookAgainMs;
    const due = (await followClock()).map(({ at }) => at);
    return due.length === 0 ? null : Math.max(Math.min(...due), restsUntil);
  }

  const shouldClaim = () =>
    requested || all().every(isEmpty) || all().some((lane) => !isEmpty(lane) && runsLow(lane));

  async function drain(): Promise<void> {
    sending.begin();
    await takeOverInterrupted();
    await followClock();
    let alarmAt = Number.NEGATIVE_INFINITY;
    for (;;) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const claims = shouldClaim();
      requested = false;
      if (claims) await claimDue();
      if (all().every(isEmpty) && !requested) break;
      if (alarmAt - now() < lookAgainMs / 2) {
        alarmAt = now() + lookAgainMs;
        await parts.wakeAt(alarmAt);
      }
      if (!requested) await woken;
    }
    await parts.wakeAt(await nextWake());
  }

  function run(): Promise<void> {
    requested = true;
    restsUntil = Number.NEGATIVE_INFINITY;
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
