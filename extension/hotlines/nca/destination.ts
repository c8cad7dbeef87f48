import type { DestinationId, Environment } from '../../report/destination.ts';

/**
 * The National Crime Agency's Industry Reporting Portal, by hand: no specification of its API is published. Only a
 * registered provider may report there (SI 2026/268, reg. 4(1)).
 */
export interface NcaDestination {
  readonly id: DestinationId;
  readonly adapter: 'nca';
  readonly name: string;
  readonly environment: Environment;
  /** Never less than `ncaReceiptDays`. */
  readonly receiptDays: number;
  /** Where the organisation signs in to the portal, as the NCA has told it. */
  readonly portal: string;
}

/** The unique reference is kept for five years from its issue (SI 2026/268, reg. 8); two of them may be leap years. */
export const ncaReceiptDays = 5 * 366;
