import type { IncidentType } from '../../report/category.ts';
import { type PeriodKind, periodNamer } from './period.ts';
import type { SelectedReport } from './select.ts';
import { type ReportOutcome, reportOutcomes, type TransparencyRow } from './view.ts';

/** What everything that is reported falls under in the DSA's statements of reasons (Implementing Regulation (EU) 2024/2835). */
const statementCategory = 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS';

/**
 * The regulation's keyword for each kind of report. Where none of its own says the same, it is "other": a nearer one
 * would be our judgement, and the category's name stands beside it for whoever makes it. What is made by a computer has
 * a keyword of its own, which no kind of report tells apart.
 */
const keywordOf: Readonly<Record<IncidentType, string>> = {
  csam: 'KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL',
  enticement: 'KEYWORD_GROOMING_SEXUAL_ENTICEMENT_MINORS',
  trafficking: 'KEYWORD_OTHER',
  travel: 'KEYWORD_OTHER',
  molestation: 'KEYWORD_OTHER',
  'misleading-domain': 'KEYWORD_OTHER',
  'misleading-words-or-images': 'KEYWORD_OTHER',
  'unsolicited-material-to-a-child': 'KEYWORD_OTHER',
};

type Outcomes = Record<ReportOutcome, number>;

const noOutcomes = () => Object.fromEntries(reportOutcomes.map((outcome) => [outcome, 0])) as Outcomes;

/** Counts reports by period, keyword and category, in this order. Pure. */
export function transparencyOf(
  selected: readonly SelectedReport[],
  kind: PeriodKind,
): readonly TransparencyRow[] {
  const rows = new Map<string, TransparencyRow & { reports: number; outcomes: Outcomes }>();
  const nameOf = periodNamer(kind);
  for (const { report, day, outcome } of selected) {
    const { category, incidentType } = report;
    const period = nameOf(day);
    const keyword = incidentType === null ? null : keywordOf[incidentType];
    const key = JSON.stringify([period, keyword ?? '', category]);
    const outcomes = noOutcomes();
    const row = rows.get(key) ?? { period, statementCategory, keyword, category, reports: 0, outcomes };
    row.reports += 1;
    row.outcomes[outcome] += 1;
    rows.set(key, row);
  }
  return [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
}
