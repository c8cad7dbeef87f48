import type { Branded } from '../../report/brand.ts';
import type { Instant } from '../../report/time.ts';

/** What counts are summed up over; weeks are those of ISO 8601 and begin on Monday. */
export const periodKinds = ['day', 'week', 'month', 'year'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** A day of the calendar: `2026-11-23`. */
export type Day = Branded<string, 'Day'>;

export interface Period {
  /** As ISO 8601 names it: `2026-11-23`, `2026-W48`, `2026-11` or `2026`. */
  readonly name: string;
  readonly firstDay: Day;
}

const dayMs = 86_400_000;

/** Midnight of a day as if its zone were UTC, in milliseconds: only for counting days. */
const midnightOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const dayAt = (midnight: number): Day => new Date(midnight).toISOString().slice(0, 10) as Day;

/**
 * The day on which an instant falls.
 * @param zoneMinutes minutes that the reader's zone is ahead of UTC at that instant
 */
export const dayOf = (at: Instant, zoneMinutes: number): Day => dayAt(at + zoneMinutes * 60_000);

/** The day so many days later. */
export const daysAfter = (day: Day, days: number): Day => dayAt(midnightOf(day) + days * dayMs);

/** From Monday, 0, to Sunday, 6. */
const weekdayOf = (day: Day): number => (new Date(midnightOf(day)).getUTCDay() + 6) % 7;

/** The year and week that ISO 8601 gives the week of a Monday: it belongs to the year of its Thursday. */
function weekName(monday: Day): string {
  const thursday = daysAfter(monday, 3);
  const year = thursday.slice(0, 4);
  const newYear = `${year}-01-01` as Day;
  const week = Math.floor((midnightOf(thursday) - midnightOf(newYear)) / (7 * dayMs)) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** The period that a day is in. */
export function periodOf(day: Day, kind: PeriodKind): Period {
  switch (kind) {
    case 'day':
      return { name: day, firstDay: day };
    case 'week': {
      const monday = daysAfter(day, -weekdayOf(day));
      return { name: weekName(monday), firstDay: monday };
    }
    case 'month':
      return { name: day.slice(0, 7), firstDay: `${day.slice(0, 7)}-01` as Day };
    case 'year':
      return { name: day.slice(0, 4), firstDay: `${day.slice(0, 4)}-01-01` as Day };
  }
}

/** Names the periods of days, each day's once: many reports share one. */
export function periodNamer(kind: PeriodKind): (day: Day) => string {
  const names = new Map<Day, string>();
  return (day) => {
    const name = names.get(day) ?? periodOf(day, kind).name;
    names.set(day, name);
    return name;
  };
}

/** A length that surely ends in the next period, and no further. */
const aheadDays = { day: 1, week: 7, month: 31, year: 366 } as const;

/** Every period from that of one day to that of another, both included; none when the other is before. */
export function periodsBetween(from: Day, to: Day, kind: PeriodKind): readonly Period[] {
  const periods: Period[] = [];
  let period = periodOf(from, kind);
  while (period.firstDay <= to) {
    periods.push(period);
    period = periodOf(daysAfter(period.firstDay, aheadDays[kind]), kind);
  }
  return periods;
}

/** The first day of the period that is so many before the one of a day. */
export function firstDayBack(day: Day, kind: PeriodKind, periods: number): Day {
  let { firstDay } = periodOf(day, kind);
  for (let left = periods; left > 0; left -= 1) ({ firstDay } = periodOf(daysAfter(firstDay, -1), kind));
  return firstDay;
}
