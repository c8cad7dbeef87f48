import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { adapters } from '../../extension/hotlines/registry.ts';
import { type Ledger, openLedger } from '../../extension/ledger/store.ts';
import type { Delivery, DeliveryId } from '../../extension/outbox/delivery.ts';
import { createHistory, type History } from '../../extension/outbox/history.ts';
import { createLedgerPost } from '../../extension/outbox/ledger-post.ts';
import { type Outbox, openOutbox } from '../../extension/outbox/store.ts';
import { createTelling } from '../../extension/outbox/telling.ts';
import type { DeliveryEvent } from '../../extension/outbox/transition.ts';
import { failure, type Result, success } from '../../extension/report/problem.ts';
import type { Report, ReportId } from '../../extension/report/report.ts';
import { type ListedRow, unpackRows } from '../../extension/ui/history/listed-row.ts';
import { aCheckpoint, aDelivery, aReceipt } from '../builders/delivery.ts';
import { aFullCase } from '../builders/facts.ts';
import { aDestination } from '../builders/policy.ts';
import { aReport, clickedAt } from '../builders/report.ts';

let databases = 0;
let outbox: Outbox;
let ledger: Ledger;
let history: History;

beforeEach(async () => {
  databases += 1;
  outbox = await openOutbox(`history-outbox-${databases}`);
  ledger = await openLedger({ name: `history-ledger-${databases}`, now: () => clickedAt });
  history = openHistory('first-worker');
});

function openHistory(epoch: string): History {
  const telling = createTelling({ outbox, adapters });
  return createHistory({ outbox, ledger, ledgerPost: createLedgerPost({ outbox, ledger }), telling, epoch });
}

const valueIn = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.problems[0].code);
  return result.value;
};

const host = 'hidden-host.example';
const address = `https://${host}/posts/1`;
const id = (name: string) => name as DeliveryId;

async function save(
  name: string,
  given: Partial<Delivery> = {},
  report: Partial<Report> = {},
): Promise<void> {
  const saved = aReport({
    id: name as ReportId,
    addresses: [{ url: address, hosting: 'third-party' }],
    ...report,
  });
  const delivery = aDelivery({ id: id(name), reportId: saved.id, createdAt: saved.createdAt, ...given });
  await outbox.save(saved, [delivery], { exact: [], similar: [] });
}

const filing: readonly DeliveryEvent[] = [
  { name: 'claim', at: 1 },
  { name: 'checkpoint', checkpoint: aCheckpoint('finishing') },
  { name: 'file', at: clickedAt, receipt: aReceipt() },
];
async function happens(name: string, ...events: readonly DeliveryEvent[]): Promise<void> {
  for (const event of events) expect(await outbox.move(id(name), () => event)).not.toBeNull();
}

const listed = async (): Promise<readonly ListedRow[]> => unpackRows(valueIn(await history.open()).batch);
const row = async (name: string) => (await listed()).find((one) => one.id === name);

describe('A row of the history', () => {
  test('is there from the moment that the report is saved', async () => {
    await save('one', {}, { urgencyReason: 'It is live.' });
    expect(await row('one')).toMatchObject({
      reportId: 'one',
      state: 'held',
      urgent: true,
      category: { name: 'CSAM: images or videos' },
      destination: { name: 'Practice CyberTipline', environment: 'test' },
      reference: null,
      content: 'readable',
    });
  });

  test('follows each move of its delivery, and has the receipt at last', async () => {
    await save('one');
    await happens('one', { name: 'claim', at: 1 });
    expect(await row('one')).toMatchObject({ state: 'sending' });
    await happens('one', ...filing.slice(1));
    expect(await row('one')).toMatchObject({ state: 'filed', reference: '4711' });
  });

  test('follows two moves that share a transaction', async () => {
    await save('one');
    await Promise.all(filing.map((event) => outbox.move(id('one'), () => event)));
    expect(await row('one')).toMatchObject({ state: 'filed', reference: '4711' });
  });

  test('of a delivery that a change of policy replaces goes with it', async () => {
    await save('one');
    const report = aReport({ id: 'one' as ReportId });
    await outbox.replaceUnbegun(report, [aDelivery({ id: id('new'), reportId: report.id })], () => true);
    expect((await listed()).map((one) => one.id)).toEqual(['new']);
  });

  test('that a corrected report replaces is taken back beside the new one', async () => {
    await save('one');
    const [report, deliveries] = [aReport({ id: 'two' as ReportId }), [aDelivery({ id: id('two') })]];
    await outbox.saveInstead(
      report,
      deliveries,
      { exact: [], similar: [] },
      {
        reportId: 'one' as ReportId,
        eventOf: () => ({ name: 'undo', at: 1 }),
        isReplaceable: () => true,
      },
    );
    expect((await listed()).map((one) => [one.id, one.state])).toEqual([
      ['one', 'cancelled'],
      ['two', 'held'],
    ]);
  });

  test.each([
    ['sealed', new Uint8Array([1])],
    ['erased', null],
  ] as const)('of a report that was %s says so and has neither its host nor its case id any more', async (content, file) => {
    await save('one', {}, { ofCase: { ...aFullCase, caseId: 'Case-77' } });
    await happens('one', ...filing);
    expect((await row('one'))?.words).toBe(`4711 ${host} case-77`);
    await outbox.putAway('one' as ReportId, file, 2);
    expect(await row('one')).toMatchObject({ content, words: '4711', reference: '4711' });
    const left = JSON.stringify(await outbox.historyRows(null, 9));
    expect([left.includes(host), left.includes('Case-77')]).toEqual([false, false]);
  });

  test('goes when nothing has to be kept of its report any longer', async () => {
    await save('one');
    await happens('one', ...filing);
    await outbox.putAway('one' as ReportId, null, 2);
    await outbox.forget('one' as ReportId);
    expect(await listed()).toEqual([]);
  });

  test('goes when everything is erased', async () => {
    await save('one');
    await outbox.erase();
    expect(await listed()).toEqual([]);
  });
});

