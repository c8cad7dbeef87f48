import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { DeliveryEvent, DeliveryId } from '../../extension/outbox/delivery.ts';
import { createKeeping } from '../../extension/outbox/keeping.ts';
import { type Outbox, openOutbox } from '../../extension/outbox/store.ts';
import { parsePolicy } from '../../extension/policy/parse.ts';
import type { PolicyInput } from '../../extension/policy/policy.ts';
import type { ReportId } from '../../extension/report/report.ts';
import { zonedTime } from '../../extension/report/time.ts';
import { aDelivery, aPayload, aReceipt } from '../builders/delivery.ts';
import { aPolicyInput, aSealingKey } from '../builders/policy.ts';
import { aReport } from '../builders/report.ts';

const hour = 3_600_000;
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
  await outbox.save(report, rows, ['key']);
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
  });

const payload = aPayload({ text: `<url>${address}</url>` });
const filing: readonly DeliveryEvent[] = [
  { name: 'claim', at: 1 },
  { name: 'checkpoint', checkpoint: { phase: 'finishing', payload, reference: '4711', openedAt: filedAt } },
  { name: 'file', receipt: aReceipt({ filedAt: zonedTime(filedAt, 0) }) },
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
    expect(await keeping.nextDue()).toBeNull();
    expect(keeping.failed()).toBe(false);
  });

  test('keeps its receipt, category, states and the hash by which it is found again', async () => {
    await settleBoth();
    await keepingBy({ eraseAfterHours: 0 }).run();
    expect(await outbox.summary(reportId)).toMatchObject({ id: reportId, category: aReport().category });
    expect((await outbox.reportsAbout('key')).map(({ id }) => id)).toEqual([reportId]);
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
  ['was taken back', { name: 'give-up', at: filedAt }],
])('A delivery that needed a person and %s is settled like any other', async (_, event) => {
  await happens(one, ...filing);
  await happens(
    other,
    { name: 'claim', at: 1 },
    { name: 'refuse', problem: { code: 'report-refused' } },
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
        { name: 'postpone', until: 2, problem: { code: 'hotline-busy' } },
      ],
    ],
    [
      'may be filed',
      [
        { name: 'claim', at: 1 },
        { name: 'lose-answer', until: 2, problem: { code: 'hotline-silent' } },
      ],
    ],
    [
      'needs a person',
      [
        { name: 'claim', at: 1 },
        { name: 'refuse', problem: { code: 'report-refused' } },
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
