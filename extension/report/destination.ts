import type { Branded } from './brand.ts';

export type DestinationId = Branded<string, 'DestinationId'>;

/** Fixed per delivery for ever: nothing moves a report between test and production. */
export type Environment = 'test' | 'production';

/** One configured way to one hotline, as it stands in the record of each delivery: never with credentials. */
export interface CyberTiplineDestination {
  readonly id: DestinationId;
  readonly adapter: 'cybertipline';
  readonly name: string;
  readonly environment: Environment;
  /** The API's base address, without a slash at its end. */
  readonly address: string;
  /** How long one answer may take. */
  readonly timeoutSeconds: number;
  /** How long receipts are kept, from filing; null when nothing asks for any time. */
  readonly receiptDays: number | null;
}

export type Destination = CyberTiplineDestination;

/** What proves to the hotline who is asking. Looked up at the moment of sending, never stored with a delivery. */
export interface Credentials {
  readonly userName: string;
  readonly password: string;
}
