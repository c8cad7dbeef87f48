import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Delivery, DeliveryId } from '../../extension/outbox/delivery.ts';
import { createKeeping } from '../../extension/outbox/keeping.ts';
import { type Outbox, openOutbox } from '../../extension/outbox/store.ts';
import type { DeliveryEvent } from '../../extension/outbox/transition.ts';
import { parsePolicy } from '../../extension/policy/parse.ts';
import type { PolicyInput } from '../../extension/policy/policy.ts';
import type { ReportId } from '../../extension/report/report.ts';
import { zonedTime } from '../../extension/report/time.ts';
import { aDelivery, aPayload, aReceipt } from '../builders/delivery.ts';
import { aDestination, aPolicyInput, aSealingKey } from '../builders/policy.ts';
import { aReport } from '../builders/report.ts';

const hour = 3_600_000;
const day = 24 * hour;
const filedAt = Date.UTC(2026, 10, 24, 12);
const address = 'https://example.com/posts/hidden-word';
const [one, other] = ['one', 'other'] as [DeliveryId, DeliveryId];
const reportId = 'report' as ReportId;

let databases = 0;
let outbox: Outbox;
let now: number;
let sealed: string[];

beforeEach(async () => {
  databases += 1;
  outbox = await openOutbox(`keeping-${databases}`);
  now = filedAt;
  sealed = [];
  const report = aReport({
    id: reportId,
    addresses: [{ url: address, hosting: 'own' }],
    note: 'hidden-word',
  });
  const rows = [one, other].map((id) => aDelivery({ id, reportId }));
  await outbox.save(report, rows, { exact: ['key'], similar: ['like'] });
});

const keepingBy = (keeping: PolicyInput['keeping'], fails = false) =>
  createKeeping({
    outbox,
    policyInForce: { policy: async () => parsePolicy(aPolicyInput({ keeping })) },
    seal: async (_, text) => {
      if (fails) throw new Error('cannot be sealed');
      sealed.push(text);
      return new TextEncoder().encode('an age file');
    },
    now: () => now,
    changed: () => {},
  });

const payload = aPayload({ text: `<url>${address}</url>` });
const filing: readonly DeliveryEvent[] = [
  { name: 'claim', at: 1 },
  { name: 'checkpoint', checkpoint: { phase: 'finishing', payload, reference: '4711', openedAt: filedAt } },
  { name: 'file', at: 0, receipt: aReceipt({ filedAt: zonedTime(filedAt, 0) }) },
];
async function happens(id: DeliveryId, ...events: readonly DeliveryEvent[]) {
  for (const event of events) expect(await outbox.move(id, () => event)).not.toBeNull();
}
const settleBoth = async () => {
  await happens(one, ...filing);
  await happens(other, { name: 'undo', at: filedAt - hour });
};
const readable = async () =>
  JSON.stringify([await outbox.contentOf(reportId), await outbox.deliveriesOf(reportId)]);

