import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { DeliveryId, DeliveryState } from '../../extension/outbox/delivery.ts';
import { type Outbox, openOutbox } from '../../extension/outbox/store.ts';
import type { ReportId } from '../../extension/report/report.ts';
import { aDelivery } from '../builders/delivery.ts';
import { aReport } from '../builders/report.ts';
import { aWebForm } from '../hotlines/sample-destinations.ts';

let outbox: Outbox;
let databases = 0;

beforeEach(async () => {
  databases += 1;
  outbox = await openOutbox(`reminder-${databases}`);
});

const save = (id: string, state: DeliveryState) =>
  outbox.save(
    aReport({ id: id as ReportId }),
    [aDelivery({ id: id as DeliveryId, reportId: id as ReportId, destination: aWebForm(), state })],
    { exact: [], similar: [] },
  );
const askedAt = (remindAt: number): DeliveryState => ({
  name: 'handed-over',
  since: 0,
  remindAt,
  references: [],
  placed: [],
});

describe('The next reminder', () => {
  test.each<[string, readonly number[], number | null]>([
    ['nothing is handed over', [], null],
    ['one is to come', [30], 30],
    ['several are to come', [30, 20, 25], 20],
    ['one is over already', [5, 30], 30],
    ['one is due this very moment', [10, 30], 30],
    ['all are over', [5, 10], null],
  ])('where %s, of %j, is %j', async (_, times, expected) => {
    for (const [place, remindAt] of times.entries()) await save(`d-${place}`, askedAt(remindAt));
    expect(await outbox.nextReminder(10)).toBe(expected);
  });

  test.each<DeliveryState>([
    { name: 'to-hand-over', since: 0 },
    { name: 'held', since: 0, until: 30 },
    { name: 'waiting', since: 0, notBefore: 30 },
    { name: 'needs-person' },
    { name: 'filed-by-hand', at: 0, reference: null },
    { name: 'cancelled', at: 0 },
  ])('is not for what is $name', async (state) => {
    await save('a', state);
    expect(await outbox.nextReminder(10)).toBeNull();
  });

  test('goes with the hand-over that it was for', async () => {
    await save('a', askedAt(30));
    await save('b', askedAt(40));
    await outbox.move('a' as DeliveryId, () => ({ name: 'file-by-hand', at: 20, reference: null }));
    expect(await outbox.nextReminder(10)).toBe(40);
    await outbox.move('b' as DeliveryId, () => ({ name: 'hand-back', at: 20 }));
    expect(await outbox.nextReminder(10)).toBeNull();
  });
});
