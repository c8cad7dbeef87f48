import type { Branded } from './brand.ts';
import type { ReportValueName } from './report-value-name.ts';

export type DestinationId = Branded<string, 'DestinationId'>;

/** Fixed per delivery for ever: nothing moves a report between test and production. */
export type Environment = 'test' | 'production';

/** One configured way to one hotline, as it stands in the record of each delivery: never with credentials. */
interface Way<Adapter extends string> {
  readonly id: DestinationId;
  readonly adapter: Adapter;
  readonly name: string;
  readonly environment: Environment;
  /** Where it leads: an API's base, a gateway, a form's page, a portal or an e-mail address. */
  readonly address: string;
  /** How long receipts are kept, from filing; null when nothing asks for any time. */
  readonly receiptDays: number | null;
}

/** A way that is sent over by this extension itself. */
interface SentWay<Adapter extends string> extends Way<Adapter> {
  /** How long one answer may take. */
  readonly timeoutSeconds: number;
}

/** NCMEC's reporting API; its base address has no slash at its end. */
export type CyberTiplineDestination = SentWay<'cybertipline'>;

/** A platform's own back end, which takes events and does with them what the platform does. */
export interface GatewayDestination extends SentWay<'gateway'> {
  /** Whether it also gets a copy of what becomes of deliveries made elsewhere. */
  readonly copies: boolean;
}

/** An item type of the organisation's Coop and what of a report goes into which of its fields. */
export interface CoopItemMapping {
  readonly typeId: string;
  /**
   * By the names of Coop's fields. Never a field of a media type, and never `images`: Coop fetches the addresses in
   * these, and nothing on our side may cause a reported address to be fetched.
   */
  readonly fields: Readonly<Record<string, ReportValueName>>;
}

/** An organisation's own Coop (ROOST), which puts the report into its review queues; its address is without `/api/v1`. */
export interface CoopDestination extends SentWay<'coop'> {
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

/** A value of the report under the name that a hotline's form, or its staff, have for it. */
export interface LabelledValue {
  readonly label: string;
  readonly value: ReportValueName;
}

/** A hotline's official form, which the moderator submits; what is known is filled in for them. */
export interface WebFormDestination extends Way<'web-form'> {
  /** The hotline in the directory; null when it is in none. */
  readonly hotlineId: string | null;
  /** Whether name and e-mail address are given too: most forms are anonymous by design. */
  readonly contact: boolean;
}

/** A hotline that takes reports by e-mail, which the moderator's own mail program sends. */
export interface EmailDestination extends Way<'email'> {
  /** The hotline wants addresses written so that no program makes links of them. */
  readonly defang: boolean;
  /** What the hotline asks for, in its order and by its words. */
  readonly fields: readonly LabelledValue[];
}

/** A hotline whose form the moderator fills by hand, from values that are copied one by one. */
export interface ClipboardDestination extends Way<'clipboard'> {
  /** The hotline in the directory, whose form's order is known perhaps; null when it is in none. */
  readonly hotlineId: string | null;
  /** What the form asks for, in its order; null for the order that is known of the hotline, or the usual one. */
  readonly fields: readonly LabelledValue[] | null;
  /** Whether name and e-mail address are given too: most forms are anonymous by design. */
  readonly contact: boolean;
}

/**
 * The National Crime Agency's Industry Reporting Portal, by hand: no specification of its API is published. Only a
 * registered provider may report there (SI 2026/268, reg. 4(1)). Its address is where the organisation signs in.
 */
export interface NcaDestination extends Way<'nca'> {
  /** The unique reference is kept for five years from its issue (reg. 8): never less than `ncaReceiptDays`. */
  readonly receiptDays: number;
}

/** Five years, two of which may be leap years (SI 2026/268, reg. 8). */
export const ncaReceiptDays = 5 * 366;

/** What this extension sends itself. */
export type SentDestination = CyberTiplineDestination | GatewayDestination | CoopDestination;

/** What only a person can file; this extension brings them there and keeps the record. */
export type HandOverDestination =
  | WebFormDestination
  | EmailDestination
  | ClipboardDestination
  | NcaDestination;

export type Destination = SentDestination | HandOverDestination;

/** Each adapter's own kind of destination. */
export type DestinationOf<Adapter extends Destination['adapter']> = Extract<
  Destination,
  { readonly adapter: Adapter }
>;

const handOverAdapters: readonly string[] = [
  'web-form',
  'email',
  'clipboard',
  'nca',
] satisfies HandOverDestination['adapter'][];

export const isHandOver = (destination: Destination): destination is HandOverDestination =>
  handOverAdapters.includes(destination.adapter);

/** Names one way to one hotline in one environment, also when the policy has given its id to another since. */
export type DestinationKey = Branded<string, 'DestinationKey'>;

/** What the key is made of. */
export type DestinationPlace = Pick<Destination, 'environment' | 'id' | 'address'>;

/** Deliveries with the same key are paused and bounded together, and credentials belong to one key. */
export const destinationKeyOf = ({ environment, id, address }: DestinationPlace): DestinationKey =>
  `${environment} ${id} ${address}` as DestinationKey;

/** The name and password of an account at the hotline. */
export interface PasswordCredentials {
  readonly userName: string;
  readonly password: string;
}

/** An API key, or a signing secret as Standard Webhooks writes it: `whsec_` and Base64. */
export interface SecretCredentials {
  readonly secret: string;
}

/** What proves to the hotline who is asking. Looked up at the moment of sending, never stored with a delivery. */
export type Credentials = PasswordCredentials | SecretCredentials;

/** Which credentials each kind of destination wants; null where a person signs in, or nobody does. */
export const credentialsKindOf = {
  cybertipline: 'password',
  gateway: 'secret',
  coop: 'secret',
  'web-form': null,
  email: null,
  clipboard: null,
  nca: null,
} as const satisfies Readonly<Record<Destination['adapter'], 'password' | 'secret' | null>>;

/** Credentials of another kind are none: the policy may have given a place to another adapter since they were entered. */
export const passwordIn = (credentials: Credentials | null): PasswordCredentials | null =>
  credentials !== null && 'password' in credentials ? credentials : null;

export const secretIn = (credentials: Credentials | null): SecretCredentials | null =>
  credentials !== null && 'secret' in credentials ? credentials : null;