describe('A settled report', () => {
  test('is erased when the policy’s hours are over, and not before', async () => {
    await settleBoth();
    const keeping = keepingBy({ eraseAfterHours: 2 });
    expect(await keeping.nextDue()).toBe(filedAt + 2 * hour);
    now = filedAt + 2 * hour - 1;
    await keeping.run();
    expect(await readable()).toContain('hidden-word');
    now += 1;
    await keeping.run();
    expect(await readable()).not.toContain('hidden-word');
    expect(await keeping.nextDue()).toBe(filedAt + 366 * day);
    expect(keeping.failed()).toBe(false);
  });

  test('keeps its receipt, category, states and the hash by which it is found again', async () => {
    await settleBoth();
    await keepingBy({ eraseAfterHours: 0 }).run();
    expect(await outbox.summary(reportId)).toMatchObject({ id: reportId, category: aReport().category });
    for (const [level, key] of [
      ['exactKeys', 'key'],
      ['similarKeys', 'like'],
    ] as const)
      expect((await outbox.reportsAbout([key], level)).map(({ id }) => id)).toEqual([reportId]);
    const states = (await outbox.deliveriesOf(reportId)).map(({ state }) => state);
    expect(states).toMatchObject([{ name: 'filed', receipt: { reference: '4711' } }, { name: 'cancelled' }]);
  });

  test('is sealed with all that could be read of it, at once where the policy says so', async () => {
    await settleBoth();
    await keepingBy({ sealing: { key: aSealingKey, when: 'after-filing' } }).run();
    expect(await readable()).not.toContain('hidden-word');
    expect(sealed).toHaveLength(1);
    expect(JSON.parse(sealed[0] ?? '')).toMatchObject({
      report: { note: 'hidden-word', addresses: [{ url: address }] },
      deliveries: [{ state: { receipt: { reference: '4711' } }, checkpoint: { payload } }, {}],
    });
    expect(await outbox.sealed()).toMatchObject([{ id: reportId }]);
  });

  test('leaves its record for the ledger in the same transaction', async () => {
    await settleBoth();
    await keepingBy({ eraseAfterHours: 0 }).run();
    expect((await outbox.journal(99)).at(-1)?.event).toEqual({ kind: 'erased', reportId });
  });

  test('stays, and it is said, when it cannot be sealed; it is tried again', async () => {
    await settleBoth();
    const sealing = { sealing: { key: aSealingKey, when: 'after-filing' } } as const;
    const failing = keepingBy(sealing, true);
    await failing.run();
    expect(failing.failed()).toBe(true);
    expect(await readable()).toContain('hidden-word');
    await keepingBy(sealing).run();
    expect(await readable()).not.toContain('hidden-word');
  });
});

test.each<[string, DeliveryEvent]>([
  ['was filed by hand', { name: 'file-by-hand', at: filedAt, reference: 'hand-1' }],
  ['was taken back', { name: 'cancel', at: filedAt }],
])('A delivery that needed a person and %s is settled like any other', async (_, event) => {
  await happens(one, ...filing);
  await happens(
    other,
    { name: 'claim', at: 1 },
    { name: 'refuse', at: 1, problem: { code: 'report-refused' } },
    event,
  );
  await keepingBy({ eraseAfterHours: 0 }).run();
  expect(await readable()).not.toContain('hidden-word');
});

describe('A report stays readable', () => {
  test.each<[string, readonly DeliveryEvent[]]>([
    ['is on hold', []],
    [
      'waits',
      [
        { name: 'claim', at: 1 },
        { name: 'postpone', at: 1, until: 2, problem: { code: 'hotline-busy' } },
      ],
    ],
    [
      'may be filed',
      [
        { name: 'claim', at: 1 },
        { name: 'lose-answer', at: 1, until: 2, problem: { code: 'hotline-silent' } },
      ],
    ],
    [
      'needs a person',
      [
        { name: 'claim', at: 1 },
        { name: 'refuse', at: 1, problem: { code: 'report-refused' } },
      ],
    ],
  ])('while a delivery of it %s, however old it is', async (_, events) => {
    await happens(one, ...filing);
    await happens(other, ...events);
    now = filedAt + 9_000 * hour;
    await keepingBy({ eraseAfterHours: 0 }).run();
    expect(await readable()).toContain('hidden-word');
  });

  test('while no good policy is known', async () => {
    await settleBoth();
    now = filedAt + 9_000 * hour;
    await keepingBy({ eraseAfterHours: -1 }).run();
    expect(await readable()).toContain('hidden-word');
  });
});

