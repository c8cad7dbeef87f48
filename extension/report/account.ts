import type { ZonedTime } from './time.ts';

/** One use of an address on the network by the reported account, as the platform's own console shows it. */
export interface AddressUse {
  readonly ipAddress: string;
  readonly event: 'Login' | 'Registration' | 'Purchase' | 'Upload' | 'Other' | 'Unknown';
  readonly at: ZonedTime | null;
  readonly port: number | null;
}

/** The account that a report is about. */
export interface ReportedAccount {
  readonly identifier: string | null;
  readonly screenName: string | null;
  readonly displayNames: readonly string[];
  readonly profileUrls: readonly string[];
  readonly addressUses: readonly AddressUse[];
}
