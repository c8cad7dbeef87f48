import { incidentTypes } from '../report/category.ts';
import { cutTo } from '../report/limits.ts';
import { type Check, hasShape, isFields, isListOf, isOneOf, isOrNull, type Shape } from '../report/shape.ts';
import { toWellFormed } from './canonical-json.ts';
import {
  type LedgerDelivery,
  type LedgerEvent,
  type LedgerEventKind,
  type LedgerFacts,
  ledgerHostings,
  ledgerOutcomes,
  mostNetworks,
  policyOrigins,
} from './entry.ts';
import { isCount, isIdentifier, isInstant, isName, isSha256, isText, longestText } from './shape.ts';

type EventOf<Kind extends LedgerEventKind> = Extract<LedgerEvent, { readonly kind: Kind }>;

const isEnvironment = isOneOf('test', 'production');

export const deliveryFields: Shape<LedgerDelivery> = {
  deliveryId: isIdentifier,
  destinationId: isIdentifier,
  destination: isText,
  environment: isEnvironment,
};

const isDeliveries = isListOf((value) => hasShape(value, deliveryFields));

const isHosting = isOneOf(...ledgerHostings);
const isNetworks: Check = (value) => isListOf(isName)(value) && (value as unknown[]).length <= mostNetworks;

export const factFields: Shape<LedgerFacts> = {
  observedAt: isInstant,
  savedAt: isInstant,
  hosting: isHosting,
  incidentType: isOneOf(...incidentTypes),
  networks: isNetworks,
};

/** Every field of every kind of event: what is not here can be neither written nor read. */
export const eventFields: { readonly [Kind in LedgerEventKind]: Shape<Omit<EventOf<Kind>, 'kind'>> } = {
  created: {
    reportId: isIdentifier,
    category: isText,
    deliveries: isDeliveries,
    facts: (value) => hasShape(value, factFields),
  },
  edited: { reportId: isIdentifier, replaces: isIdentifier },
  rerouted: { reportId: isIdentifier, deliveries: isDeliveries, hosting: isHosting },
  undone: { deliveryId: isIdentifier },
  intent: { deliveryId: isIdentifier, step: isIdentifier },
  outcome: {
    deliveryId: isIdentifier,
    outcome: isOneOf(...ledgerOutcomes),
    problem: isOrNull(isIdentifier),
  },
  receipt: {
    deliveryId: isIdentifier,
    environment: isEnvironment,
    reference: isText,
    requestId: isOrNull(isText),
    payloadSha256: isSha256,
    filedAt: isInstant,
  },
  'handed-over': { deliveryId: isIdentifier },
  'filed-by-hand': { deliveryId: isIdentifier, reference: isOrNull(isText), filedAt: isInstant },
  policy: { source: isOneOf(...policyOrigins), policySha256: isSha256 },
  erased: { reportId: isIdentifier },
  sealed: { reportId: isIdentifier, sealedSha256: isSha256 },
  'retention-ended': { reportId: isIdentifier },
  exported: { entries: isCount, head: isSha256 },
};

/** What entries of earlier versions do not have. They stay readable, and what an earlier version left in the journal too. */
export const laterFields: Readonly<Partial<Record<LedgerEventKind, string>>> = {
  created: 'facts',
  rerouted: 'hosting',
  receipt: 'filedAt',
  'filed-by-hand': 'filedAt',
};

const isKind = (kind: unknown): kind is LedgerEventKind =>
  typeof kind === 'string' && Object.hasOwn(eventFields, kind);

/** Reads an event from outside; null when it has a field too many or too few, or one that is not as it must be. */
export function parseEvent(value: unknown): LedgerEvent | null {
  if (!isFields(value) || !isKind(value.kind)) return null;
  const fields = Object.entries({ kind: isOneOf(value.kind), ...eventFields[value.kind] });
  const later = laterFields[value.kind];
  const expected = fields.filter(([field]) => field !== later || Object.hasOwn(value, field));
  return hasShape(value, Object.fromEntries(expected)) ? (value as unknown as LedgerEvent) : null;
}

function mended(value: unknown): unknown {
  if (typeof value === 'string') return cutTo(toWellFormed(value), longestText);
  if (Array.isArray(value)) return value.map(mended);
  if (!isFields(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([field, member]) => [field, mended(member)]));
}

/**
 * An event as it may be written: its texts mended, because a policy's odd name must not stop a report, and everything
 * else checked, because content that came along with a copied object would stay for ever.
 * @throws TypeError when it is none, which is a bug in the caller; the message names the kind and no value
 */
export function recordable(event: LedgerEvent): LedgerEvent {
  const parsed = parseEvent(mended(event));
  if (parsed === null) throw new TypeError(`The ledger cannot record this event: ${String(event.kind)}`);
  return parsed;
}
