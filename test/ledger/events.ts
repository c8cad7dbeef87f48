import fc from 'fast-check';
import type { LedgerDelivery, LedgerEvent, LedgerEventKind } from '../../extension/ledger/entry.ts';
import { ledgerOutcomes, policyOrigins } from '../../extension/ledger/entry.ts';
import type { DestinationId } from '../../extension/report/destination.ts';
import type { ReportId } from '../../extension/report/report.ts';

const reportId = '00000000-0000-4000-8000-000000000001' as ReportId;
const otherReportId = '00000000-0000-4000-8000-000000000002' as ReportId;
const deliveryId = '00000000-0000-4000-8000-00000000000a';
const otherDeliveryId = '00000000-0000-4000-8000-00000000000b';
const someSha256 = '0123456789abcdef'.repeat(4);

export const aLedgerDelivery = (given: Partial<LedgerDelivery> = {}): LedgerDelivery => ({
  deliveryId,
  destinationId: 'sandbox' as DestinationId,
  destination: 'Sandbox',
  environment: 'test',
  ...given,
});

type EventsByKind = { readonly [Kind in LedgerEventKind]: Extract<LedgerEvent, { readonly kind: Kind }> };

/** One event of each kind: the life of one report, with everything that can happen to it. */
export const eventsByKind: EventsByKind = {
  policy: { kind: 'policy', source: 'managed', policySha256: someSha256 },
  created: {
    kind: 'created',
    reportId,
    category: 'CSAM: “images” or videos é 😀',
    deliveries: [
      aLedgerDelivery(),
      aLedgerDelivery({ deliveryId: otherDeliveryId, destination: 'Zweite Stelle' }),
    ],
  },
  edited: { kind: 'edited', reportId: otherReportId, replaces: reportId },
  rerouted: { kind: 'rerouted', reportId, deliveries: [aLedgerDelivery()] },
  undone: { kind: 'undone', deliveryId: otherDeliveryId },
  intent: { kind: 'intent', deliveryId, step: 'submit' },
  outcome: { kind: 'outcome', deliveryId, outcome: 'later', problem: 'hotline-busy' },
  receipt: {
    kind: 'receipt',
    deliveryId,
    environment: 'test',
    reference: '4711',
    requestId: null,
    payloadSha256: someSha256,
  },
  'handed-over': { kind: 'handed-over', deliveryId },
  'filed-by-hand': { kind: 'filed-by-hand', deliveryId, reference: 'TEST-0815/26' },
  sealed: { kind: 'sealed', reportId, sealedSha256: someSha256 },
  'retention-ended': { kind: 'retention-ended', reportId },
  erased: { kind: 'erased', reportId },
  exported: { kind: 'exported', entries: 11, head: someSha256 },
};

export const oneOfEachKind: readonly LedgerEvent[] = Object.values(eventsByKind);

const sha256s = fc.stringMatching(/^[0-9a-f]{64}$/);
const identifiers = fc.stringMatching(/^[A-Za-z0-9._~:-]{1,40}$/);
const reportIds = fc.uuid().map((id) => id as ReportId);
/** Any text that UTF-8 can say: quotation marks, control characters and emoji included. */
const texts = fc.string({ unit: 'binary', maxLength: 30 });
const environments = fc.constantFrom('test' as const, 'production' as const);
const deliveries = fc.array(
  fc.record<LedgerDelivery>({
    deliveryId: fc.uuid(),
    destinationId: identifiers.map((id) => id as DestinationId),
    destination: texts,
    environment: environments,
  }),
  { maxLength: 3 },
);

const kind = <Kind extends LedgerEventKind>(name: Kind) => fc.constant(name);

/** Any event that the ledger can record. */
export const anyEvent: fc.Arbitrary<LedgerEvent> = fc.oneof(
  fc.record({ kind: kind('created'), reportId: reportIds, category: texts, deliveries }),
  fc.record({ kind: kind('edited'), reportId: reportIds, replaces: reportIds }),
  fc.record({ kind: kind('rerouted'), reportId: reportIds, deliveries }),
  fc.record({ kind: kind('undone'), deliveryId: fc.uuid() }),
  fc.record({ kind: kind('intent'), deliveryId: fc.uuid(), step: identifiers }),
  fc.record({
    kind: kind('outcome'),
    deliveryId: fc.uuid(),
    outcome: fc.constantFrom(...ledgerOutcomes),
    problem: fc.option(identifiers),
  }),
  fc.record({
    kind: kind('receipt'),
    deliveryId: fc.uuid(),
    environment: environments,
    reference: texts,
    requestId: fc.option(texts),
    payloadSha256: sha256s,
  }),
  fc.record({ kind: kind('filed-by-hand'), deliveryId: fc.uuid(), reference: texts }),
  fc.record({
    kind: kind('policy'),
    source: fc.constantFrom(...policyOrigins),
    policySha256: sha256s,
  }),
  fc.record({ kind: kind('erased'), reportId: reportIds }),
  fc.record({ kind: kind('sealed'), reportId: reportIds, sealedSha256: sha256s }),
  fc.record({ kind: kind('retention-ended'), reportId: reportIds }),
  fc.record({ kind: kind('exported'), entries: fc.maxSafeNat(), head: sha256s }),
);
