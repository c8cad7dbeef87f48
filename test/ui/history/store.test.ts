import { beforeEach, describe, expect, test } from 'vitest';
import type { Send } from '../../../extension/messages.ts';
import type { DeliveryId } from '../../../extension/outbox/delivery.ts';
import { packRows } from '../../../extension/outbox/history-batch.ts';
import type { HistoryRow } from '../../../extension/outbox/history-row.ts';
import { failure, success } from '../../../extension/report/problem.ts';
import { createHistoryStore, type HistoryStore } from '../../../extension/ui/history/store.ts';
import { aHistoryRow } from '../../builders/history.ts';
import { clickedAt } from '../../builders/report.ts';

const rowOf = (place: number, given: Partial<HistoryRow> = {}) =>
  aHistoryRow({ id: `delivery-${place}` as DeliveryId, createdAt: clickedAt - place, ...given });
const mark = (count: number, epoch = 'first') => ({ epoch, count });
const behind = (place: number) => [place - clickedAt, `delivery-${place}`];

type Answer = unknown | ((argument: unknown) => unknown);
let answers: Record<string, Answer>;
let asked: [string, unknown][];

/** A background that answers what it is given and nothing else. */
const send = (async (name: string, argument: unknown) => {
  if (!(name in answers)) throw new Error(`${name} is not modelled`);
  asked.push([name, argument]);
  const answer = answers[name];
  return typeof answer === 'function' ? answer(argument) : answer;
}) as unknown as Send;

const opening = (rows: readonly HistoryRow[], next: unknown = null, at = mark(0)) =>
  success({ mark: at, batch: packRows(rows), next, paused: [] });
const news = (rows: readonly HistoryRow[] | null, gone: readonly string[] = [], at = mark(1)) =>
  success({ mark: at, batch: rows === null ? null : packRows(rows), gone, paused: [] });
const story = (reportId: unknown) =>
  success({ story: { id: reportId, deliveries: [], editable: false }, entries: [] });

let store: HistoryStore;
beforeEach(() => {
  asked = [];
  answers = { 'history.open': opening([rowOf(1)]), 'history.story': story };
  store = createHistoryStore({ send, now: () => clickedAt, mark: () => {} });
});
const shown = () => store.filtered.value.rows.map(({ id }) => id);
const first = () => {
  const [row] = store.filtered.value.rows;
  if (row === undefined) throw new Error('Nothing is shown');
  return row;
};

describe('The list', () => {
  test('shows the newest rows first, and older ones when they come', async () => {
    answers['history.open'] = opening([rowOf(1), rowOf(2)], behind(2));
    answers['history.rows'] = success({ batch: packRows([rowOf(3)]), next: null });
    await store.open();
    expect([shown(), store.reading.value]).toEqual([['delivery-1', 'delivery-2'], true]);
    await expect.poll(() => store.reading.value).toBe(false);
    expect(shown()).toEqual(['delivery-1', 'delivery-2', 'delivery-3']);
    expect(asked.map(([name]) => name)).toEqual(['history.open', 'history.rows']);
  });

  test('says what is wrong when it cannot be read, and can be opened again', async () => {
    answers['history.open'] = failure({ code: 'storage-unreadable' });
    await store.open();
    expect([store.problems.value, store.reading.value]).toEqual([[{ code: 'storage-unreadable' }], false]);
    answers['history.open'] = opening([rowOf(1)]);
    await store.open();
    expect([store.problems.value, shown()]).toEqual([[], ['delivery-1']]);
  });

  test('says so when older rows cannot be read, and keeps those that are there', async () => {
    answers['history.open'] = opening([rowOf(1)], behind(1));
    answers['history.rows'] = failure({ code: 'background-silent' });
    await store.open();
    await expect.poll(() => store.reading.value).toBe(false);
    expect([shown(), store.problems.value]).toEqual([['delivery-1'], [{ code: 'background-silent' }]]);
    answers['history.rows'] = success({ batch: packRows([rowOf(2)]), next: null });
    await store.open();
    await expect.poll(() => store.reading.value).toBe(false);
    expect([shown(), store.problems.value]).toEqual([['delivery-1', 'delivery-2'], []]);
  });

  test('takes in what has changed, and asks from where it knows', async () => {
    answers['history.open'] = opening([rowOf(1), rowOf(2)]);
    await store.open();
    answers['history.news'] = news([rowOf(0), rowOf(2, { state: 'cancelled' })], ['delivery-1']);
    await store.refresh();
    expect(store.filtered.value.rows.map(({ id, state }) => [id, state])).toEqual([
      ['delivery-0', 'filed'],
      ['delivery-2', 'cancelled'],
    ]);
    answers['history.news'] = news([]);
    await store.refresh();
    expect(asked.slice(1)).toEqual([
      ['history.news', mark(0)],
      ['history.news', mark(1)],
    ]);
  });

  test('is read anew when another worker answers, and keeps what is in sight until then', async () => {
    await store.open();
    answers['history.news'] = news(null, [], mark(0, 'second'));
    answers['history.open'] = opening([rowOf(5)], behind(5), mark(3, 'second'));
    const sights: unknown[] = [];
    answers['history.rows'] = () => {
      sights.push(shown());
      return success({ batch: packRows([rowOf(6)]), next: null });
    };
    await store.refresh();
    expect(sights).toEqual([['delivery-1']]);
    expect(shown()).toEqual(['delivery-5', 'delivery-6']);
    answers['history.news'] = news([]);
    await store.refresh();
    expect(asked.at(-1)).toEqual(['history.news', mark(3, 'second')]);
  });

  test('that cannot be read anew as a whole stays as it was, and is tried again at the next change', async () => {
    await store.open();
    answers['history.news'] = news(null, [], mark(0, 'second'));
    answers['history.open'] = opening([rowOf(5)], behind(5), mark(0, 'second'));
    answers['history.rows'] = failure({ code: 'background-silent' });
    await store.refresh();
    expect(shown()).toEqual(['delivery-1']);
    await store.refresh();
    expect(asked.filter(([name]) => name === 'history.news')).toEqual([
      ['history.news', mark(0)],
      ['history.news', mark(0)],
    ]);
  });

  test('asks one question at a time, so that no answer overtakes a later one', async () => {
    let pending = 0;
    const alone = (answer: unknown) => async () => {
      pending += 1;
      expect(pending).toBe(1);
      await Promise.resolve();
      pending -= 1;
      return answer;
    };
    answers['history.open'] = alone(opening([rowOf(1)], behind(1)));
    answers['history.rows'] = alone(success({ batch: packRows([rowOf(2)]), next: null }));
    answers['history.news'] = alone(news([rowOf(0)]));
    await Promise.all([store.open(), store.refresh(), store.refresh()]);
    await expect.poll(() => store.reading.value).toBe(false);
    expect(shown()).toEqual(['delivery-0', 'delivery-1', 'delivery-2']);
  });
});

