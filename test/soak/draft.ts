import { noFacts } from '../../extension/report/facts.ts';
import type { Draft, ReportId } from '../../extension/report/report.ts';
import { zonedTime } from '../../extension/report/time.ts';
import type { PlannedReport } from './plan.ts';

/** What the popup sends when the moderator presses the button: nothing in it but an address that leads nowhere. */
export function draftOf({ id, url }: PlannedReport, observedAt: number): Draft {
  return {
    id: id as ReportId,
    url,
    moreUrls: [],
    observation: {
      observedAt: zonedTime(observedAt, 0),
      title: null,
      referrer: null,
      language: null,
      canonicalUrl: null,
      publishedAt: null,
      httpStatus: null,
    },
    categoryId: 'csam',
    urgent: false,
    urgencyReason: '',
    note: '',
    ...noFacts,
    xarfClassification: null,
    hotlineIds: [],
    replaces: null,
  };
}
