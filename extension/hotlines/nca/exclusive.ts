import type { Environment } from '../../report/destination.ts';
import type { PriorReport } from '../../report/report.ts';

/** Another delivery of the same report, as far as the one duty is concerned. */
export interface SameCase {
  readonly adapter: string;
  readonly environment: Environment;
  /** Nobody will send it any more. */
  readonly takenBack: boolean;
}

/**
 * Whether a report made to NCMEC covers the case already, or will: a case goes to NCMEC or to the NCA, never to both
 * (Online Safety Act 2023, section 70(5)).
 *
 * @param others the other deliveries of the same report
 * @param environment of this delivery: practice covers nothing real
 */
export function coveredByNcmec(
  { priorReports }: { readonly priorReports: readonly PriorReport[] },
  others: readonly SameCase[],
  environment: Environment,
): boolean {
  const sent = others.some(
    (other) => other.adapter === 'cybertipline' && other.environment === environment && !other.takenBack,
  );
  const earlier = priorReports.some(
    (prior) => prior.environment === environment && /cybertipline|ncmec/i.test(prior.hotline),
  );
  return sent || earlier;
}
