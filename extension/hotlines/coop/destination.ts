import type { DestinationId, Environment } from '../../report/destination.ts';
import type { ReportValueName } from '../../report/report-value.ts';

/** An item type of the organisation's Coop and what of a report goes into which of its fields. */
export interface CoopItemMapping {
  readonly typeId: string;
  /**
   * By the names of Coop's fields. Never a field of a media type, and never `images`: Coop fetches the addresses in
   * these, and nothing on our side may cause a reported address to be fetched.
   */
  readonly fields: Readonly<Record<string, ReportValueName>>;
}

/** An organisation's own Coop (ROOST), which puts the report into its review queues. */
export interface CoopDestination {
  readonly id: DestinationId;
  readonly adapter: 'coop';
  readonly name: string;
  readonly environment: Environment;
  /** Where Coop is, without a slash at its end and without `/api/v1`. */
  readonly address: string;
  readonly timeoutSeconds: number;
  readonly receiptDays: number | null;
  /** Who reports, as Coop knows users: one for all moderators, so that Coop learns nothing about them. */
  readonly reporter: { readonly typeId: string; readonly id: string };
  /** The reported page. Its id in Coop is the report's own, so that a person can look for it there. */
  readonly item: CoopItemMapping;
  /** The reported account, given beside it; null when Coop is to get none. */
  readonly accountItem: CoopItemMapping | null;
  /** Coop's policy ids by the ids of our categories. */
  readonly policyIds: Readonly<Record<string, string>>;
  /**
   * Whether CSAM goes to Coop's own NCMEC queue. That queue is for users with media: Coop passes over an item without,
   * after having said yes (roostorg/coop#1233, #661).
   */
  readonly ncmecQueue: boolean;
}

/** The API key. */
export interface CoopCredentials {
  readonly kind: 'secret';
  readonly secret: string;
}