describe('A row', () => {
  test('opens on the story of its report, and closes', async () => {
    await store.open();
    store.toggle(first());
    await expect.poll(() => store.opened.told.value?.story.id).toBe('report-1');
    expect([store.opened.row.value, store.active.value]).toEqual(['delivery-1', 'delivery-1']);
    store.toggle(first());
    expect([store.opened.row.value, store.opened.told.value]).toEqual([null, null]);
  });

  test('shows no address until it is asked, and hides it again', async () => {
    answers['history.addresses'] = success(['https://example.com/1']);
    await store.open();
    await store.opened.open(first());
    expect([store.opened.addresses.value, asked.map(([name]) => name)]).toEqual([
      null,
      ['history.open', 'history.story'],
    ]);
    await store.opened.toggleAddresses();
    expect(store.opened.addresses.value).toEqual(['https://example.com/1']);
    await store.opened.toggleAddresses();
    expect(store.opened.addresses.value).toBeNull();
  });

  test('that was put away while its addresses were shown hides them', async () => {
    answers['history.addresses'] = success(['https://example.com/1']);
    await store.open();
    await store.opened.open(first());
    await store.opened.toggleAddresses();
    answers['history.news'] = news([rowOf(1, { content: 'sealed', hosts: null })]);
    await store.refresh();
    expect(store.opened.addresses.value).toBeNull();
  });

  test('that is gone is closed', async () => {
    await store.open();
    await store.opened.open(first());
    answers['history.news'] = news([], ['delivery-1']);
    await store.refresh();
    expect(store.opened.row.value).toBeNull();
  });

  test('stays open while other things change, and its story follows', async () => {
    await store.open();
    await store.opened.open(first());
    answers['history.news'] = news([rowOf(0)]);
    await store.refresh();
    expect(store.opened.row.value).toBe('delivery-1');
    expect(asked.at(-1)).toEqual(['history.story', 'report-1']);
  });

  test.each<[string, (id: DeliveryId) => Promise<void>, string, unknown]>([
    ['tried again', (id) => store.opened.actions.retry(id), 'delivery.retry', 'delivery-1'],
    ['taken back', (id) => store.opened.actions.cancel(id), 'delivery.cancel', 'delivery-1'],
    [
      'filed by hand',
      (id) => store.opened.actions.fileByHand(id, 'R'),
      'delivery.file-by-hand',
      { deliveryId: 'delivery-1', reference: 'R' },
    ],
    ['undone', () => store.opened.undo(), 'report.undo', 'report-1'],
  ])('can be %s, and what stands in the way is said', async (_, act, name, argument) => {
    await store.open();
    await store.opened.open(first());
    answers['history.news'] = news([]);
    answers[name] = failure({ code: 'too-late-to-cancel' });
    await act(first().id);
    expect(asked).toContainEqual([name, argument]);
    expect(store.opened.problems.value).toEqual([{ code: 'too-late-to-cancel' }]);
    answers[name] = success({});
    await act(first().id);
    expect(store.opened.problems.value).toEqual([]);
  });
});
