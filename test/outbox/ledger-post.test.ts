import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { verifyChain } from '../../extension/ledger/chain.ts';
import type { LedgerEvent } from '../../extension/ledger/entry.ts';
import { type Ledger, openLedger } from '../../extension/ledger/store.ts';
import type { DeliveryId } from '../../extension/outbox/delivery.ts';
import { createLedgerPost } from '../../extension/outbox/ledger-post.ts';
import { type Outbox, openOutbox } from '../../extension/outbox/store.ts';
import type { DeliveryEvent } from '../../extension/outbox/transition.ts';
import type { MoneyTrail } from '../../extension/report/money-trail.ts';
import { aCheckpoint, aDelivery, aReceipt } from '../builders/delivery.ts';
import { aPolicy, aPolicyInput } from '../builders/policy.ts';
import { aReport, clickedAt } from '../builders/report.ts';

let databases = 0;
let outbox: Outbox;
let ledger: Ledger;

beforeEach(async () => {
  databases += 1;
  outbox = await openOutbox(`post-outbox-${databases}`);
  ledger = await openLedger({ name: `post-ledger-${databases}`, now: () => 0 });
});

const id = 'a' as DeliveryId;
const problem = { code: 'hotline-busy' } as const;

async function recorded(): Promise<readonly LedgerEvent[]> {
  const events: LedgerEvent[] = [];
  for await (const { event } of ledger.entries()) events.push(event);
  return events;
}

const saved = () => outbox.save(aReport(), [aDelivery({ id })], { exact: [], similar: [] });
const happens = async (...events: readonly DeliveryEvent[]) => {
  for (const event of events) expect(await outbox.move(id, () => event)).not.toBeNull();
};
const created = { kind: 'created', reportId: aReport().id };

