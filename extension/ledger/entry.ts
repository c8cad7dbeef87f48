import type { IncidentType } from '../report/category.ts';
import type { ChainHead } from '../report/chain-head.ts';
import type { DestinationId, Environment } from '../report/destination.ts';
import type { Hosting, ReportId } from '../report/report.ts';

/** The outbox's delivery id, which this lower room cannot name. */
export type LedgerDeliveryId = string;

/** A delivery as the ledger knows it: where it goes, by name. */
export interface LedgerDelivery {
  readonly deliveryId: LedgerDeliveryId;
  readonly destinationId: DestinationId;
  /** The destination's name in the policy. */
  readonly destination: string;
  readonly environment: Environment;
}

/** What one attempt came to, as far as it is worth a record. */
export const ledgerOutcomes = ['filed', 'later', 'unknown', 'refused', 'retracted'] as const;
export type LedgerOutcome = (typeof ledgerOutcomes)[number];

/** Where the policy in force came from. */
export const policyOrigins = ['managed', 'imported', 'built-in'] as const;
export type PolicyOrigin = (typeof policyOrigins)[number];

/** Where a report's addresses are: all on the organisation's own servers, all elsewhere, or some of each. */
export const ledgerHostings = ['own', 'third-party', 'both'] as const satisfies readonly (Hosting | 'both')[];
export type LedgerHosting = (typeof ledgerHostings)[number];

/** How many networks one entry names. */
export const mostNetworks = 20;

/** What statistics count of a report: kinds, times and names of networks, never what it is about. */
export interface LedgerFacts {
  /** When the moderator pointed at the page, by this computer's clock: ISO 8601 in UTC with milliseconds. */
  readonly observedAt: string;
  /** When the report was saved; the entry itself is written later. */
  readonly savedAt: string;
  readonly hosting: LedgerHosting;
  readonly incidentType: IncidentType;
  /** Names of the networks of advertising or tracking that the page had signs of, sorted, each once. */
  readonly networks: readonly string[];
}

/**
 * What was done. No kind has a field for content: no address, title, note, account, document or credential.
 * `test/ledger/no-content.test.ts` lists every field, so a new one is a decision and not an accident. A field with `?`
 * is in every new entry; entries of earlier versions do not have it.
 */
export type LedgerEvent =
  | {
      readonly kind: 'created';
      readonly reportId: ReportId;
      /** The category's name in the policy. */
      readonly category: string;
      readonly deliveries: readonly LedgerDelivery[];
      readonly facts?: LedgerFacts;
    }
  /** `reportId` stands in for `replaces`. */
  | { readonly kind: 'edited'; readonly reportId: ReportId; readonly replaces: ReportId }
  | {
      readonly kind: 'rerouted';
      readonly reportId: ReportId;
      readonly deliveries: readonly LedgerDelivery[];
      /** As the policy has it now. */
      readonly hosting?: LedgerHosting;
    }
  | { readonly kind: 'undone'; readonly deliveryId: LedgerDeliveryId }
  /** Written before each step that the hotline can see, so that none is without a record. */
  | { readonly kind: 'intent'; readonly deliveryId: LedgerDeliveryId; readonly step: string }
  | {
      readonly kind: 'outcome';
      readonly deliveryId: LedgerDeliveryId;
      readonly outcome: LedgerOutcome;
      /** A problem's code, never its words; null when there was none. */
      readonly problem: string | null;
    }
  | {
      readonly kind: 'receipt';
      readonly deliveryId: LedgerDeliveryId;
      readonly environment: Environment;
      /** The hotline's name for the report. */
      readonly reference: string;
      readonly requestId: string | null;
      readonly payloadSha256: string;
      /** When its answer came, by this computer's clock: ISO 8601 in UTC with milliseconds. */
      readonly filedAt?: string;
    }
  /** A person was brought to the hotline; what they did there, only they know. */
  | { readonly kind: 'handed-over'; readonly deliveryId: LedgerDeliveryId }
  | {
      readonly kind: 'filed-by-hand';
      readonly deliveryId: LedgerDeliveryId;
      /** What the hotline gave; null where it gives nothing. */
      readonly reference: string | null;
      /** When the person said so, by this computer's clock: ISO 8601 in UTC with milliseconds. */
      readonly filedAt?: string;
    }
  | { readonly kind: 'policy'; readonly source: PolicyOrigin; readonly policySha256: string }
  /** The report's content is gone from this computer. */
  | { readonly kind: 'erased'; readonly reportId: ReportId }
  /** The report's content is readable for the organisation's key only. */
  | { readonly kind: 'sealed'; readonly reportId: ReportId; readonly sealedSha256: string }
  /** The time is over for which the report's receipts had to be kept: nothing of it is left but this ledger. */
  | { readonly kind: 'retention-ended'; readonly reportId: ReportId }
  /** An export was made when the ledger had so many entries and this head. */
  | { readonly kind: 'exported'; readonly entries: number; readonly head: string };

export type LedgerEventKind = LedgerEvent['kind'];

/** One link of the chain. Its hash covers the other four fields, and through `previous` everything before it. */
export interface LedgerEntry {
  /** Counts from 1 without gaps. */
  readonly sequence: number;
  /** ISO 8601 in UTC with milliseconds, by this computer's clock. */
  readonly at: string;
  readonly event: LedgerEvent;
  /** The hash of the entry before. */
  readonly previous: string;
  readonly hash: string;
}

/** A chain without entries; its head is what the first entry has as `previous`. */
export const emptyChain: ChainHead = { count: 0, head: '0'.repeat(64) };

/** The head of the chain that ends with an entry. */
export const headOf = ({ sequence, hash }: Pick<LedgerEntry, 'sequence' | 'hash'>): ChainHead => ({
  count: sequence,
  head: hash,
});
