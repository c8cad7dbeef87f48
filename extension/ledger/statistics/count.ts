import type { ChainHead } from '../../report/chain-head.ts';
import type { Instant } from '../../report/time.ts';
import type { Fold } from './fold.ts';
import {
  type Day,
  dayOf,
  daysAfter,
  firstDayBack,
  type PeriodKind,
  periodOf,
  periodsBetween,
} from './period.ts';
import { environmentOf, type SelectedReport, selectReports } from './select.ts';
import { tallyOf } from './tally.ts';
import { transparencyOf } from './transparency.ts';
import type { Exposure, Extent, StatisticsQuery, StatisticsView } from './view.ts';

/** How many periods the latest are: about as many as a table shows without scrolling far. */
const latest = { day: 30, week: 26, month: 24, year: 10 } as const;
const exposureDays = 14;

/** What counting needs beside the ledger. */
export interface CountParts {
  readonly head: ChainHead;
  readonly now: Instant;
  /** Minutes that the reader's zone is ahead of UTC at an instant. */
  readonly zoneMinutes: (at: Instant) => number;
  readonly shieldedMinutes: number | null;
}

/** From the first report, or as far back as the latest go, to today; further if a clock was wrong. */
function periodsOf(days: readonly Day[], today: Day, kind: PeriodKind, extent: Extent) {
  const first = days[0] ?? today;
  const last = days.at(-1) ?? today;
  const from = extent === 'latest' ? firstDayBack(today, kind, latest[kind] - 1) : first;
  return periodsBetween(from < today ? from : today, last > today ? last : today, kind);
}

function exposureOf(
  selected: readonly SelectedReport[],
  today: Day,
  shieldedMinutes: number | null,
): Exposure {
  const days = periodsBetween(daysAfter(today, 1 - exposureDays), today, 'day');
  const { reports } = tallyOf(selected, days, 'day');
  const week = [periodOf(today, 'week')];
  return {
    days: days.map((day, place) => ({ ...day, reports: reports[place] ?? 0 })),
    today: reports.at(-1) ?? 0,
    thisWeek: tallyOf(selected, week, 'week').reports[0] ?? 0,
    shieldedMinutes,
  };
}

/** Counts what was read of a ledger. Pure: the same entries give the same counts. */
export function count(fold: Fold, query: StatisticsQuery, parts: CountParts): StatisticsView {
  const { head, now, zoneMinutes, shieldedMinutes } = parts;
  const { period, extent } = query;
  const environment = query.environment ?? environmentOf(fold);
  const dayAt = (at: Instant) => dayOf(at, zoneMinutes(at));
  const today = dayAt(now);
  const selected = selectReports(fold, environment, dayAt);
  const days = selected.map(({ day }) => day).sort();
  const periods = periodsOf(days, today, period, extent);
  return {
    environment,
    period,
    extent,
    head,
    periods,
    ...tallyOf(selected, periods, period),
    exposure: exposureOf(selected, today, shieldedMinutes),
    transparency: transparencyOf(selected, period),
  };
}