describe('The ledger', () => {
  test('tells a delivery’s whole story, each step before it was sent', async () => {
    await saved();
    await happens(
      { name: 'claim', at: 1 },
      { name: 'postpone', at: 1, until: 2, problem },
      { name: 'claim', at: 3 },
      { name: 'checkpoint', checkpoint: aCheckpoint('submitting') },
      { name: 'checkpoint', checkpoint: aCheckpoint('finishing') },
      { name: 'interrupt', at: 4 },
      { name: 'claim', at: 5 },
      { name: 'file', at: 0, receipt: aReceipt() },
    );
    await createLedgerPost({ outbox, ledger }).post();
    expect(await recorded()).toMatchObject([
      {
        ...created,
        category: 'CSAM: images or videos',
        deliveries: [{ deliveryId: id, environment: 'test' }],
      },
      { kind: 'outcome', outcome: 'later', problem: 'hotline-busy' },
      { kind: 'intent', deliveryId: id, step: 'submit' },
      { kind: 'intent', deliveryId: id, step: 'finish' },
      { kind: 'outcome', outcome: 'unknown', problem: 'interrupted' },
      { kind: 'outcome', outcome: 'filed', problem: null },
      { kind: 'receipt', reference: '4711', environment: 'test' },
    ]);
    expect(await verifyChain(ledger.entries())).toMatchObject({ ok: true, count: 7 });
    expect(await outbox.journal(9)).toEqual([]);
  });

  test.each<[string, readonly DeliveryEvent[], object]>([
    ['an undo', [{ name: 'undo', at: 1 }], { kind: 'undone', deliveryId: id }],
    [
      'a lost answer',
      [
        { name: 'claim', at: 1 },
        { name: 'lose-answer', at: 1, until: 2, problem },
      ],
      { kind: 'outcome', outcome: 'unknown', problem: 'hotline-busy' },
    ],
    [
      'what held it up',
      [
        { name: 'claim', at: 1 },
        { name: 'hold-up', at: 2, problem: { code: 'offline' }, pauses: false },
      ],
      { kind: 'outcome', outcome: 'later', problem: 'offline' },
    ],
    [
      'what held it up while it may be filed',
      [
        { name: 'claim', at: 1 },
        { name: 'lose-answer', at: 1, until: 2, problem },
        { name: 'claim', at: 2 },
        { name: 'hold-up', at: 2, problem: { code: 'offline' }, pauses: false },
      ],
      { kind: 'outcome', outcome: 'unknown', problem: 'offline' },
    ],
    [
      'that it is to be taken back at the hotline, before the hotline is asked',
      [
        { name: 'claim', at: 1 },
        { name: 'checkpoint', checkpoint: aCheckpoint('finishing') },
        { name: 'postpone', at: 1, until: 2, problem },
        { name: 'withdraw', at: 3 },
        { name: 'claim', at: 4 },
        { name: 'checkpoint', checkpoint: aCheckpoint('retracting') },
      ],
      { kind: 'intent', deliveryId: id, step: 'retract' },
    ],
    [
      'that it was taken back here',
      [
        { name: 'claim', at: 1 },
        { name: 'refuse', at: 1, problem },
        { name: 'cancel', at: 2 },
      ],
      { kind: 'undone', deliveryId: id },
    ],
    [
      'a refusal',
      [
        { name: 'claim', at: 1 },
        { name: 'refuse', at: 1, problem },
      ],
      { kind: 'outcome', outcome: 'refused', problem: 'hotline-busy' },
    ],
    [
      'what was filed by hand',
      [
        { name: 'claim', at: 1 },
        { name: 'refuse', at: 1, problem },
        { name: 'file-by-hand', at: 2, reference: 'hand-1' },
      ],
      { kind: 'filed-by-hand', deliveryId: id, reference: 'hand-1' },
    ],
  ])('has %s', async (_, events, record) => {
    await saved();
    await happens(...events);
    await createLedgerPost({ outbox, ledger }).post();
    expect((await recorded()).at(-1)).toEqual(expect.objectContaining(record));
  });

  test('has what the hotline said when it was taken back there, and that it was', async () => {
    await saved();
    await happens(
      { name: 'claim', at: 1 },
      { name: 'checkpoint', checkpoint: aCheckpoint('finishing') },
      { name: 'postpone', at: 1, until: 2, problem },
      { name: 'withdraw', at: 3 },
      { name: 'claim', at: 4 },
      { name: 'checkpoint', checkpoint: aCheckpoint('retracting') },
      { name: 'withdrawn', at: 5 },
    );
    await createLedgerPost({ outbox, ledger }).post();
    expect((await recorded()).slice(-3)).toEqual([
      { kind: 'intent', deliveryId: id, step: 'retract' },
      { kind: 'outcome', deliveryId: id, outcome: 'retracted', problem: null },
      { kind: 'undone', deliveryId: id },
    ]);
  });

  test('has what is counted of a report: times by this computer’s clock, its hosts and kind, and no host of its money trail', async () => {
    const [own, foreign] = (['own', 'third-party'] as const).map((hosting) => ({
      url: `https://${hosting}.example/posts/1`,
      hosting,
    }));
    if (own === undefined || foreign === undefined) throw new Error('There are two');
    const moneyTrail: MoneyTrail = {
      hosts: [
        { host: 'stats.doubleclick.example', network: 'Google' },
        { host: 'ads.doubleclick.example', network: 'Google' },
        { host: 'a.ads.example', network: 'A-ADS' },
        { host: 'b.ads.example', network: 'https://b.ads.example/zone' },
      ],
      ids: [{ kind: 'adsense-publisher', value: 'ca-pub-1.example' }],
      containers: [],
      payments: [],
      wallets: [],
      complete: true,
    };
    const traced = aReport({ addresses: [own, foreign], moneyTrail });
    await outbox.save(traced, [aDelivery({ id })], { exact: [], similar: [] });
    await happens(
      { name: 'claim', at: 1 },
      { name: 'checkpoint', checkpoint: aCheckpoint('finishing') },
      { name: 'file', at: clickedAt + 9000, receipt: aReceipt() },
    );
    await createLedgerPost({ outbox, ledger }).post();
    const events = await recorded();
    expect(events[0]).toMatchObject({
      facts: {
        observedAt: '2026-11-23T08:30:00.250Z',
        savedAt: '2026-11-23T08:30:00.250Z',
        hosting: 'both',
        incidentType: 'csam',
        networks: ['A-ADS', 'Google'],
      },
    });
    expect(events.at(-1)).toMatchObject({ kind: 'receipt', filedAt: '2026-11-23T08:30:09.250Z' });
    expect(JSON.stringify(events)).not.toContain('.example');
  });

  test('carries over what an earlier version has left in the journal', async () => {
    await saved();
    const [record] = await outbox.journal(1);
    if (record?.event.kind !== 'created') throw new Error('It begins with the report');
    const { facts: _, ...earlier } = record.event;
    const left = { ...outbox, journal: async () => [{ ...record, event: earlier as LedgerEvent }] };
    await createLedgerPost({ outbox: left, ledger }).post();
    expect(await recorded()).toEqual([earlier]);
  });

  test('has nothing of a move that did not happen', async () => {
    await saved();
    expect(await outbox.move(id, () => ({ name: 'file', at: 0, receipt: aReceipt() }))).toBeNull();
    await createLedgerPost({ outbox, ledger }).post();
    expect(await recorded()).toMatchObject([created]);
  });

  test('has each record once, also after a death between the two databases', async () => {
    await saved();
    const dying = { ...outbox, clearJournal: () => Promise.reject(new Error('the worker died')) };
    await expect(createLedgerPost({ outbox: dying, ledger }).post()).rejects.toThrow();
    await happens({ name: 'undo', at: 1 });
    await createLedgerPost({ outbox, ledger }).post();
    expect(await recorded()).toMatchObject([created, { kind: 'undone' }]);
  });

  test('loses no record while it cannot be written', async () => {
    await saved();
    const full = {
      ...ledger,
      appendMarked: () => Promise.reject(new DOMException('', 'QuotaExceededError')),
    };
    await expect(createLedgerPost({ outbox, ledger: full }).post()).rejects.toThrow();
    await createLedgerPost({ outbox, ledger }).post();
    expect(await recorded()).toMatchObject([created]);
  });

  test('notes the policy in force by its hash, once for each policy', async () => {
    const post = createLedgerPost({ outbox, ledger });
    const imported = { source: 'imported', policy: aPolicy(), refused: null } as const;
    await post.notePolicy(imported);
    await post.notePolicy(imported);
    await post.notePolicy({ ...imported, policy: null });
    await post.notePolicy({
      ...imported,
      policy: aPolicy({ reporting: { ...aPolicyInput().reporting, holdSeconds: 3 } }),
    });
    const events = await recorded();
    expect(events).toMatchObject([
      { kind: 'policy', source: 'imported' },
      { kind: 'policy', source: 'imported' },
    ]);
    expect(new Set(events.map((event) => JSON.stringify(event))).size).toBe(2);
  });
});
