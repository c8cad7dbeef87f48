import type { Adapter } from '../hotlines/hotline.ts';
import type { Ledger } from '../ledger/store.ts';
import type { StateName } from '../outbox/delivery.ts';
import type { Keeping } from '../outbox/keeping.ts';
import type { Outbox } from '../outbox/store.ts';
import { type AdviceCode, adviceOn } from '../policy/advice.ts';
import type { CredentialsInForce, CredentialsOrigin } from '../policy/credentials.ts';
import type { PolicyInForce } from '../policy/in-force.ts';
import { decidedByPolicy, type Moderator } from '../policy/moderator.ts';
import type { Policy, PolicyDestination } from '../policy/policy.ts';
import { recordedDestination } from '../policy/recorded-destination.ts';
import { withoutSecrets } from '../policy/secrets.ts';
import type { PolicySource, RefusedPolicy } from '../policy/standing.ts';
import type { ChainHead } from '../report/chain-head.ts';
import type { Destination, DestinationId } from '../report/destination.ts';
import { pagesOfHosts } from '../shield/hosts.ts';

/** What stands between a destination and the first report to it. */
export interface DestinationReadiness {
  readonly id: DestinationId;
  /** What the browser must allow. */
  readonly originPattern: string | null;
  readonly permitted: boolean;
  /** Who gave the credentials, never the credentials themselves. */
  readonly credentials: CredentialsOrigin | null;
  readonly receiptDays: number | null;
}

/** How much is kept on this computer. */
export interface KeptCounts {
  readonly unsent: number;
  readonly needPerson: number;
  readonly filed: number;
}

/** What the options and welcome pages show. */
export interface SettingsView {
  readonly source: PolicySource;
  /** Whether the browser shows an administrator's policy now; one that is kept from an earlier time may be forgotten. */
  readonly managedNow: boolean;
  /** Without credentials; null where nothing good is known. */
  readonly policy: Policy | null;
  readonly refused: RefusedPolicy | null;
  readonly moderator: Moderator;
  readonly decided: readonly (keyof Moderator)[];
  readonly oneClick: boolean;
  readonly destinations: readonly DestinationReadiness[];
  readonly advice: readonly AdviceCode[];
  readonly kept: KeptCounts;
  /** How many entries the ledger has, and the hash of the last one. */
  readonly ledger: ChainHead;
  /** Whether what was due could not be sealed or erased: it is still there. */
  readonly keepingFailed: boolean;
  /** How many sealed reports there are. */
  readonly sealed: number;
  readonly shieldPages: ShieldPages;
}

/** The pages that begin shielded, as browsers write them, and whether the browser allows it on all of them. */
export interface ShieldPages {
  readonly patterns: readonly string[];
  readonly permitted: boolean;
}

export interface SettingsViewParts {
  readonly policyInForce: PolicyInForce;
  readonly credentials: CredentialsInForce;
  readonly outbox: Outbox;
  readonly ledger: Pick<Ledger, 'head'>;
  readonly keeping: Pick<Keeping, 'failed'>;
  readonly adapters: Readonly<Record<Destination['adapter'], Adapter>>;
  readonly permitted: (originPattern: string) => Promise<boolean>;
}

const countedStates = [
  'held',
  'waiting',
  'sending',
  'unknown',
  'needs-person',
  'to-hand-over',
  'handed-over',
  'filed',
  'filed-by-hand',
] as const satisfies readonly StateName[];

export async function keptCounts(outbox: Outbox): Promise<KeptCounts> {
  const [held, waiting, sending, unknown, needPerson, toHandOver, handedOver, filed, byHand] =
    await Promise.all(countedStates.map(outbox.count));
  const sum = (...counts: (number | undefined)[]) => counts.reduce<number>((all, one) => all + (one ?? 0), 0);
  return {
    unsent: sum(held, waiting, sending, unknown),
    needPerson: sum(needPerson, toHandOver, handedOver),
    filed: sum(filed, byHand),
  };
}

async function readiness(
  destination: PolicyDestination,
  policy: Policy,
  { credentials, adapters, permitted }: SettingsViewParts,
): Promise<DestinationReadiness> {
  const recorded = recordedDestination(destination, policy);
  const originPattern = adapters[destination.adapter].originPattern(recorded);
  return {
    id: destination.id,
    originPattern,
    permitted: originPattern === null || (await permitted(originPattern)),
    credentials: await credentials.origin(destination),
    receiptDays: recorded.receiptDays,
  };
}

const readinessOf = (policy: Policy, parts: SettingsViewParts) =>
  Promise.all(policy.destinations.map((destination) => readiness(destination, policy, parts)));

async function shieldPages(policy: Policy | null, { permitted }: SettingsViewParts): Promise<ShieldPages> {
  const { matches: patterns } = pagesOfHosts(policy?.care.shield.hosts ?? []);
  const answers = await Promise.all(patterns.map(permitted));
  return { patterns, permitted: answers.every((allowed) => allowed) };
}

/** Gathers the settings as people read them. No secret is among them. */
export async function settingsView(parts: SettingsViewParts): Promise<SettingsView> {
  const { policyInForce, outbox, ledger } = parts;
  const [{ source, policy, refused }, preferences, managedNow, kept] = await Promise.all([
    policyInForce.standing(),
    policyInForce.preferences(),
    policyInForce.isManagedNow(),
    keptCounts(outbox),
  ]);
  return {
    source,
    managedNow,
    policy: policy === null ? null : withoutSecrets(policy),
    refused,
    moderator: preferences.moderator,
    decided: policy === null ? [] : decidedByPolicy(policy),
    oneClick: policy?.reporting.oneClick ?? preferences.oneClick,
    destinations: policy === null ? [] : await readinessOf(policy, parts),
    advice: policy === null ? [] : adviceOn(policy),
    kept,
    ledger: await ledger.head(),
    keepingFailed: parts.keeping.failed(),
    sealed: (await outbox.sealed()).length,
    shieldPages: await shieldPages(policy, parts),
  };
}
