import type { ReportOutcome, StatisticsView, TransparencyRow } from '../../ledger/statistics/view.ts';
import { text } from '../strings.ts';
import { numberLabel, outcomeLabel, shownOutcomes } from './labels.ts';
import type { Cell, Table } from './table.ts';

/** Names as the interface of the DSA's transparency database writes its own. */
const inSnakeCase = (outcome: ReportOutcome) => outcome.replaceAll('-', '_');

const columns = (): readonly Cell[] => [
  { shown: text('statisticsPeriod'), file: 'period' },
  { shown: text('statisticsStatementCategory'), file: 'category' },
  { shown: text('statisticsKeyword'), file: 'category_specification' },
  { shown: text('statisticsByCategory'), file: 'policy_category' },
  { shown: text('statisticsReports'), file: 'reports' },
  ...shownOutcomes.map((outcome) => ({ shown: outcomeLabel(outcome), file: inSnakeCase(outcome) })),
];

const number = (value: number): Cell => ({ shown: numberLabel(value), file: value });

function cells({
  period,
  statementCategory,
  keyword,
  category,
  reports,
  outcomes,
}: TransparencyRow): readonly Cell[] {
  return [
    period,
    statementCategory,
    keyword ?? { shown: text('statisticsNotRecorded'), file: '' },
    category,
    number(reports),
    ...shownOutcomes.map((outcome) => number(outcomes[outcome])),
  ];
}

/** Counts for a transparency report, under the keys of the DSA's statements of reasons. */
export const transparencyTable = ({ transparency }: StatisticsView): Table => ({
  columns: columns(),
  rows: transparency.map(cells),
});

/** Who makes the file, when and where: what the counts alone do not say. */
export interface AboutFile {
  readonly exportedAt: string;
  /** The zone whose days are counted, for example `Europe/Dublin`. */
  readonly timeZone: string;
}

/** The same as JSON, with the ledger's end: whoever recounts an export with this head comes to the same. */
export function transparencyJson(view: StatisticsView, { exportedAt, timeZone }: AboutFile): string {
  const { environment, period, head, transparency } = view;
  const file = {
    format: 'signpost-transparency',
    version: 1,
    exportedAt,
    environment,
    period,
    timeZone,
    ledger: { entries: head.count, head: head.head },
    counts: transparency.map((row) => ({
      period: row.period,
      category: row.statementCategory,
      category_specification: row.keyword === null ? [] : [row.keyword],
      policy_category: row.category,
      reports: row.reports,
      outcomes: Object.fromEntries(
        shownOutcomes.map((outcome) => [inSnakeCase(outcome), row.outcomes[outcome]]),
      ),
    })),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
