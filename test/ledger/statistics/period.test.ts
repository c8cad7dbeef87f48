import { describe, expect, test } from 'vitest';
import {
  type Day,
  dayOf,
  firstDayBack,
  type PeriodKind,
  periodOf,
  periodsBetween,
} from '../../../extension/ledger/statistics/period.ts';

const day = (text: string) => text as Day;

describe('A day is in the period', () => {
  test.each<[string, PeriodKind, string, string]>([
    ['2026-11-23', 'day', '2026-11-23', '2026-11-23'],
    ['2026-11-23', 'week', '2026-W48', '2026-11-23'],
    ['2026-11-29', 'week', '2026-W48', '2026-11-23'],
    ['2026-11-30', 'week', '2026-W49', '2026-11-30'],
    // The week of a turn of the year belongs to the year of its Thursday.
    ['2027-01-03', 'week', '2026-W53', '2026-12-28'],
    ['2027-01-04', 'week', '2027-W01', '2027-01-04'],
    ['2024-12-30', 'week', '2025-W01', '2024-12-30'],
    ['2028-02-29', 'month', '2028-02', '2028-02-01'],
    ['2028-02-29', 'year', '2028', '2028-01-01'],
  ])('%s: its %s is %s, from %s', (given, kind, name, firstDay) => {
    expect(periodOf(day(given), kind)).toEqual({ name, firstDay });
  });
});

describe('Periods', () => {
  test.each<[PeriodKind, string, string, readonly string[]]>([
    ['day', '2028-02-28', '2028-03-01', ['2028-02-28', '2028-02-29', '2028-03-01']],
    ['week', '2026-12-27', '2027-01-05', ['2026-W52', '2026-W53', '2027-W01']],
    ['month', '2027-01-31', '2027-03-01', ['2027-01', '2027-02', '2027-03']],
    ['year', '2027-12-31', '2028-01-01', ['2027', '2028']],
    ['day', '2027-01-02', '2027-01-01', []],
  ])('of one %s each from %s to %s are without a gap', (kind, from, to, names) => {
    expect(periodsBetween(day(from), day(to), kind).map(({ name }) => name)).toEqual(names);
  });

  test.each<[PeriodKind, number, string]>([
    ['day', 0, '2027-01-01'],
    ['day', 1, '2026-12-31'],
    ['week', 1, '2026-12-21'],
    ['month', 13, '2025-12-01'],
    ['year', 2, '2025-01-01'],
  ])('back by %s, %i of them: the first day is %s', (kind, back, firstDay) => {
    expect(firstDayBack(day('2027-01-01'), kind, back)).toBe(firstDay);
  });
});

test.each([
  ['in Kathmandu', 345, '2026-11-24'],
  ['in London', 0, '2026-11-23'],
  ['on Hawaii', -600, '2026-11-23'],
])('An evening in London is %s, %i minutes from UTC, on %s', (_, zoneMinutes, name) => {
  expect(dayOf(Date.UTC(2026, 10, 23, 22, 0), zoneMinutes)).toBe(name);
});
