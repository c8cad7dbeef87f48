import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { LedgerEvent } from '../../../extension/ledger/entry.ts';
import { exportLedger } from '../../../extension/ledger/export.ts';
import { createStatistics } from '../../../extension/ledger/statistics/statistics.ts';
import type { StatisticsAnswer, StatisticsView } from '../../../extension/ledger/statistics/view.ts';
import { type Ledger, openLedger } from '../../../extension/ledger/store.ts';
import { verifyExport } from '../../../extension/ledger/verify-export.ts';
import { failure } from '../../../extension/report/problem.ts';
import type { ReportId } from '../../../extension/report/report.ts';
import { aLedgerDelivery, oneOfEachKind, someFacts } from '../events.ts';
import { recount } from './recount.ts';

const savedAt = Date.UTC(2026, 10, 23, 8, 30);
let databases = 0;
let ledger: Ledger;
/** From which entry on the ledger was read, each time. */
let read: number[];
let time: number;

beforeEach(async () => {
  databases += 1;
  ledger = await openLedger({ name: `statistics-${databases}`, now: () => savedAt });
  read = [];
  time = savedAt;
});

const statistics = (given: Partial<Parameters<typeof createStatistics>[0]> = {}) =>
  createStatistics({
    ledger: {
      head: ledger.head,
      entries: (from = 1, limit?: number) => {
        if (limit === undefined) read.push(from);
        return ledger.entries(from, limit);
      },
    },
    post: async () => {},
    now: () => time,
    zoneMinutes: () => 0,
    shieldedMinutes: async () => null,
    ...given,
  });

const query = { environment: null, period: 'day', extent: 'latest' } as const;
const created = (id: string): LedgerEvent => ({
  kind: 'created',
  reportId: id as ReportId,
  category: 'Grooming',
  deliveries: [aLedgerDelivery({ deliveryId: `${id}-0` })],
  facts: someFacts(),
});

const answered = async (opened: ReturnType<ReturnType<typeof createStatistics>['open']>) => {
  const answer = await opened;
  if (!answer.ok) throw new Error('There was no answer');
  return answer.value;
};
const viewIn = (answer: StatisticsAnswer): StatisticsView => {
  if (answer.kind !== 'counted') throw new Error('It still counts');
  return answer.view;
};
const total = (answer: StatisticsAnswer) => viewIn(answer).reports.reduce((sum, many) => sum + many, 0);

describe('The statistics of a ledger', () => {
  test('are those of a recount of its export, every kind of entry included', async () => {
    await ledger.append(...oneOfEachKind);
    let file = '';
    for await (const line of exportLedger(ledger, { exportedAt: 0, exportedBy: 'a test' })) file += line;
    expect(await verifyExport(file)).toMatchObject({ ok: true });
    const view = viewIn(await answered(statistics().open({ ...query, environment: 'test' })));
    const again = recount(file, 'test', 'day', 'UTC')['2026-11-23'];
    expect(again).toMatchObject({ reports: 1, hosting: { own: 1 }, outcome: { 'filed-by-hand': 1 } });
    const last = (name: keyof StatisticsView['series']) =>
      Object.fromEntries(view.series[name].map(({ value, counts }) => [value, counts.at(-1)]));
    expect({
      reports: view.reports.at(-1),
      category: last('category'),
      destination: last('destination'),
      hosting: last('hosting'),
      outcome: last('outcome'),
    }).toEqual({
      reports: again?.reports,
      category: { ...again?.category },
      destination: { ...again?.destination },
      hosting: { ...again?.hosting },
      outcome: { ...again?.outcome },
    });
    expect(view.head).toEqual(await ledger.head());
  });

  test('read only what is new for the next question', async () => {
    const { open } = statistics();
    await ledger.append(created('a'), created('b'));
    expect(total(await answered(open(query)))).toBe(2);
    await ledger.append(created('c'));
    expect(total(await answered(open(query)))).toBe(3);
    expect(total(await answered(open(query)))).toBe(3);
    expect(read).toEqual([1, 3, 4]);
  });

  test('begin anew when everything was erased, however long the new ledger is by then', async () => {
    const { open } = statistics();
    await ledger.append(created('a'), created('b'));
    expect(total(await answered(open(query)))).toBe(2);
    await ledger.erase();
    expect(total(await answered(open(query)))).toBe(0);
    await ledger.append(created('c'));
    await answered(open(query));
    await ledger.erase();
    await ledger.append(created('d'), created('e'), created('f'));
    expect(total(await answered(open(query)))).toBe(3);
  });

  test('are counted once where two pages ask at the same time', async () => {
    await ledger.append(created('a'), created('b'));
    const { open } = statistics();
    const both = await Promise.all([answered(open(query)), answered(open({ ...query, period: 'year' }))]);
    expect(both.map(total)).toEqual([2, 2]);
  });

  test('of a long ledger come in parts: each question is answered soon and says how far it is', async () => {
    await ledger.append(...Array.from({ length: 1200 }, (_, place) => created(`report-${place}`)));
    // Each look at the clock is a second later.
    const now = () => {
      time += 1000;
      return time;
    };
    const { open } = statistics({ now });
    expect(await answered(open(query))).toEqual({ kind: 'counting', counted: 500, entries: 1200 });
    expect(await answered(open(query))).toEqual({ kind: 'counting', counted: 1000, entries: 1200 });
    expect(total(await answered(open(query)))).toBe(1200);
  });

  test('have what has just happened, and go without it where it cannot be carried over', async () => {
    const post = async () => {
      await ledger.append(created('a'));
    };
    expect(total(await answered(statistics({ post }).open(query)))).toBe(1);
    const full = () => Promise.reject(new DOMException('', 'QuotaExceededError'));
    expect(total(await answered(statistics({ post: full }).open(query)))).toBe(1);
  });

  test('go on after a question that could not be answered', async () => {
    await ledger.append(created('a'));
    let broken = true;
    const { open } = statistics({
      shieldedMinutes: async () => {
        if (broken) throw new DOMException('', 'UnknownError');
        return 12;
      },
    });
    await expect(open(query)).rejects.toThrow();
    broken = false;
    expect(viewIn(await answered(open(query))).exposure).toMatchObject({ shieldedMinutes: 12 });
  });

  test.each([
    ['nothing', undefined],
    ['an unknown period', { ...query, period: 'hour' }],
    ['an unknown environment', { ...query, environment: 'live' }],
    ['no extent', { environment: null, period: 'day' }],
  ])('are not given to whoever asks for %s', async (_, asked) => {
    expect(await statistics().open(asked)).toEqual(failure({ code: 'message-not-understood' }));
  });
});
