import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { OutboxDatabase } from '../../extension/outbox/database.ts';
import type { Delivery, DeliveryId } from '../../extension/outbox/delivery.ts';
import { createHistoryChanges } from '../../extension/outbox/history-changes.ts';
import { outboxMoves } from '../../extension/outbox/moves.ts';
import { openDatabase } from '../../extension/outbox/open-database.ts';
import { outboxQueue } from '../../extension/outbox/queue.ts';
import { outboxSaving } from '../../extension/outbox/saving.ts';
import type { DeliveryEvent } from '../../extension/outbox/transition.ts';
import { destinationKeyOf } from '../../extension/report/destination.ts';
import type { ReportId } from '../../extension/report/report.ts';
import { aCheckpoint, aDelivery, aReceipt } from '../builders/delivery.ts';
import { aReport } from '../builders/report.ts';

let database: OutboxDatabase;
let move: ReturnType<typeof outboxMoves>['move'];
let transactions: number;
let databases = 0;

beforeEach(async () => {
  databases += 1;
  database = await openDatabase(`moves-${databases}`);
  transactions = 0;
  const counted = {
    transaction: (...asked: Parameters<OutboxDatabase['transaction']>) => {
      transactions += 1;
      return database.transaction(...asked);
    },
  };
  ({ move } = outboxMoves(counted as unknown as OutboxDatabase, createHistoryChanges()));
});

const save = (id: string, given: Partial<Delivery> = {}) =>
  outboxSaving(database, createHistoryChanges()).save(
    aReport({ id: id as ReportId }),
    [aDelivery({ id: id as DeliveryId, reportId: id as ReportId, ...given })],
    { exact: [], similar: [] },
  );
const claim: DeliveryEvent = { name: 'claim', at: 1 };
const moveBy = (id: string, event: DeliveryEvent | null) => move(id as DeliveryId, () => event);
const stateOf = async (id: string) => (await database.get('deliveries', id as DeliveryId))?.state.name;
const records = () => database.getAll('journal');

describe('Moves that are asked for at the same time', () => {
  test('share one transaction, each with its own answer', async () => {
    for (const id of ['a', 'b', 'c']) await save(id);
    const moved = await Promise.all(['a', 'b', 'c'].map((id) => moveBy(id, claim)));
    expect(moved.map((delivery) => [delivery?.id, delivery?.state.name])).toEqual([
      ['a', 'sending'],
      ['b', 'sending'],
      ['c', 'sending'],
    ]);
    expect(transactions).toBe(1);
  });

  test('of one delivery happen one after the other, each seeing what the one before has done', async () => {
    await save('a');
    const [claimed, interrupted, again] = await Promise.all([
      moveBy('a', claim),
      moveBy('a', { name: 'interrupt', at: 2 }),
      moveBy('a', claim),
    ]);
    expect([claimed, interrupted, again].map((one) => one?.state.name)).toEqual([
      'sending',
      'waiting',
      'sending',
    ]);
    expect(await stateOf('a')).toBe('sending');
    expect(transactions).toBe(1);
  });

  test('are both refused nothing but what the table refuses: two claims of one delivery are one', async () => {
    await save('a');
    const claims = await Promise.all([moveBy('a', claim), moveBy('a', claim)]);
    expect(claims.map((one) => one?.state.name ?? null)).toEqual(['sending', null]);
  });

  test('leave their records in their order', async () => {
    for (const id of ['a', 'b']) await save(id);
    const before = (await records()).length;
    await Promise.all([moveBy('b', { name: 'undo', at: 1 }), moveBy('a', { name: 'undo', at: 1 })]);
    expect((await records()).slice(before)).toMatchObject([[{ deliveryId: 'b' }, { deliveryId: 'a' }]]);
  });

  test('fail one by one: what one of them met is not the others’ fate', async () => {
    for (const id of ['a', 'b', 'c']) await save(id);
    const refused = move('b' as DeliveryId, () => {
      throw new DOMException('', 'QuotaExceededError');
    });
    const settled = await Promise.allSettled([moveBy('a', claim), refused, moveBy('c', claim)]);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect([await stateOf('a'), await stateOf('b'), await stateOf('c')]).toEqual([
      'sending',
      'held',
      'sending',
    ]);
  });
});

describe('A move that does not happen', () => {
  test.each<[string, string, DeliveryEvent | null]>([
    ['because there is no such delivery', 'nowhere', claim],
    ['because nothing is to happen', 'a', null],
    ['because the table has no such move', 'a', { name: 'interrupt', at: 1 }],
  ])('%s writes nothing', async (_, id, event) => {
    await save('a');
    const before = [await database.getAll('deliveries'), await records()];
    expect(await moveBy(id, event)).toBeNull();
    expect([await database.getAll('deliveries'), await records()]).toEqual(before);
  });
});

describe('What blocks a destination', () => {
  const problem = { code: 'credentials-missing' } as const;
  const holdUp = (pauses: boolean): DeliveryEvent => ({ name: 'hold-up', at: 5, problem, pauses });

  test('pauses it by the transaction of the move', async () => {
    await save('a', { state: { name: 'sending', since: 0 } });
    await moveBy('a', holdUp(true));
    expect(transactions).toBe(1);
    expect([...(await outboxQueue(database).pauses())]).toEqual([
      [destinationKeyOf(aDelivery().destination), { problem, since: 5 }],
    ]);
  });

  test.each<[string, Partial<Delivery>, DeliveryEvent]>([
    ['something else holds the delivery up', { state: { name: 'sending', since: 0 } }, holdUp(false)],
    ['the move does not happen', {}, holdUp(true)],
  ])('pauses nothing when %s', async (_, given, event) => {
    await save('a', given);
    await moveBy('a', event);
    expect((await outboxQueue(database).pauses()).size).toBe(0);
  });
});

describe('A report is settled', () => {
  const settledAt = async () => (await database.get('settled', 'r' as ReportId))?.at;
  const filing: readonly DeliveryEvent[] = [
    claim,
    { name: 'checkpoint', checkpoint: aCheckpoint('finishing') },
    { name: 'file', at: 0, receipt: aReceipt() },
  ];

  test('by the last of its deliveries, at that one’s time', async () => {
    const rows = ['one', 'two'].map((id) => aDelivery({ id: id as DeliveryId, reportId: 'r' as ReportId }));
    await outboxSaving(database, createHistoryChanges()).save(aReport({ id: 'r' as ReportId }), rows, {
      exact: [],
      similar: [],
    });
    expect(await settledAt()).toBeUndefined();
    await moveBy('two', { name: 'undo', at: 1 });
    expect(await settledAt()).toBe(1);
    for (const event of filing) await moveBy('one', event);
    expect(await settledAt()).toBe(Date.parse(aReceipt().filedAt));
  });

  test('when both of its deliveries end in one transaction', async () => {
    const rows = ['one', 'two'].map((id) => aDelivery({ id: id as DeliveryId, reportId: 'r' as ReportId }));
    await outboxSaving(database, createHistoryChanges()).save(aReport({ id: 'r' as ReportId }), rows, {
      exact: [],
      similar: [],
    });
    await Promise.all([moveBy('one', { name: 'undo', at: 1 }), moveBy('two', { name: 'undo', at: 7 })]);
    expect([transactions, await settledAt()]).toEqual([1, 7]);
  });
});
