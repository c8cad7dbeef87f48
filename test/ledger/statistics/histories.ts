import fc from 'fast-check';
import type { LedgerDelivery, LedgerEvent } from '../../../extension/ledger/entry.ts';
import { ledgerHostings, ledgerOutcomes } from '../../../extension/ledger/entry.ts';
import { incidentTypes } from '../../../extension/report/category.ts';
import type { DestinationId } from '../../../extension/report/destination.ts';
import type { ReportId } from '../../../extension/report/report.ts';

/** What is counted of an entry. */
export interface HistoryEntry {
  readonly sequence: number;
  readonly at: string;
  readonly event: LedgerEvent;
}

const year = 366 * 24 * 3_600_000;
/** Over two turns of the year and four changes to and from summer time. */
const instants = fc.integer({ min: Date.UTC(2025, 10, 1), max: Date.UTC(2025, 10, 1) + 2 * year });
const iso = (at: number) => new Date(at).toISOString();

interface Plan {
  readonly category: string;
  readonly at: number;
  readonly before: number;
  readonly facts: boolean;
  readonly hosting: (typeof ledgerHostings)[number];
  readonly incidentType: (typeof incidentTypes)[number];
  readonly networks: readonly string[];
  readonly places: readonly (readonly [string, 'test' | 'production'])[];
  readonly happens: readonly (readonly [Happening, number, number])[];
}

const happenings = [
  ...ledgerOutcomes,
  'receipt',
  'filed-by-hand',
  'handed-over',
  'undone',
  'intent',
  'corrected',
  'rerouted',
] as const;
type Happening = (typeof happenings)[number];

const places = fc.array(
  fc.tuple(
    fc.constantFrom('Desk', 'Hotline', 'Gateway'),
    fc.constantFrom('test' as const, 'production' as const),
  ),
  { minLength: 1, maxLength: 3 },
);

const plans = fc.record<Plan>({
  category: fc.constantFrom('CSAM: images or videos', 'Grooming', '=Odd "name", with a comma', '__proto__'),
  at: instants,
  before: fc.integer({ min: -5_000, max: 3_600_000 }),
  facts: fc.boolean(),
  hosting: fc.constantFrom(...ledgerHostings),
  incidentType: fc.constantFrom(...incidentTypes),
  networks: fc.uniqueArray(fc.constantFrom('Google', 'Meta', 'A-ADS'), { maxLength: 3 }),
  places,
  happens: fc.array(
    fc.tuple(fc.constantFrom(...happenings), fc.nat({ max: 2 }), fc.integer({ min: 0, max: 900_000 })),
    { maxLength: 6 },
  ),
});

const deliveriesOf = (name: string, given: Plan['places']): readonly LedgerDelivery[] =>
  given.map(([destination, environment], place) => ({
    deliveryId: `${name}-${place}`,
    destinationId: destination.toLowerCase() as DestinationId,
    destination,
    environment,
  }));

function eventOf(
  happening: Happening,
  name: string,
  deliveryId: string,
  plan: Plan,
  after: number,
): LedgerEvent {
  const filedAt = plan.facts ? { filedAt: iso(plan.at + after) } : {};
  switch (happening) {
    case 'receipt':
      return {
        kind: 'receipt',
        deliveryId,
        environment: 'test',
        reference: '1',
        requestId: null,
        payloadSha256: '0'.repeat(64),
        ...filedAt,
      };
    case 'filed-by-hand':
      return { kind: 'filed-by-hand', deliveryId, reference: null, ...filedAt };
    case 'handed-over':
    case 'undone':
      return { kind: happening, deliveryId };
    case 'intent':
      return { kind: 'intent', deliveryId, step: 'submit' };
    case 'corrected':
      return { kind: 'edited', reportId: `${name}-next` as ReportId, replaces: name as ReportId };
    case 'rerouted':
      return {
        kind: 'rerouted',
        reportId: name as ReportId,
        // One delivery stays, and a new one is made, as when the policy changes.
        deliveries: deliveriesOf(name, plan.places.slice(0, 1)).concat(
          deliveriesOf(`${name}-new`, [['Desk', 'test']]),
        ),
        ...(plan.facts ? { hosting: 'both' as const } : {}),
      };
    default:
      return { kind: 'outcome', deliveryId, outcome: happening, problem: null };
  }
}

function lifeOf(plan: Plan, number: number): readonly LedgerEvent[] {
  const name = `report-${number}`;
  const { hosting, incidentType, networks, category } = plan;
  const facts = {
    observedAt: iso(plan.at - plan.before),
    savedAt: iso(plan.at),
    hosting,
    incidentType,
    networks,
  };
  const deliveries = deliveriesOf(name, plan.places);
  return [
    { kind: 'created', reportId: name as ReportId, category, deliveries, ...(plan.facts ? { facts } : {}) },
    ...plan.happens.map(([what, place, after]) => eventOf(what, name, `${name}-${place}`, plan, after)),
  ];
}

/** Whatever can be written about reports: several at a time, in both environments, also by earlier versions. */
export const histories: fc.Arbitrary<readonly HistoryEntry[]> = fc
  .tuple(fc.array(plans, { maxLength: 12 }), fc.infiniteStream(fc.nat({ max: 1000 })))
  .map(([reports, chance]) => {
    const lives = reports.map((plan, number) => ({ plan, rest: [...lifeOf(plan, number)] }));
    const entries: HistoryEntry[] = [];
    for (let open = lives; open.length > 0; open = open.filter(({ rest }) => rest.length > 0)) {
      const { plan, rest } = open[(chance.next().value ?? 0) % open.length] ?? {
        rest: [] as LedgerEvent[],
        plan: null,
      };
      const event = rest.shift();
      if (event !== undefined && plan !== null)
        entries.push({ sequence: entries.length + 1, at: iso(plan.at + 120_000), event });
    }
    return entries;
  });
