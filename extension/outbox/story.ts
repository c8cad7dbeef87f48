import type { Checkpoint } from '../hotlines/hotline.ts';
import type { Environment } from '../report/destination.ts';
import type { Problem } from '../report/problem.ts';
import type { ReportId, ReportSummary } from '../report/report.ts';
import type { Instant } from '../report/time.ts';
import type { Delivery, DeliveryId, DeliveryState } from './delivery.ts';

/** One delivery as the interface tells it: no address, no document, no credentials. */
export interface DeliveryStory {
  readonly id: DeliveryId;
  readonly destination: string;
  readonly environment: Environment;
  readonly state: DeliveryState;
  readonly phase: Checkpoint['phase'];
  readonly outcomeUnknown: boolean;
  readonly problem: Problem | null;
  /** What the browser must allow before anything can be sent there. */
  readonly originPattern: string;
}

/** What became of a report. */
export interface ReportStory {
  readonly id: ReportId;
  readonly createdAt: Instant;
  readonly category: string;
  readonly deliveries: readonly DeliveryStory[];
}

/** Tells a report's story from its rows. Pure. */
export function storyOf(
  report: ReportSummary,
  deliveries: readonly Delivery[],
  originPatternOf: (delivery: Delivery) => string,
): ReportStory {
  return {
    id: report.id,
    createdAt: report.createdAt,
    category: report.category.name,
    deliveries: deliveries.map((delivery) => ({
      id: delivery.id,
      destination: delivery.destination.name,
      environment: delivery.destination.environment,
      state: delivery.state,
      phase: delivery.checkpoint.phase,
      outcomeUnknown: delivery.outcomeUnknown,
      problem: delivery.problem,
      originPattern: originPatternOf(delivery),
    })),
  };
}
