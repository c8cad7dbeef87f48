import type { Adapter, Checkpoint } from '../hotlines/hotline.ts';
import type { Destination, Environment } from '../report/destination.ts';
import { type DestinationKey, destinationKeyOf } from '../report/destination.ts';
import type { Problem } from '../report/problem.ts';
import type { ReportId, ReportSummary } from '../report/report.ts';
import type { Instant } from '../report/time.ts';
import type { Pause } from './database.ts';
import { type Delivery, type DeliveryId, type DeliveryState, dueAt, type StateName } from './delivery.ts';
import { preservedUntil } from './receipt.ts';
import { isReplaceable } from './replacing.ts';

/** One delivery as the interface tells it: no address, no document, no credentials. */
export interface DeliveryStory {
  readonly id: DeliveryId;
  readonly destination: string;
  readonly adapter: Destination['adapter'];
  readonly environment: Environment;
  readonly state: DeliveryState;
  readonly phase: Checkpoint['phase'];
  readonly outcomeUnknown: boolean;
  /** It is being taken back at the hotline, or was to be, and turned out to be filed. */
  readonly withdrawing: boolean;
  readonly problem: Problem | null;
  /** Why nothing goes to its destination now, whatever is the matter with this report; null when all is well there. */
  readonly pause: Pause | null;
  /** Whether a person may take it back now, here or at the hotline. */
  readonly cancellable: boolean;
  /** When the hotline deletes what is open there and not finished; null when nothing is. */
  readonly deadline: Instant | null;
  /** Until when its receipt is kept; null when it has none or nothing limits it. */
  readonly preservedUntil: Instant | null;
  /** What the browser must allow before anything can be sent there. */
  readonly originPattern: string | null;
}

/** What became of a report. */
export interface ReportStory {
  readonly id: ReportId;
  readonly createdAt: Instant;
  readonly category: string;
  readonly deliveries: readonly DeliveryStory[];
  /** Whether it can be corrected and sent again in the place of what has not been filed. */
  readonly editable: boolean;
}

export interface StoryParts {
  readonly adapters: Readonly<Record<Destination['adapter'], Adapter>>;
  readonly pauses: ReadonlyMap<DestinationKey, Pause>;
  /** Whether addresses and notes are still there; they are not when the report was put away. */
  readonly readable: boolean;
  /** Where any form of the report is or may be filed. */
  readonly taken: ReadonlySet<DestinationKey>;
}

const openStates: readonly StateName[] = [
  'waiting',
  'unknown',
  'needs-person',
  'to-hand-over',
  'handed-over',
];

const isOpen = ({ state }: Delivery) => openStates.includes(state.name);

function deliveryStory(delivery: Delivery, { adapters, pauses }: StoryParts): DeliveryStory {
  const { id, destination, state, checkpoint, outcomeUnknown, withdrawing, problem } = delivery;
  const adapter = adapters[destination.adapter];
  return {
    id,
    destination: destination.name,
    adapter: destination.adapter,
    environment: destination.environment,
    state,
    phase: checkpoint.phase,
    outcomeUnknown,
    withdrawing,
    problem,
    pause: dueAt(delivery) === null ? null : (pauses.get(destinationKeyOf(destination)) ?? null),
    cancellable: isOpen(delivery) && !withdrawing,
    deadline: isOpen(delivery) ? adapter.deadline(checkpoint) : null,
    preservedUntil: preservedUntil(delivery),
    originPattern: adapter.originPattern(destination),
  };
}

/** Whether a corrected form may go where a delivery of this one goes. */
const hasPlaceFor =
  ({ taken }: StoryParts) =>
  (delivery: Delivery): boolean =>
    isReplaceable(delivery) && !taken.has(destinationKeyOf(delivery.destination));

/** Tells a report's story from its rows. Pure. */
export function storyOf(
  report: ReportSummary,
  deliveries: readonly Delivery[],
  parts: StoryParts,
): ReportStory {
  return {
    id: report.id,
    createdAt: report.createdAt,
    category: report.category.name,
    deliveries: deliveries.map((delivery) => deliveryStory(delivery, parts)),
    editable: parts.readable && deliveries.some(hasPlaceFor(parts)),
  };
}
