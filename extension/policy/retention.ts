import type { OrganisationRole } from '../report/organisation.ts';

/**
 * Laws that say how long a provider keeps what belongs to a report.
 * `us-2258a`: 18 U.S.C. 2258A(h), one year from submission. `uk-2026-268`: SI 2026/268 reg. 8, five years for the
 * reference and one for the rest. `ca-2011-4`: S.C. 2011 c. 4 s. 4, 21 days.
 */
export const retentionRegimes = ['us-2258a', 'uk-2026-268', 'ca-2011-4'] as const;
export type RetentionRegime = (typeof retentionRegimes)[number];

const daysOfReceipt: Readonly<Record<RetentionRegime, number>> = {
  'us-2258a': 366,
  'uk-2026-268': 5 * 366,
  'ca-2011-4': 21,
};

export interface RetentionSettings {
  readonly regimes: readonly RetentionRegime[];
  readonly days: number | null;
}

/**
 * How long a destination's receipts are kept.
 * @returns days from filing: the longest hold that applies wins; null when nothing asks for any. The laws bind
 * providers, so for a third party only the organisation's own wish counts.
 */
export function receiptDays({ regimes, days }: RetentionSettings, role: OrganisationRole): number | null {
  const lawful = role === 'provider' ? regimes.map((regime) => daysOfReceipt[regime]) : [];
  const all = days === null ? lawful : [...lawful, days];
  return all.length === 0 ? null : Math.max(...all);
}
