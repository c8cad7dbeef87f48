import fc from 'fast-check';
import type {
  LedgerDelivery,
  LedgerEvent,
  LedgerEventKind,
  LedgerFacts,
} from '../../extension/ledger/entry.ts';
import { ledgerHostings, ledgerOutcomes, policyOrigins } from '../../extension/ledger/entry.ts';
import { incidentTypes } from '../../extension/report/category.ts';
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

export const someFacts = (given: Partial<LedgerFacts> = {}): LedgerFacts => ({
  observedAt: '2026-11-23T08:30:00.250Z',
  savedAt: '2026-11-23T08:30:12.500Z',
  hosting: 'third-party',
  incidentType: 'csam',
  networks: ['Content.ad', 'Google'],
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
    facts: someFacts(),
  },
  edited: { kind: 'edited', reportId: otherReportId, replaces: reportId },
  rerouted: { kind: 'rerouted', reportId, deliveries: [aLedgerDelivery()], hosting: 'own' },
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
    filedAt: '2026-11-23T08:31:00.000Z',
  },
  'handed-over': { kind: 'handed-over', deliveryId },
  'filed-by-hand': {
    kind: 'filed-by-hand',
    deliveryId,
    reference: 'TEST-0815/26',
    filedAt: '2026-11-23T09:00:00.000Z',
  },
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

const instants = fc
  .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const hostings = fc.constantFrom(...ledgerHostings);
const facts = fc.record<LedgerFacts>({
  observedAt: instants,
  savedAt: instants,
  hosting: hostings,
  incidentType: fc.constantFrom(...incidentTypes),
  networks: fc.array(fc.constantFrom('Google', 'Meta', 'Media.net', 'A-ADS'), { maxLength: 4 }),
});

/** An event as today's version writes it or, without its later fields, as an earlier one did. */
const laterOrNot = <Earlier extends object, Later extends object>(
  earlier: fc.Arbitrary<Earlier>,
  later: fc.Arbitrary<Later>,
) =>
  fc.oneof(
    earlier,
    fc.tuple(earlier, later).map(([one, more]) => ({ ...one, ...more })),
  );

const kind = <Kind extends LedgerEventKind>(name: Kind) => fc.constant(name);

/** Any event that the ledger can record. */
export const anyEvent: fc.Arbitrary<LedgerEvent> = fc.oneof(
  laterOrNot(
    fc.record({ kind: kind('created'), reportId: reportIds, category: texts, deliveries }),
    fc.record({ facts }),
  ),
  fc.record({ kind: kind('edited'), reportId: reportIds, replaces: reportIds }),
  laterOrNot(
    fc.record({ kind: kind('rerouted'), reportId: reportIds, deliveries }),
    fc.record({ hosting: hostings }),
  ),
  fc.record({ kind: kind('undone'), deliveryId: fc.uuid() }),
  fc.record({ kind: kind('intent'), deliveryId: fc.uuid(), step: identifiers }),
  fc.record({
    kind: kind('outcome'),
    deliveryId: fc.uuid(),
    outcome: fc.constantFrom(...ledgerOutcomes),
    problem: fc.option(identifiers),
  }),
  laterOrNot(
    fc.record({
      kind: kind('receipt'),
      deliveryId: fc.uuid(),
      environment: environments,
      reference: texts,
      requestId: fc.option(texts),
      payloadSha256: sha256s,
    }),
    fc.record({ filedAt: instants }),
  ),
  laterOrNot(
    fc.record({ kind: kind('filed-by-hand'), deliveryId: fc.uuid(), reference: texts }),
    fc.record({ filedAt: instants }),
  ),
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
