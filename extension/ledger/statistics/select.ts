import type { Environment } from '../../report/destination.ts';
import type { Instant } from '../../report/time.ts';
import {
  type CountedDelivery,
  type CountedReport,
  type DeliveryOutcome,
  deliveryOutcomes,
  type Fold,
} from './fold.ts';
import type { Day } from './period.ts';
import type { ReportOutcome } from './view.ts';

/** A report in one environment, on its day: what goes to the other environment is no part of it. */
export interface SelectedReport {
  readonly report: CountedReport;
  readonly day: Day;
  readonly deliveries: readonly CountedDelivery[];
  readonly outcome: ReportOutcome;
}

/** What a corrected report takes the place of. */
const givenUp: readonly DeliveryOutcome[] = ['undone', 'refused', 'open'];

function outcomeOf({ replaced }: CountedReport, deliveries: readonly CountedDelivery[]): ReportOutcome {
  const found = new Set(deliveries.map(({ outcome }) => outcome));
  const best = deliveryOutcomes.find((outcome) => found.has(outcome)) ?? 'open';
  return replaced && givenUp.includes(best) ? 'corrected' : best;
}

/**
 * The reports of one environment. Test and production are never mixed.
 * @param dayOf the day of an instant in the reader's zone
 */
export function selectReports(
  { reports }: Pick<Fold, 'reports'>,
  environment: Environment,
  dayOf: (at: Instant) => Day,
): readonly SelectedReport[] {
  const selected: SelectedReport[] = [];
  for (const report of reports.values()) {
    const deliveries = report.deliveries.filter((delivery) => delivery.environment === environment);
    if (deliveries.length === 0) continue;
    selected.push({ report, day: dayOf(report.savedAt), deliveries, outcome: outcomeOf(report, deliveries) });
  }
  return selected;
}

/** Production as soon as there is anything of it: practice is not what anybody wants to count then. */
export function environmentOf({ deliveries }: Pick<Fold, 'deliveries'>): Environment {
  for (const { environment } of deliveries.values()) if (environment === 'production') return environment;
  return 'test';
}
