import type { Adapter } from '../hotlines/hotline.ts';
import { originPattern } from '../hotlines/request.ts';
import type { Destination, DestinationKey, Environment } from '../report/destination.ts';
import type { Problem } from '../report/problem.ts';
import type { Copy } from './copy.ts';
import type { Pause } from './database.ts';
import type { DeliveryId } from './delivery.ts';
import type { Outbox } from './store.ts';
import type { ReportStory } from './story.ts';
import type { Progress } from './tally.ts';
import type { Telling } from './telling.ts';

/** A destination to which nothing goes until a person has mended it, said once and not per report. */
export interface PausedDestination extends Pause {
  readonly name: string;
  readonly environment: Environment;
  /** How many deliveries wait for it. */
  readonly waiting: number;
  /** One of these: trying it again lets all go on. */
  readonly first: DeliveryId;
  /** What the browser must allow before anything can be sent there. */
  readonly originPattern: string | null;
}

/** What one gateway could not be told yet. */
export interface WaitingCopies {
  readonly gateway: string;
  readonly count: number;
  readonly problem: Problem;
  readonly originPattern: string;
}

/** Copies that have failed at least once, by gateway. Pure. */
export function waitingCopies(copies: readonly Copy[]): readonly WaitingCopies[] {
  const byName = new Map<string, WaitingCopies>();
  for (const { gateway, problem } of copies) {
    if (problem === null) continue;
    const known = byName.get(gateway.name);
    byName.set(gateway.name, {
      gateway: gateway.name,
      count: (known?.count ?? 0) + 1,
      problem,
      originPattern: originPattern(gateway.address),
    });
  }
  return [...byName.values()];
}

/** What wants the moderator's attention beside the page in front. */
export interface Attention {
  /** Reports that can still be undone and reports that need a person, the first few. */
  readonly reports: readonly ReportStory[];
  readonly paused: readonly PausedDestination[];
  /** What gateways could not be told yet, one line for each gateway. */
  readonly copies: readonly WaitingCopies[];
  readonly progress: Progress;
  /** How far this computer's clock is from a hotline's, in milliseconds, when that is more than a little; else null. */
  readonly clockOffsetMs: number | null;
}

export interface AttentionParts {
  readonly outbox: Pick<
    Outbox,
    'inState' | 'pauses' | 'sendingProgress' | 'waitingFor' | 'firstWaitingFor' | 'clocks' | 'copies'
  >;
  readonly telling: Pick<Telling, 'stories'>;
  readonly adapters: Readonly<Record<Destination['adapter'], Adapter>>;
}

/** More copies than this are counted as so many. */
const copiesLookedAt = 200;

/** So many reports are named at the most. */
const named = 5;

/** Hotlines' clocks differ by seconds and answers take some; more than that is this computer's own fault. */
const toleratedMs = 5 * 60_000;

/** The largest difference between this computer's clock and a hotline's; null while all are small. Pure. */
export function wrongClock(offsetsMs: readonly number[]): number | null {
  const worst = offsetsMs.reduce((most, one) => (Math.abs(one) > Math.abs(most) ? one : most), 0);
  return Math.abs(worst) > toleratedMs ? worst : null;
}

/** Gathers what wants attention; as quick with ten thousand deliveries as with none. */
export function createAttention({ outbox, telling, adapters }: AttentionParts) {
  async function pausedDestination(key: DestinationKey, pause: Pause): Promise<PausedDestination | null> {
    const [first, waiting] = await Promise.all([outbox.firstWaitingFor(key), outbox.waitingFor(key)]);
    if (first === null) return null;
    const { destination, id } = first;
    return {
      ...pause,
      name: destination.name,
      environment: destination.environment,
      waiting,
      first: id,
      originPattern: adapters[destination.adapter].originPattern(destination),
    };
  }

  return async (): Promise<Attention> => {
    const [held, stopped, ready, handedOver, copies, pauses, progress, clocks] = await Promise.all([
      outbox.inState('held', named),
      outbox.inState('needs-person', named),
      outbox.inState('to-hand-over', named),
      outbox.inState('handed-over', named),
      outbox.copies(copiesLookedAt),
      outbox.pauses(),
      outbox.sendingProgress(),
      outbox.clocks(),
    ]);
    const ids = new Set([...held, ...stopped, ...ready, ...handedOver].map(({ reportId }) => reportId));
    const [reports, paused] = await Promise.all([
      telling.stories([...ids].slice(0, named)),
      Promise.all([...pauses].map(([key, pause]) => pausedDestination(key, pause))),
    ]);
    return {
      reports,
      paused: paused.filter((one) => one !== null),
      copies: waitingCopies(copies),
      progress,
      clockOffsetMs: wrongClock(clocks.map(({ offsetMs }) => offsetMs)),
    };
  };
}
