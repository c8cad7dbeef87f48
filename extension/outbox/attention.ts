import type { Adapter } from '../hotlines/hotline.ts';
import type { Destination, Environment } from '../report/destination.ts';
import type { Pause } from './database.ts';
import type { DeliveryId } from './delivery.ts';
import type { DestinationKey } from './destination-key.ts';
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
  readonly originPattern: string;
}

/** What wants the moderator's attention beside the page in front. */
export interface Attention {
  /** Reports that can still be undone and reports that need a person, the first few. */
  readonly reports: readonly ReportStory[];
  readonly paused: readonly PausedDestination[];
  readonly progress: Progress;
  /** How far this computer's clock is from a hotline's, in milliseconds, when that is more than a little; else null. */
  readonly clockOffsetMs: number | null;
}

export interface AttentionParts {
  readonly outbox: Pick<
    Outbox,
    'inState' | 'pauses' | 'progress' | 'waitingFor' | 'firstWaitingFor' | 'clocks'
  >;
  readonly telling: Pick<Telling, 'stories'>;
  readonly adapters: Readonly<Record<Destination['adapter'], Adapter>>;
}

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
    const [held, stopped, pauses, progress, clocks] = await Promise.all([
      outbox.inState('held', named),
      outbox.inState('needs-person', named),
      outbox.pauses(),
      outbox.progress(),
      outbox.clocks(),
    ]);
    const ids = new Set([...held, ...stopped].map(({ reportId }) => reportId));
    const [reports, paused] = await Promise.all([
      telling.stories([...ids].slice(0, named)),
      Promise.all([...pauses].map(([key, pause]) => pausedDestination(key, pause))),
    ]);
    return {
      reports,
      paused: paused.filter((one) => one !== null),
      progress,
      clockOffsetMs: wrongClock(clocks.map(({ offsetMs }) => offsetMs)),
    };
  };
}