describe('The receipts of a report that was put away', () => {
  const filedIn = (days: number | null): Partial<Delivery> => ({
    state: { name: 'filed', receipt: aReceipt({ filedAt: zonedTime(filedAt, 0) }) },
    destination: aDestination({ receiptDays: days }),
  });
  const byHand = (at: number, days: number | null): Partial<Delivery> => ({
    state: { name: 'filed-by-hand', at, reference: 'hand-1' },
    destination: aDestination({ receiptDays: days }),
  });
  const takenBack: Partial<Delivery> = { state: { name: 'cancelled', at: filedAt } };
  const keeping = () => keepingBy({ eraseAfterHours: 0 });
  const left = 'left' as ReportId;

  /** A report whose deliveries have ended so, and of which nothing can be read any more. */
  async function putAway(...deliveries: readonly Partial<Delivery>[]) {
    const rows = deliveries.map((given, place) =>
      aDelivery({
        id: `left-${place}` as DeliveryId,
        reportId: left,
        state: { name: 'sending', since: 1 },
        ...given,
      }),
    );
    const held = aDelivery({ id: 'left-last' as DeliveryId, reportId: left });
    await outbox.save(aReport({ id: left }), [...rows, held], { exact: ['left'], similar: [] });
    await outbox.move(held.id, () => ({ name: 'undo', at: filedAt }));
    await keeping().run();
    expect(await outbox.report(left)).toBeNull();
  }
  const isLeft = async () => [
    (await outbox.summary(left)) !== null,
    (await outbox.deliveriesOf(left)).length > 0,
  ];

  test.each<[string, readonly Partial<Delivery>[], number]>([
    ['by its own time', [filedIn(21)], 21],
    ['by the longest of several', [filedIn(21), filedIn(366)], 366],
    ['from when a person entered what they had filed', [byHand(filedAt - day, 21)], 20],
    ['whatever was taken back beside it', [filedIn(21), takenBack], 21],
  ])('are forgotten %s, and not a moment before', async (_, deliveries, days) => {
    await putAway(...deliveries);
    expect(await keeping().nextDue()).toBe(filedAt + days * day);
    now = filedAt + days * day - 1;
    await keeping().run();
    expect(await isLeft()).toEqual([true, true]);
    now += 1;
    await keeping().run();
    expect(await isLeft()).toEqual([false, false]);
    expect(await outbox.reportsAbout(['left'])).toEqual([]);
    expect(await keeping().nextDue()).toBeNull();
  });

  test.each<[string, readonly Partial<Delivery>[]]>([
    ['asks for no end', [filedIn(null)]],
    ['asks for no end beside one that does', [filedIn(21), filedIn(null)]],
    ['was entered by hand without an end', [filedIn(21), byHand(filedAt, null)]],
  ])('stay for ever where one %s', async (_, deliveries) => {
    await putAway(...deliveries);
    now = filedAt + 100_000 * day;
    await keeping().run();
    expect(await isLeft()).toEqual([true, true]);
    expect(await keeping().nextDue()).toBeNull();
  });

  test('leave a record for the ledger, in the same transaction', async () => {
    await putAway(filedIn(21));
    now = filedAt + 21 * day;
    await keeping().run();
    const records = (await outbox.journal(99)).map(({ event }) => event);
    expect(records.filter(({ kind }) => kind === 'retention-ended')).toEqual([
      { kind: 'retention-ended', reportId: left },
    ]);
  });

  test('are kept while the report itself can still be read', async () => {
    await settleBoth();
    now = filedAt + 9_000 * day;
    await keepingBy({ eraseAfterHours: -1 }).run();
    expect(await readable()).toContain('hidden-word');
    expect(await outbox.deliveriesOf(reportId)).toHaveLength(2);
  });

  test('are all forgotten when many are due at once', async () => {
    for (let place = 0; place < 120; place += 1) {
      const id = `many-${place}` as ReportId;
      const row = aDelivery({
        id: `${id}` as string as DeliveryId,
        reportId: id,
        state: { name: 'sending', since: 1 },
      });
      await outbox.save(aReport({ id }), [row], { exact: ['many'], similar: [] });
      await outbox.move(row.id, () => ({
        name: 'file',
        at: 0,
        receipt: aReceipt({ filedAt: zonedTime(filedAt, 0) }),
      }));
    }
    now = filedAt + 367 * day;
    await keeping().run();
    expect(await outbox.reportsAbout(['many'])).toEqual([]);
  });
});
