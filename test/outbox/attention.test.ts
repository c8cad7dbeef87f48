import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { adapters } from '../../extension/hotlines/registry.ts';
import { createAttention, wrongClock } from '../../extension/outbox/attention.ts';
import type { Delivery, DeliveryId } from '../../extension/outbox/delivery.ts';
import type { DestinationId } from '../../extension/report/destination.ts';
import type { ReportId } from '../../extension/report/report.ts';
import { aDelivery, aReceipt } from '../builders/delivery.ts';
import { aDesk, type Desk } from '../builders/desk.ts';
import { aDestination } from '../builders/policy.ts';
import { aReport } from '../builders/report.ts';

let desk: Desk;
let attention: ReturnType<typeof createAttention>;
let databases = 0;

beforeEach(async () => {
  databases += 1;
  desk = await aDesk(`attention-${databases}`);
  attention = createAttention({ outbox: desk.outbox, telling: desk.telling, adapters });
});

const save = (id: string, ...deliveries: readonly Partial<Delivery>[]) =>
  desk.outbox.save(
    aReport({ id: id as ReportId }),
    deliveries.map((given, place) =>
      aDelivery({ id: `${id}-${place}` as DeliveryId, reportId: id as ReportId, ...given }),
    ),
    { exact: [], similar: [] },
  );
const waiting = { state: { name: 'waiting', since: 0, notBefore: 1 } } as const;
const problem = { code: 'credentials-refused' } as const;
/** One delivery after the other meets what blocks its destination. */
async function pause(...ids: readonly string[]) {
  for (const id of ids) {
    await desk.outbox.move(id as DeliveryId, () => ({ name: 'claim', at: 1 }));
    await desk.outbox.move(id as DeliveryId, () => ({ name: 'hold-up', at: 7, problem, pauses: true }));
  }
}

describe('What wants attention', () => {
  test('is nothing where nothing was reported', async () => {
    expect(await attention()).toEqual({
      reports: [],
      paused: [],
      copies: [],
      progress: { open: 0, all: 0 },
      clockOffsetMs: null,
    });
  });

  test('is what can be undone and what needs a person, each report once', async () => {
    await save('held', {}, {});
    await save('stopped', { state: { name: 'needs-person' } }, {});
    await save('waiting', waiting);
    await save('filed', { state: { name: 'filed', receipt: aReceipt() } });
    expect((await attention()).reports.map(({ id }) => id).sort()).toEqual(['held', 'stopped']);
  });

  test('is five reports at the most, however many there are', async () => {
    for (let place = 0; place < 12; place += 1) {
      await save(`h${place}`, {});
      await save(`s${place}`, { state: { name: 'needs-person' } });
    }
    expect((await attention()).reports.length).toBe(5);
    expect((await attention()).progress).toEqual({ open: 12, all: 24 });
  });
});

describe('A paused destination', () => {
  test('is said once, with its problem, how many wait and what the browser must allow', async () => {
    for (const id of ['a', 'b', 'c']) await save(id, waiting);
    await pause('a-0', 'b-0');
    expect((await attention()).paused).toEqual([
      {
        problem,
        since: 7,
        name: 'Practice CyberTipline',
        environment: 'test',
        waiting: 3,
        first: expect.stringMatching(/^[abc]-0$/),
        originPattern: 'https://hotline.example/*',
      },
    ]);
  });

  test('goes on when the one that is named is tried again', async () => {
    await save('a', waiting);
    await pause('a-0');
    const [paused] = (await attention()).paused;
    if (paused === undefined) throw new Error('nothing is paused');
    await desk.intervention.retry(paused.first);
    expect((await attention()).paused).toEqual([]);
  });

  test('is not mentioned when nothing waits for it any more', async () => {
    await save('a', waiting);
    await pause('a-0');
    await desk.intervention.cancel('a-0' as DeliveryId);
    expect((await attention()).paused).toEqual([]);
  });

  test('is one of several, each said by itself', async () => {
    const live = aDestination({ id: 'live' as DestinationId, name: 'Live', environment: 'production' });
    await save('a', waiting, { ...waiting, destination: live });
    await pause('a-0', 'a-1');
    expect(
      (await attention()).paused
        .map(({ name, environment, waiting: count }) => [name, environment, count])
        .sort(),
    ).toEqual([
      ['Live', 'production', 1],
      ['Practice CyberTipline', 'test', 1],
    ]);
  });
});

describe('A wrong clock', () => {
  const minute = 60_000;
  test.each<[string, readonly number[], number | null]>([
    ['is not measured yet', [], null],
    ['is right', [700, -300], null],
    ['is wrong by five minutes, which is tolerated', [5 * minute], null],
    ['is wrong by more', [5 * minute + 1], 5 * minute + 1],
    ['is ahead', [-2 * 24 * 60 * minute], -2 * 24 * 60 * minute],
    ['is wrong by what the worst of several hotlines says', [minute, -9 * minute, 6 * minute], -9 * minute],
  ])('%s', (_, offsets, expected) => {
    expect(wrongClock(offsets)).toBe(expected);
  });

  test('is told from what was measured at any hotline', async () => {
    await desk.outbox.noteClock('practice' as DestinationId, 300, 1);
    await desk.outbox.noteClock('other' as DestinationId, 3_600_000, 1);
    expect((await attention()).clockOffsetMs).toBe(3_600_000);
  });
});
