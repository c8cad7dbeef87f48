import type { IncidentType } from '../../report/category.ts';
import type { Environment } from '../../report/destination.ts';
import type { ReportId } from '../../report/report.ts';
import type { Instant } from '../../report/time.ts';
import type {
  LedgerDelivery,
  LedgerDeliveryId,
  LedgerEntry,
  LedgerEvent,
  LedgerHosting,
  LedgerOutcome,
} from '../entry.ts';

/** What the ledger last says of a delivery. `open`: nothing has come of it yet. */
export const deliveryOutcomes = [
  'filed',
  'filed-by-hand',
  'handed-over',
  'unknown',
  'refused',
  'open',
  'undone',
] as const;
export type DeliveryOutcome = (typeof deliveryOutcomes)[number];

/** A delivery as far as it is counted. */
export interface CountedDelivery {
  readonly destination: string;
  readonly environment: Environment;
  outcome: DeliveryOutcome;
  filedAt: Instant | null;
}

/** A report as far as it is counted; what an entry of an earlier version does not say is null. */
export interface CountedReport {
  readonly savedAt: Instant;
  readonly observedAt: Instant | null;
  readonly category: string;
  readonly incidentType: IncidentType | null;
  readonly networks: readonly string[];
  hosting: LedgerHosting | null;
  deliveries: readonly CountedDelivery[];
  /** A corrected report stands in for it. */
  replaced: boolean;
}

/** What has been read of a ledger so far. Reading goes on in it: to begin anew at each entry would take too long. */
export interface Fold {
  readonly reports: Map<ReportId, CountedReport>;
  readonly deliveries: Map<LedgerDeliveryId, CountedDelivery>;
}

export const emptyFold = (): Fold => ({ reports: new Map(), deliveries: new Map() });

const outcomeOf = {
  filed: 'filed',
  later: 'open',
  unknown: 'unknown',
  refused: 'refused',
  retracted: 'undone',
} as const satisfies Readonly<Record<LedgerOutcome, DeliveryOutcome>>;

function counted({ deliveries }: Fold, given: readonly LedgerDelivery[]): readonly CountedDelivery[] {
  return given.map(({ deliveryId, destination, environment }) => {
    const delivery: CountedDelivery = { destination, environment, outcome: 'open', filedAt: null };
    deliveries.set(deliveryId, delivery);
    return delivery;
  });
}

function create(fold: Fold, event: Extract<LedgerEvent, { kind: 'created' }>, at: string): void {
  const { reportId, category, facts } = event;
  fold.reports.set(reportId, {
    savedAt: Date.parse(facts?.savedAt ?? at),
    observedAt: facts === undefined ? null : Date.parse(facts.observedAt),
    category,
    incidentType: facts?.incidentType ?? null,
    networks: facts?.networks ?? [],
    hosting: facts?.hosting ?? null,
    deliveries: counted(fold, event.deliveries),
    replaced: false,
  });
}

function reroute(fold: Fold, event: Extract<LedgerEvent, { kind: 'rerouted' }>): void {
  const report = fold.reports.get(event.reportId);
  if (report === undefined) return;
  report.deliveries = counted(fold, event.deliveries);
  report.hosting = event.hosting ?? report.hosting;
}

/** What an entry makes of a delivery. */
interface Become {
  readonly deliveryId: LedgerDeliveryId;
  readonly outcome: DeliveryOutcome;
  readonly filedAt?: string;
}

function becomeOf(event: LedgerEvent, at: string): Become | null {
  switch (event.kind) {
    case 'outcome':
      return { deliveryId: event.deliveryId, outcome: outcomeOf[event.outcome] };
    case 'receipt':
      return { deliveryId: event.deliveryId, outcome: 'filed', filedAt: event.filedAt ?? at };
    case 'filed-by-hand':
      return { deliveryId: event.deliveryId, outcome: 'filed-by-hand', filedAt: event.filedAt ?? at };
    case 'handed-over':
    case 'undone':
      return { deliveryId: event.deliveryId, outcome: event.kind };
    default:
      return null;
  }
}

function move({ deliveries }: Fold, { deliveryId, outcome, filedAt }: Become): void {
  const delivery = deliveries.get(deliveryId);
  if (delivery === undefined) return;
  delivery.outcome = outcome;
  if (filedAt !== undefined) delivery.filedAt = Date.parse(filedAt);
}

/** Reads one more entry. What it says of reports and deliveries that the ledger does not know is passed over. */
export function foldEntry(fold: Fold, { event, at }: Pick<LedgerEntry, 'event' | 'at'>): void {
  if (event.kind === 'created') create(fold, event, at);
  else if (event.kind === 'rerouted') reroute(fold, event);
  else if (event.kind === 'edited') {
    const report = fold.reports.get(event.replaces);
    if (report !== undefined) report.replaced = true;
  } else {
    const become = becomeOf(event, at);
    if (become !== null) move(fold, become);
  }
}
