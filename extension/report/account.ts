import type { ZonedTime } from './time.ts';

/** One use of an address on the network by the reported account, as the platform's own console shows it. */
export interface AddressUse {
  readonly ipAddress: string;
  readonly event: 'Login' | 'Registration' | 'Purchase' | 'Upload' | 'Other' | 'Unknown';
  readonly at: ZonedTime | null;
  readonly port: number | null;
}
export const addressUseEvents = [
  'Login',
  'Registration',
  'Purchase',
  'Upload',
  'Other',
  'Unknown',
] as const satisfies readonly AddressUse['event'][];

/** An account on the platform, by what the platform itself calls it. */
export interface Account {
  readonly identifier: string | null;
  readonly screenName: string | null;
  readonly displayNames: readonly string[];
  readonly profileUrls: readonly string[];
}

/** The account that a report is about. */
export interface ReportedAccount extends Account {
  readonly email: string | null;
  readonly addressUses: readonly AddressUse[];
}

/** Whether an account says nothing about who it is. */
export const isEmptyAccount = ({ identifier, screenName, displayNames, profileUrls }: Account): boolean =>
  identifier === null && screenName === null && displayNames.length === 0 && profileUrls.length === 0;
