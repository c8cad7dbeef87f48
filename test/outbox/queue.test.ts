import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Delivery, DeliveryId } from '../../extension/outbox/delivery.ts';
import { type Outbox, openOutbox } from '../../extension/outbox/store.ts';
import type { DestinationId } from '../../extension/report/destination.ts';
import { destinationKeyOf } from '../../extension/report/destination.ts';
import type { ReportId } from '../../extension/report/report.ts';
import { aCheckpoint, aDelivery, aReceipt } from '../builders/delivery.ts';
import { aDestination } from '../builders/policy.ts';
import { aReport } from '../builders/report.ts';

let outbox: Outbox;
let databases = 0;

beforeEach(async () => {
  databases += 1;
  outbox = await openOutbox(`queue-${databases}`);
});

const first = aDestination();
const second = aDestination({ id: 'second' as DestinationId });
const [firstKey, secondKey] = [destinationKeyOf(first), destinationKeyOf(second)];
const waiting = (notBefore: number): Partial<Delivery> => ({
  state: { name: 'waiting', since: 0, notBefore },
});

const save = (id: string, given: Partial<Delivery> = {}) =>
  outbox.save(
    aReport({ id: id as ReportId }),
    [aDelivery({ id: id as DeliveryId, reportId: id as ReportId, ...given })],
    { exact: [], similar: [] },
  );

/** Pauses a destination as the pump does: by what one delivery met. */
async function pause(destination: typeof first) {
  await save('pausing', { destination, state: { name: 'sending', since: 0 } });
  await outbox.move('pausing' as DeliveryId, () => ({
    name: 'hold-up',
    at: 99,
    problem: { code: 'credentials-missing' },
    pauses: true,
  }));
}

describe('The schedule', () => {
  test('names the first due time of each destination', async () => {
    await save('a', waiting(30));
    await save('b', waiting(20));
    await save('c', { ...waiting(40), destination: second });
    await save('d', { state: { name: 'held', since: 0, until: 10 } });
    await save('e', { state: { name: 'unknown', since: 0, notBefore: 5 }, destination: second });
    expect(await outbox.schedule()).toEqual([
      { destinationKey: firstKey, at: 10, since: 0 },
      { destinationKey: secondKey, at: 5, since: 0 },
    ]);
  });

  test('leaves out what is paused, until it is resumed', async () => {
    await save('a', waiting(30));
    await save('c', { ...waiting(40), destination: second });
    await pause(first);
    expect(await outbox.schedule()).toEqual([{ destinationKey: secondKey, at: 40, since: 0 }]);
    await outbox.resume(firstKey);
    expect((await outbox.schedule()).map(({ destinationKey }) => destinationKey)).toEqual([
      firstKey,
      secondKey,
    ]);
  });

  test.each<[string, Partial<Delivery>]>([
    ['is being sent', { state: { name: 'sending', since: 0 } }],
    ['needs a person', { state: { name: 'needs-person' } }],
    ['is filed', { state: { name: 'filed', receipt: aReceipt() } }],
    ['was taken back', { state: { name: 'cancelled', at: 0 } }],
  ])('has nothing of what %s', async (_, given) => {
    await save('a', given);
    expect(await outbox.schedule()).toEqual([]);
    expect(await outbox.allWaitingFor(firstKey)).toEqual([]);
    expect(await outbox.waitingFor(firstKey)).toBe(0);
  });
});

describe('What is due', () => {
  const claim = async (at: number, limit = 9, taken: readonly string[] = []) => {
    const claimed = await outbox.claim({
      destinationKey: firstKey,
      at,
      limit,
      isFree: (id) => !taken.includes(id),
      prepare: () => null,
    });
    return claimed.map(({ delivery, report }) => {
      expect([delivery.state.name, report.id]).toEqual(['sending', delivery.reportId]);
      return delivery.id;
    });
  };

  test('is claimed for one destination, the longest due first, so much at the most, with its report', async () => {
    await save('a', waiting(30));
    await save('b', waiting(20));
    await save('c', waiting(31));
    await save('d', { ...waiting(1), destination: second });
    expect(await claim(30, 1)).toEqual(['b']);
    expect(await claim(30)).toEqual(['a']);
    expect(await claim(30)).toEqual([]);
    expect(await outbox.count('waiting')).toBe(2);
  });

  test('is left alone where it is taken on already', async () => {
    await save('a', waiting(1));
    await save('b', waiting(1));
    expect(await claim(30, 9, ['a'])).toEqual(['b']);
  });

  test('before 1970, by a clock that is that wrong, is due as well', async () => {
    await save('a', waiting(-5));
    expect(await claim(0)).toEqual(['a']);
  });

  test('has its first checkpoint, and the record of it, where that is known already', async () => {
    await save('a', waiting(1));
    const checkpoint = aCheckpoint('submitting');
    await outbox.claim({
      destinationKey: firstKey,
      at: 5,
      limit: 9,
      isFree: () => true,
      prepare: () => checkpoint,
    });
    expect((await outbox.delivery('a' as DeliveryId))?.checkpoint).toEqual(checkpoint);
    expect((await outbox.journal(9)).at(-1)?.event).toEqual({
      kind: 'intent',
      deliveryId: 'a',
      step: 'submit',
    });
  });
});

describe('What waits for a destination', () => {
  test('is counted, and one of it named', async () => {
    expect([await outbox.waitingFor(firstKey), await outbox.firstWaitingFor(firstKey)]).toEqual([0, null]);
    await save('a', waiting(30));
    await save('b', waiting(20));
    await save('c', { ...waiting(1), destination: second });
    expect(await outbox.waitingFor(firstKey)).toBe(2);
    expect((await outbox.firstWaitingFor(firstKey))?.id).toBe('b');
    expect(await outbox.allWaitingFor(firstKey)).toEqual(['b', 'a']);
  });
});

describe('Progress', () => {
  test('is nothing where nothing is open', async () => {
    expect(await outbox.progress()).toEqual({ open: 0, all: 0 });
    await save('a', { state: { name: 'filed', receipt: aReceipt() } });
    expect(await outbox.progress()).toEqual({ open: 0, all: 0 });
  });

  test('counts everything since nothing was open, and what of it is open still', async () => {
    await save('before', {});
    await outbox.move('before' as DeliveryId, () => ({ name: 'undo', at: 1 }));
    await save('needs a person', { state: { name: 'needs-person' } });
    await save('done', {});
    await save('open', waiting(9));
    await save('sending', { state: { name: 'sending', since: 0 } });
    await outbox.move('done' as DeliveryId, () => ({ name: 'undo', at: 1 }));
    expect(await outbox.progress()).toEqual({ open: 3, all: 4 });
  });

  test('goes on as deliveries end', async () => {
    await save('a', { createdAt: 1 });
    await save('b', { createdAt: 2 });
    await outbox.move('b' as DeliveryId, () => ({ name: 'undo', at: 1 }));
    expect(await outbox.progress()).toEqual({ open: 1, all: 2 });
    await outbox.move('a' as DeliveryId, () => ({ name: 'undo', at: 1 }));
    expect(await outbox.progress()).toEqual({ open: 0, all: 0 });
  });
});
