import type { ReportStory } from '../../extension/outbox/story.ts';
import type { Result } from '../../extension/report/problem.ts';
import type { Shown } from './judge.ts';
import type { PlannedReport } from './plan.ts';
import type { StandingStage } from './standing-stage.ts';

/** How many stories are asked for at once. */
const askedAtOnce = 20;

/** What the extension shows of reports, by their ids. */
export async function shownBy(
  standing: StandingStage,
  reports: readonly PlannedReport[],
): Promise<ReadonlyMap<string, Shown>> {
  const shown = new Map<string, Shown>();
  const ask = async ({ id }: PlannedReport) => {
    const told = await standing.ask<Result<ReportStory>>('report.story', id);
    const deliveries = told.ok
      ? told.value.deliveries.map(({ state }) => ({
          state: state.name,
          receipt: state.name === 'filed' ? state.receipt : null,
        }))
      : null;
    shown.set(id, deliveries);
  };
  for (let first = 0; first < reports.length; first += askedAtOnce)
    await Promise.all(reports.slice(first, first + askedAtOnce).map(ask));
  return shown;
}