describe('The history opens', () => {
  const saveMany = async (count: number) => {
    for (let place = 0; place < count; place += 1)
      await save(`delivery-${place}`, {}, { createdAt: clickedAt + place });
  };

  test('with the newest hundred, and goes on behind them until all are there', async () => {
    await saveMany(130);
    const opened = valueIn(await history.open());
    expect(opened.batch.rows.length).toBe(100);
    expect(opened.batch.rows[0]?.[0]).toBe('delivery-129');
    if (opened.next === null) throw new Error('There is more');
    const rest = valueIn(await history.rows(opened.next));
    expect([rest.batch.rows.length, rest.next]).toEqual([30, null]);
    expect(new Set([...opened.batch.rows, ...rest.batch.rows].map(([one]) => one)).size).toBe(130);
  });

  test('with what needs a person, however old', async () => {
    await save('old', { state: { name: 'needs-person' } }, { createdAt: 1 });
    await saveMany(100);
    expect((await listed()).map((one) => one.id)).toContain('old');
  });

  test('with the paused destinations', async () => {
    await save('one');
    await happens(
      'one',
      { name: 'claim', at: 1 },
      { name: 'hold-up', at: 2, problem: { code: 'credentials-missing' }, pauses: true },
    );
    const { paused } = valueIn(await history.open());
    expect(paused).toEqual([(await listed())[0]?.destination.key]);
  });
});

describe('What is new in the history', () => {
  test('is what was saved, moved and forgotten since the last look', async () => {
    await save('gone');
    await happens('gone', ...filing);
    await outbox.putAway('gone' as ReportId, null, 2);
    const { mark } = valueIn(await history.open());
    await outbox.forget('gone' as ReportId);
    await save('new');
    const news = valueIn(await history.news(mark));
    expect(news.gone).toEqual(['gone']);
    expect(news.batch?.rows.map(([one, , , state]) => [one, state])).toEqual([['new', 'held']]);
    expect(valueIn(await history.news(news.mark))).toMatchObject({ gone: [], batch: { rows: [] } });
  });

  test('is what was saved together too', async () => {
    const { mark } = valueIn(await history.open());
    const all = ['one', 'two'].map((name) => ({
      report: aReport({ id: name as ReportId }),
      deliveries: [aDelivery({ id: id(name), reportId: name as ReportId })],
      keys: { exact: [], similar: [] },
    }));
    await outbox.saveTogether(all);
    const { batch } = valueIn(await history.news(mark));
    expect(batch?.rows.map(([one]) => one)).toEqual(['one', 'two']);
  });

  test('cannot be told by another worker than the one that was asked before', async () => {
    const { mark } = valueIn(await history.open());
    expect(valueIn(await openHistory('second-worker').news(mark)).batch).toBeNull();
  });
});

describe('The story of a report', () => {
  test('is what the ledger says of it and of its deliveries, in order, and of nothing else', async () => {
    await save('one');
    await save('other');
    await happens('one', ...filing);
    const { story, entries } = valueIn(await history.story('one' as ReportId));
    expect(story.deliveries.map(({ state }) => state.name)).toEqual(['filed']);
    expect(entries.map(({ event }) => event.kind)).toEqual(['created', 'intent', 'outcome', 'receipt']);
    expect(JSON.stringify(entries)).not.toContain(host);
  });

  test('tells of deliveries that a change of policy has replaced', async () => {
    await save('one', {}, {});
    const report = aReport({ id: 'one' as ReportId });
    const destination = aDestination({ name: 'Elsewhere' });
    await outbox.replaceUnbegun(
      report,
      [aDelivery({ id: id('new'), reportId: report.id, destination })],
      () => true,
    );
    await happens('new', { name: 'undo', at: 1 });
    const { entries } = valueIn(await history.story('one' as ReportId));
    expect(entries.map(({ event }) => event.kind)).toEqual(['created', 'rerouted', 'undone']);
  });

  test('of an unknown report is a problem', async () => {
    expect(await history.story('nobody' as ReportId)).toEqual(failure({ code: 'not-found' }));
  });
});

describe('Addresses', () => {
  test('are told when they are asked for', async () => {
    await save('one');
    expect(await history.addresses('one' as ReportId)).toEqual(success([address]));
  });

  test('of a report that is put away are told to nobody', async () => {
    await save('one');
    await happens('one', ...filing);
    await outbox.putAway('one' as ReportId, new Uint8Array([1]), 2);
    expect(await history.addresses('one' as ReportId)).toEqual(failure({ code: 'not-found' }));
  });

  test('are in no other answer', async () => {
    await save('one');
    const { mark } = valueIn(await history.open());
    await happens('one', ...filing);
    const answers = [await history.news(mark), await history.story('one' as ReportId), await history.open()];
    expect(JSON.stringify(answers)).not.toContain(address);
  });
});
