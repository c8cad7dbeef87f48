import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { count as countFold } from '../../../extension/ledger/statistics/count.ts';
import { emptyFold, foldEntry } from '../../../extension/ledger/statistics/fold.ts';
import { type PeriodKind, periodKinds } from '../../../extension/ledger/statistics/period.ts';
import type { StatisticsView } from '../../../extension/ledger/statistics/view.ts';
import { type PeriodName, periodAt } from './calendar.ts';
import { type HistoryEntry, histories } from './histories.ts';
import { type Recount, recount, spread, summed } from './recount.ts';
import { recountedIn } from './shown.ts';

const head = { count: 0, head: '0'.repeat(64) };
const now = Date.UTC(2026, 10, 23, 23, 30);

/** Minutes that a zone is ahead of UTC at an instant, as the browser's own calendar says. */
const zoneMinutesIn = (timeZone: string) => (at: number) => {
  const local = new Date(at).toLocaleString('sv-SE', { timeZone });
  const whole = Math.floor(at / 1000) * 1000;
  return (Date.parse(`${local.replace(' ', 'T')}Z`) - whole) / 60_000;
};

function counted(
  entries: readonly HistoryEntry[],
  query: { environment: 'test' | 'production' | null; period: PeriodKind; extent?: 'latest' | 'all' },
  timeZone = 'UTC',
): StatisticsView {
  const fold = emptyFold();
  for (const entry of entries) foldEntry(fold, entry);
  const parts = { head, now, zoneMinutes: zoneMinutesIn(timeZone), shieldedMinutes: null };
  return countFold(fold, { extent: 'all', ...query }, parts);
}

const fileOf = (entries: readonly HistoryEntry[]) =>
  ['{"format":"signpost-ledger"}', ...entries.map((entry) => JSON.stringify(entry))].join('\n');

const environments = ['test', 'production'] as const;
const zones = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/Los_Angeles',
  'Pacific/Kiritimati',
  'Asia/Kathmandu',
);

describe('Whatever a ledger says, the statistics are those of a recount of its export:', () => {
  test('by period, category, destination, host and outcome, with all durations, networks and keywords', () => {
    fc.assert(
      fc.property(histories, fc.constantFrom(...periodKinds), zones, (entries, period, timeZone) => {
        for (const environment of environments) {
          const view = counted(entries, { environment, period }, timeZone);
          const again = recount(fileOf(entries), environment, period, timeZone);
          expect(recountedIn(view)).toEqual(expectedOf(again));
          const inAll = Object.values(again);
          expect(view.durationsOfAll).toEqual({
            toSaved: spread(inAll.flatMap(({ toSaved }) => toSaved)),
            toFiled: spread(inAll.flatMap(({ toFiled }) => toFiled)),
          });
          expect(Object.fromEntries(view.networks.map(({ name, count }) => [name, count]))).toEqual(
            summed(inAll.map(({ networks }) => networks)),
          );
        }
      }),
      { numRuns: 150 },
    );
  });

  test('for the latest periods, which are those and no others', () => {
    fc.assert(
      fc.property(histories, fc.constantFrom(...periodKinds), (entries, period) => {
        const view = counted(entries, { environment: 'test', period, extent: 'latest' });
        const all = recount(fileOf(entries), 'test', period, 'UTC');
        const shown = view.periods.map(({ name }) => name);
        const inAll = Object.entries(all).filter(([name]) => shown.includes(name));
        expect(view.reports.reduce((sum, one) => sum + one, 0)).toBe(
          inAll.reduce((sum, [, { reports }]) => sum + reports, 0),
        );
        expect(Object.keys(all).filter((name) => name > (shown.at(-1) ?? ''))).toEqual([]);
      }),
    );
  });

  test('with periods in order, without a gap, up to today', () => {
    fc.assert(
      fc.property(histories, fc.constantFrom(...periodKinds), zones, (entries, period, timeZone) => {
        const { periods } = counted(entries, { environment: 'test', period }, timeZone);
        const names = periods.map(({ name }) => name);
        expect(names).toEqual([...new Set(names)].sort());
        expect(names).toContain(periodAt(new Date(now).toISOString(), period, timeZone));
        for (const [place, { firstDay }] of periods.entries()) {
          const before = new Date(Date.parse(`${firstDay}T12:00:00Z`) - 86_400_000).toISOString();
          if (place > 0) expect(periodAt(before, period, 'UTC')).toBe(names[place - 1]);
        }
      }),
    );
  });
});

