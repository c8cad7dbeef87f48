import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Copy, CopyId } from '../../extension/outbox/copy.ts';
import type { Delivery, DeliveryId } from '../../extension/outbox/delivery.ts';
import { type Outbox, openOutbox } from '../../extension/outbox/store.ts';
import type { DeliveryEvent } from '../../extension/outbox/transition.ts';
import type { ReportId } from '../../extension/report/report.ts';
import type { ZonedTime } from '../../extension/report/time.ts';
import { aCheckpoint, aDelivery, aPayload, aReceipt } from '../builders/delivery.ts';
import { aReport } from '../builders/report.ts';
import { aGateway } from '../hotlines/gateway/sample-filings.ts';

let outbox: Outbox;
let databases = 0;

beforeEach(async () => {
  databases += 1;
  outbox = await openOutbox(`copy-store-${databases}`);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const gateway = aGateway({ copies: true });
const problem = { code: 'report-refused' } as const;
const refuse = (at: number): DeliveryEvent => ({ name: 'refuse', at, problem });
const file: DeliveryEvent = {
  name: 'file',
  at: 0,
  receipt: aReceipt({ filedAt: '1970-01-01T00:00:07.000+00:00' as ZonedTime }),
};

const save = (id: string, given: Partial<Delivery> = {}) =>
  outbox.save(
    aReport({ id: id as ReportId }),
    [
      aDelivery({
        id: id as DeliveryId,
        reportId: id as ReportId,
        state: { name: 'sending', since: 0 },
        checkpoint: aCheckpoint('finishing'),
        copyTo: [gateway],
        ...given,
      }),
    ],
    { exact: [], similar: [] },
  );
const move = (id: string, event: DeliveryEvent) => outbox.move(id as DeliveryId, () => event);
const newsIn = (copies: readonly Copy[]) =>
  copies.map(({ deliveryId, news }) => `${deliveryId} ${news.kind}`);
const onlyCopy = async (): Promise<Copy> => {
  const [copy, ...others] = await outbox.copies();
  if (copy === undefined || others.length > 0) throw new Error('not one copy');
  return copy;
};

describe('Copies', () => {
  test('are on disk with the move that they tell of', async () => {
    await save('a');
    await move('a', file);
    expect(newsIn(await outbox.copies())).toEqual(['a filed', 'a receipt']);
    expect(await outbox.countCopies()).toBe(2);
  });

  test.each<[string, DeliveryEvent | null]>([
    ['the table does not have', { name: 'retry', at: 1 }],
    ['nobody wants any more', null],
  ])('are not made for a move that %s', async (_, event) => {
    await save('a');
    expect(await outbox.move('a' as DeliveryId, () => event)).toBeNull();
    expect(await outbox.copies()).toEqual([]);
  });

  test('are made once where two tell the same at the same time', async () => {
    await save('a');
    expect(await Promise.all([move('a', file), move('a', file)])).toMatchObject([
      { state: { name: 'filed' } },
      null,
    ]);
    expect(await outbox.countCopies()).toBe(2);
  });

  test.each([
    'copies',
    'deliveries',
    'settled',
    'tally',
  ])('and the move are all or nothing: when the disk refuses %s, neither is there', async (name) => {
    await save('a');
    const before = await outbox.delivery('a' as DeliveryId);
    const journal = await outbox.journal(99);
    const put = IDBObjectStore.prototype.put;
    let refusals = 0;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...values) {
      const request = put.apply(this, values);
      // A full disk says so when the bytes come to it, and the whole transaction ends.
      const full = () => {
        refusals += 1;
        this.transaction.abort();
      };
      if (this.name === name) request.addEventListener('success', full);
      return request;
    });
    await expect(move('a', file)).rejects.toThrow();
    vi.restoreAllMocks();
    expect(refusals).toBeGreaterThan(0);
    expect(await outbox.delivery('a' as DeliveryId)).toEqual(before);
    expect(await outbox.copies()).toEqual([]);
    expect(await outbox.journal(99)).toEqual(journal);
  });

  test('are due by their times, the longest due first, so many at the most', async () => {
    for (const [id, at] of [
      ['a', 30],
      ['b', 10],
      ['c', 20],
    ] as const) {
      await save(id);
      await move(id, refuse(at));
    }
    expect(await outbox.nextCopyDue()).toBe(10);
    expect(newsIn(await outbox.copiesDue(9, 9))).toEqual([]);
    expect(newsIn(await outbox.copiesDue(20, 9))).toEqual(['b failed', 'c failed']);
    expect(newsIn(await outbox.copiesDue(30, 2))).toEqual(['b failed', 'c failed']);
    expect(newsIn(await outbox.copies(1))).toHaveLength(1);
  });

  test('are kept as they stand, and those that a person must look at are never due', async () => {
    await save('a');
    await move('a', refuse(10));
    const kept = { ...(await onlyCopy()), payload: aPayload(), failedAttempts: 1, notBefore: null, problem };
    await outbox.keepCopy(kept);
    expect(await outbox.copies()).toEqual([kept]);
    expect(await outbox.copiesDue(Number.MAX_SAFE_INTEGER, 9)).toEqual([]);
    expect(await outbox.nextCopyDue()).toBeNull();
    await outbox.keepCopy({ ...kept, notBefore: 40 });
    expect(await outbox.nextCopyDue()).toBe(40);
  });

  test('that have gone meanwhile do not come back', async () => {
    await save('a');
    await move('a', refuse(10));
    const copy = await onlyCopy();
    await outbox.dropCopy(copy.id);
    await outbox.keepCopy({ ...copy, notBefore: 40 });
    expect(await outbox.countCopies()).toBe(0);
    await outbox.dropCopy('nowhere' as CopyId);
    expect(await outbox.nextCopyDue()).toBeNull();
  });

  test('go with everything else when all is erased', async () => {
    await save('a');
    await move('a', file);
    expect(await outbox.erase()).toBe(true);
    expect(await outbox.countCopies()).toBe(0);
  });
});

describe('When a report is put away', () => {
  test('what would carry its content goes, what names only receipt and failures stays, other reports’ copies too', async () => {
    for (const id of ['a', 'b']) {
      await save(id);
      await move(id, file);
    }
    await outbox.putAway('a' as ReportId, null, 99);
    expect(newsIn(await outbox.copies())).toEqual(['a receipt', 'b filed', 'b receipt']);
  });

  test('and another of its deliveries is still open, nothing goes', async () => {
    const report = aReport({ id: 'r' as ReportId });
    const delivery = aDelivery({ reportId: report.id, copyTo: [gateway] });
    await outbox.save(
      report,
      [
        { ...delivery, id: 'a' as DeliveryId, state: { name: 'sending', since: 0 } },
        { ...delivery, id: 'b' as DeliveryId },
      ],
      { exact: [], similar: [] },
    );
    await move('a', file);
    await outbox.putAway(report.id, null, 99);
    expect(newsIn(await outbox.copies())).toEqual(['a filed', 'a receipt']);
  });
});
