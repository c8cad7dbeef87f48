import type { Adapter } from '../hotlines/hotline.ts';
import type { Destination } from '../report/destination.ts';
import { failure, type Result, success } from '../report/problem.ts';
import type { ReportId } from '../report/report.ts';
import { placesTaken } from './replacing.ts';
import type { Outbox } from './store.ts';
import { type ReportStory, storyOf } from './story.ts';

export interface TellingParts {
  readonly outbox: Pick<Outbox, 'report' | 'summary' | 'deliveriesOf' | 'deliveriesOfAllForms' | 'pauses'>;
  readonly adapters: Readonly<Record<Destination['adapter'], Adapter>>;
}

export type Telling = ReturnType<typeof createTelling>;

/** Tells what became of reports, from what is on disk now. */
export function createTelling({ outbox, adapters }: TellingParts) {
  async function story(reportId: ReportId): Promise<Result<ReportStory>> {
    const [readable, deliveries, allForms, pauses] = await Promise.all([
      outbox.report(reportId),
      outbox.deliveriesOf(reportId),
      outbox.deliveriesOfAllForms(reportId),
      outbox.pauses(),
    ]);
    const report = readable ?? (await outbox.summary(reportId));
    if (report === null) return failure({ code: 'not-found' });
    const parts = { adapters, pauses, readable: readable !== null, taken: placesTaken(allForms) };
    return success(storyOf(report, deliveries, parts));
  }

  return {
    story,

    async stories(ids: Iterable<ReportId>): Promise<readonly ReportStory[]> {
      const told = await Promise.all([...ids].map(story));
      return told.flatMap((result) => (result.ok ? [result.value] : []));
    },
  };
}