/** The recount in the form in which what is shown is told. */
function expectedOf(periods: Recount) {
  return Object.fromEntries(
    Object.entries(periods).map(([name, { toSaved, toFiled, networks: _, ...counts }]) => [
      name,
      { ...counts, toSaved: spread(toSaved), toFiled: spread(toFiled) },
    ]),
  );
}

const created = (given: object = {}, at = '2026-11-23T08:30:00.000Z'): HistoryEntry =>
  ({
    sequence: 1,
    at,
    event: {
      kind: 'created',
      reportId: 'a',
      category: 'Grooming',
      deliveries: [{ deliveryId: 'a-0', destinationId: 'desk', destination: 'Desk', environment: 'test' }],
      ...given,
    },
  }) as unknown as HistoryEntry;

describe('The statistics', () => {
  test.each<[string, readonly HistoryEntry[], string]>([
    ['nothing', [], 'test'],
    ['practice only', [created()], 'test'],
    [
      'both',
      [
        created(),
        created({
          reportId: 'b',
          deliveries: [{ deliveryId: 'b', destinationId: 'd', destination: 'D', environment: 'production' }],
        }),
      ],
      'production',
    ],
  ])('of a ledger with %s begin with what is real', (_, entries, environment) => {
    expect(counted(entries, { environment: null, period: 'day' }).environment).toBe(environment);
  });

  test.each<[PeriodName, number]>([
    ['day', 30],
    ['week', 26],
    ['month', 24],
    ['year', 10],
  ])('by %s show the latest %i periods, today’s the last', (period, length) => {
    const { periods } = counted([], { environment: null, period, extent: 'latest' });
    expect(periods).toHaveLength(length);
    expect(periods.at(-1)?.name).toBe(periodAt(new Date(now).toISOString(), period, 'UTC'));
  });

  test('count a report at half past midnight on the reader’s own day', () => {
    const late = created({}, '2026-11-23T23:30:00.000Z');
    const dayIn = (zone: string) =>
      Object.keys(recountedIn(counted([late], { environment: 'test', period: 'day' }, zone)));
    expect(dayIn('UTC')).toEqual(['2026-11-23']);
    expect(dayIn('Europe/Berlin')).toEqual(['2026-11-24']);
  });

  test('tell a moderator how much it was today, this week and in the last fourteen days', () => {
    const on = (day: string, reportId: string) => created({ reportId }, `${day}T10:00:00.000Z`);
    const { exposure } = counted(
      [
        on('2026-11-23', 'a'),
        on('2026-11-23', 'b'),
        on('2026-11-22', 'c'),
        on('2026-11-10', 'd'),
        on('2026-11-09', 'e'),
      ],
      { environment: 'test', period: 'year' },
    );
    // The 23rd is a Monday.
    expect(exposure).toMatchObject({ today: 2, thisWeek: 2, shieldedMinutes: null });
    expect(exposure.days).toHaveLength(14);
    expect(exposure.days.map(({ reports }) => reports)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2]);
  });

  test('put the network that was seen in most reports first', () => {
    const facts = (networks: readonly string[]) => ({
      facts: {
        observedAt: '2026-11-23T08:00:00.000Z',
        savedAt: '2026-11-23T08:30:00.000Z',
        hosting: 'own',
        incidentType: 'csam',
        networks,
      },
    });
    const { networks } = counted(
      [
        created(facts(['Google'])),
        created({ ...facts(['Google', 'A-ADS']), reportId: 'b' }),
        created({ ...facts(['Meta']), reportId: 'c' }),
      ],
      { environment: 'test', period: 'day' },
    );
    expect(networks).toEqual([
      { name: 'Google', count: 2 },
      { name: 'A-ADS', count: 1 },
      { name: 'Meta', count: 1 },
    ]);
  });
});
