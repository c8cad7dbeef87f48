import type { ReportStory } from '../../extension/outbox/story.ts';
import type { Result } from '../../extension/report/problem.ts';
import { draftOf } from './draft.ts';
import type { PlannedReport } from './plan.ts';
import type { StandingStage } from './standing-stage.ts';

/**
 * Presses the button, again and again as a moderator does who was told nothing.
 * @returns when the extension has said that the report is saved
 */
export async function fileReport(standing: StandingStage, report: PlannedReport): Promise<void> {
  const answer = await standing.ask<Result<ReportStory>>('report.file', draftOf(report, Date.now()));
  if (!answer.ok) throw new Error(`A report was not taken: ${JSON.stringify(answer.problems)}`);
}
