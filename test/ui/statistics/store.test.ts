import { describe, expect, test } from 'vitest';
import type {
  StatisticsAnswer,
  StatisticsQuery,
  StatisticsView,
} from '../../../extension/ledger/statistics/view.ts';
import type { Send } from '../../../extension/messages.ts';
import { failure, type Result, success } from '../../../extension/report/problem.ts';
import { createStatisticsStore } from '../../../extension/ui/statistics/store.ts';

const counted = (query: StatisticsQuery): Result<StatisticsAnswer> =>
  success({
    kind: 'counted',
    view: { ...query, environment: query.environment ?? 'test' } as StatisticsView,
  });
const counting = (done: number): Result<StatisticsAnswer> =>
  success({ kind: 'counting', counted: done, entries: 1000 });

/** A background that answers one question after the other, and what it was asked. */
function aStore(answer: (query: StatisticsQuery, times: number) => Result<StatisticsAnswer>) {
  const asked: StatisticsQuery[] = [];
  const send = (async (name: string, query: StatisticsQuery) => {
    if (name !== 'statistics.open') throw new Error(`${name} is not modelled`);
    asked.push(query);
    await Promise.resolve();
    return answer(query, asked.length);
  }) as unknown as Send;
  return { asked, store: createStatisticsStore(send) };
}

describe('The statistics page', () => {
  test('asks for the latest days at first, and lets the background choose the environment', async () => {
    const { asked, store } = aStore(counted);
    await store.load();
    expect(asked).toEqual([{ environment: null, period: 'day', extent: 'latest' }]);
    expect(store.view.value?.environment).toBe('test');
  });

  test('asks on while a long ledger is read, and says how far it is', async () => {
    const seen: unknown[] = [];
    const { store } = aStore((query, times) => (times < 3 ? counting(times * 400) : counted(query)));
    store.progress.subscribe((progress) => seen.push(progress?.counted ?? null));
    await store.load();
    expect(seen).toEqual([null, 400, 800, null]);
    expect(store.view.value).not.toBeNull();
  });

  test('shows what was chosen last, however the answers come', async () => {
    const { asked, store } = aStore(counted);
    await Promise.all([
      store.load(),
      store.choose({ period: 'week' }),
      store.choose({ period: 'year', environment: 'production' }),
    ]);
    expect(store.view.value).toMatchObject({ period: 'year', environment: 'production' });
    expect(asked.at(-1)).toEqual({ environment: 'production', period: 'year', extent: 'latest' });
  });

  test('counts once more, and not for each of many changes that come meanwhile', async () => {
    const { asked, store } = aStore(counted);
    await Promise.all(Array.from({ length: 50 }, () => store.load()));
    expect(asked.length).toBeLessThanOrEqual(2);
  });

  test('says what is in the way and keeps what it has shown', async () => {
    let broken = false;
    const { store } = aStore((query) => (broken ? failure({ code: 'storage-unreadable' }) : counted(query)));
    await store.load();
    broken = true;
    await store.load();
    expect(store.problems.value).toEqual([{ code: 'storage-unreadable' }]);
    expect(store.view.value?.period).toBe('day');
    broken = false;
    await store.load();
    expect(store.problems.value).toEqual([]);
  });
});
