import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Ledger, openLedger } from '../../extension/ledger/store.ts';
import type { Delivery, DeliveryId } from '../../extension/outbox/delivery.ts';
import { createLedgerPost } from '../../extension/outbox/ledger-post.ts';
import { preservedUntil, receiptBundle } from '../../extension/outbox/receipt.ts';
import { createReceipts, type Receipts } from '../../extension/outbox/receipts.ts';
import { type Outbox, openOutbox } from '../../extension/outbox/store.ts';
import type { DeliveryEvent } from '../../extension/outbox/transition.ts';
import { failure } from '../../extension/report/problem.ts';
import { aCheckpoint, aDelivery, aPayload, aReceipt } from '../builders/delivery.ts';
import { aDestination } from '../builders/policy.ts';
import { aFullObservation, anAccount, aReport, clickedAt } from '../builders/report.ts';

const day = 86_400_000;
const filed = { name: 'filed', receipt: aReceipt() } as const;
const byHand = { name: 'filed-by-hand', at: clickedAt, reference: 'hand-1' } as const;

describe('A receipt is kept', () => {
  test.each<[string, Partial<Delivery>, number | null]>([
    [
      'for its days from when the hotline filed it',
      { state: filed },
      Date.parse(aReceipt().filedAt) + 366 * day,
    ],
    ['for its days from when a person entered it', { state: byHand }, clickedAt + 366 * day],
    [
      'without end where nothing asks for one',
      { state: filed, destination: aDestination({ receiptDays: null }) },
      null,
    ],
    ['not at all before there is one', { state: { name: 'needs-person' } }, null],
  ])('%s', (_, given, expected) => {
    expect(preservedUntil(aDelivery(given))).toBe(expected);
  });
});

describe('The proof of a filed delivery', () => {
  test('has these keys and no others', () => {
    const bundle = receiptBundle(aDelivery({ state: filed }), []);
    expect(bundle).toEqual({
      format: 'signpost-receipt',
      version: 1,
      reportId: aDelivery().reportId,
      deliveryId: aDelivery().id,
      hotline: {
        name: 'Practice CyberTipline',
        address: 'https://hotline.example/ispws',
        environment: 'test',
      },
      receipt: {
        reference: '4711',
        filedAt: '2026-11-23T08:30:09.000+00:00',
        requestId: 'request-1',
        payloadSha256: '00'.repeat(32),
        openedAt: clickedAt,
        answer: { httpStatus: 200, code: 0, description: null, requestId: 'request-1' },
      },
      createdAt: '2026-11-23T08:30:00.250Z',
      preserveUntil: '2027-11-24T08:30:09.000Z',
      ledger: [],
    });
  });

  test('of one that a person has filed is what they entered', () => {
    expect(receiptBundle(aDelivery({ state: byHand }), [])).toMatchObject({
      receipt: { reference: 'hand-1', enteredAt: '2026-11-23T08:30:00.250Z' },
      preserveUntil: '2027-11-24T08:30:00.250Z',
    });
  });

  test.each<Delivery['state']>([
    { name: 'held', since: 0, until: 1 },
    { name: 'waiting', since: 0, notBefore: 1 },
    { name: 'sending', since: 0 },
    { name: 'unknown', since: 0, notBefore: 1 },
    { name: 'needs-person' },
    { name: 'cancelled', at: 1 },
  ])('does not exist while it is $name', (state) => {
    expect(receiptBundle(aDelivery({ state }), [])).toBeNull();
  });
});

describe('An exported receipt', () => {
  let databases = 0;
  let outbox: Outbox;
  let ledger: Ledger;
  let receipts: Receipts;
  const id = 'a' as DeliveryId;

  beforeEach(async () => {
    databases += 1;
    outbox = await openOutbox(`receipts-outbox-${databases}`);
    ledger = await openLedger({ name: `receipts-ledger-${databases}`, now: () => clickedAt });
    receipts = createReceipts({ outbox, ledger, ledgerPost: createLedgerPost({ outbox, ledger }) });
  });

  const payload = aPayload({ text: '<url>https://example.com/posts/hidden-word</url>' });
  const filing: readonly DeliveryEvent[] = [
    { name: 'claim', at: 1 },
    { name: 'checkpoint', checkpoint: { phase: 'submitting', payload } },
    { name: 'checkpoint', checkpoint: { ...aCheckpoint('finishing'), payload } },
    { name: 'file', at: 0, receipt: aReceipt() },
  ];
  async function saved(...events: readonly DeliveryEvent[]) {
    const report = aReport({
      addresses: [{ url: 'https://example.com/posts/hidden-word', hosting: 'own' }],
      note: 'hidden-word',
      observation: aFullObservation({ title: 'hidden-word' }),
      account: anAccount({ identifier: 'hidden-word' }),
    });
    await outbox.save(report, [aDelivery({ id }), aDelivery({ id: 'b' as DeliveryId })], {
      exact: [],
      similar: [],
    });
    for (const event of events) expect(await outbox.move(id, () => event)).not.toBeNull();
  }

  test('tells the delivery’s whole story in the ledger, each entry with its hash', async () => {
    await saved(...filing);
    const exported = await receipts.export(id);
    const bundle = JSON.parse(exported.ok ? exported.value : '{}');
    expect(bundle.ledger).toMatchObject([
      { event: { kind: 'created' } },
      { event: { kind: 'intent', step: 'submit' } },
      { event: { kind: 'intent', step: 'finish' } },
      { event: { kind: 'outcome', outcome: 'filed' } },
      { event: { kind: 'receipt', reference: '4711' } },
    ]);
    for (const entry of bundle.ledger) expect(entry.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('holds nothing of what was reported, before and after it was put away', async () => {
    await saved(...filing);
    await outbox.move('b' as DeliveryId, () => ({ name: 'undo', at: 1 }));
    const before = await receipts.export(id);
    await outbox.putAway(aReport().id, null, 2);
    const after = await receipts.export(id);
    for (const exported of [before, after]) {
      const text = exported.ok ? exported.value : 'hidden-word';
      expect(text).not.toMatch(/hidden-word|example\.com\/posts|192\.0\.2/);
      expect(text).toContain('"reference": "4711"');
    }
  });

  test.each<[string, readonly DeliveryEvent[], DeliveryId]>([
    ['is not filed', [{ name: 'claim', at: 1 }], id],
    ['is not there', [], 'nowhere' as DeliveryId],
  ])('of a delivery that %s does not exist', async (_, events, asked) => {
    await saved(...events);
    expect(await receipts.export(asked)).toEqual(failure({ code: 'not-found' }));
  });
});
