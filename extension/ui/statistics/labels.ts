import type { Period, PeriodKind } from '../../ledger/statistics/period.ts';
import type { CountedHosting, Dimension, ReportOutcome } from '../../ledger/statistics/view.ts';
import { type MessageName, text } from '../strings.ts';
import { span } from '../words.ts';

export const periodWords = {
  day: 'statisticsDay',
  week: 'statisticsWeek',
  month: 'statisticsMonth',
  year: 'statisticsYear',
} as const satisfies Readonly<Record<PeriodKind, MessageName>>;

export const dimensionWords = {
  outcome: 'statisticsByOutcome',
  category: 'statisticsByCategory',
  destination: 'statisticsByDestination',
  hosting: 'statisticsByHosting',
} as const satisfies Readonly<Record<Dimension, MessageName>>;

/** In the order in which the page shows them. */
export const shownDimensions = Object.keys(dimensionWords) as readonly Dimension[];

const outcomeWords = {
  filed: 'statisticsFiled',
  'filed-by-hand': 'statisticsFiledByHand',
  'handed-over': 'statisticsHandedOver',
  unknown: 'statisticsUnknown',
  refused: 'statisticsRefused',
  open: 'statisticsOpen',
  undone: 'statisticsUndone',
  corrected: 'statisticsCorrected',
} as const satisfies Readonly<Record<ReportOutcome, MessageName>>;

export const shownOutcomes = Object.keys(outcomeWords) as readonly ReportOutcome[];
export const outcomeLabel = (outcome: ReportOutcome): string => text(outcomeWords[outcome]);

const hostingWords = {
  own: 'statisticsHostOwn',
  'third-party': 'statisticsHostThirdParty',
  both: 'statisticsHostBoth',
  unrecorded: 'statisticsNotRecorded',
} as const satisfies Readonly<Record<CountedHosting, MessageName>>;

/** Categories and destinations have the policy's own names; hosts and outcomes have ours. */
export function valueLabel(dimension: Dimension, value: string): string {
  if (dimension === 'outcome') return outcomeLabel(value as ReportOutcome);
  return dimension === 'hosting' ? text(hostingWords[value as CountedHosting]) : value;
}

/** The morning of a day of the calendar, in the reader's zone. */
function morningOf({ firstDay }: Period): Date {
  const [year = 0, month = 1, day = 1] = firstDay.split('-').map(Number);
  return new Date(year, month - 1, day);
}

const written = (date: Date, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(undefined, options).format(date);

/** A period as the reader's own locale writes it. */
export function periodLabel(period: Period, kind: PeriodKind): string {
  const morning = morningOf(period);
  switch (kind) {
    case 'day':
      return written(morning, { dateStyle: 'medium' });
    case 'week':
      return text(
        'statisticsWeekFrom',
        Number(period.name.slice(-2)),
        written(morning, { dateStyle: 'medium' }),
      );
    case 'month':
      return written(morning, { month: 'long', year: 'numeric' });
    case 'year':
      return period.name;
  }
}

/** The same as short as an axis needs it. */
export function axisLabel(period: Period, kind: PeriodKind): string {
  if (kind === 'year') return period.name;
  const options =
    kind === 'month'
      ? ({ month: 'short', year: '2-digit' } as const)
      : ({ day: 'numeric', month: 'short' } as const);
  return written(morningOf(period), options);
}

export const numberLabel = (value: number): string => new Intl.NumberFormat().format(value);

export const durationLabel = (milliseconds: number | null): string =>
  milliseconds === null ? text('statisticsNothing') : span(milliseconds);
