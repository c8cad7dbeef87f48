import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { verifyChain } from '../../extension/ledger/chain.ts';
import type { LedgerEvent } from '../../extension/ledger/entry.ts';
import { type Ledger, openLedger } from '../../extension/ledger/store.ts';
import type { DeliveryEvent, DeliveryId } from '../../extension/outbox/delivery.ts';
import { createLedgerPost } from '../../extension/outbox/ledger-post.ts';
import { type Outbox, openOutbox } from '../../extension/outbox/store.ts';
import { aCheckpoint, aDelivery, aReceipt } from '../builders/delivery.ts';
import { aPolicy, aPolicyInput } from '../builders/policy.ts';
import { aReport } from '../builders/report.ts';

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

const saved = () => outbox.save(aReport(), [aDelivery({ id })], []);
const happens = async (...events: readonly DeliveryEvent[]) => {
  for (const event of events) expect(await outbox.move(id, () => event)).not.toBeNull();
};
const created = { kind: 'created', reportId: aReport().id };

describe('The ledger', () => {
  test('tells a delivery’s whole story, each step before it was sent', async () => {
    await saved();
    await happens(
      { name: 'claim', at: 1 },
      { name: 'postpone', until: 2, problem },
      { name: 'claim', at: 3 },
      { name: 'checkpoint', checkpoint: aCheckpoint('submitting') },
      { name: 'checkpoint', checkpoint: aCheckpoint('open') },
      { name: 'checkpoint', checkpoint: aCheckpoint('finishing') },
      { name: 'interrupt', at: 4 },
      { name: 'claim', at: 5 },
      { name: 'file', receipt: aReceipt() },
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
        { name: 'lose-answer', until: 2, problem },
      ],
      { kind: 'outcome', outcome: 'unknown', problem: 'hotline-busy' },
    ],
    [
      'a refusal',
      [
        { name: 'claim', at: 1 },
        { name: 'refuse', problem },
      ],
      { kind: 'outcome', outcome: 'refused', problem: 'hotline-busy' },
    ],
    [
      'what was filed by hand',
      [
        { name: 'claim', at: 1 },
        { name: 'refuse', problem },
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

  test('has nothing of a move that did not happen', async () => {
    await saved();
    expect(await outbox.move(id, () => ({ name: 'file', receipt: aReceipt() }))).toBeNull();
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
