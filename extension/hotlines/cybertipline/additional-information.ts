import type { Report, ReportedAddress } from '../../report/report.ts';

const line = (label: string, value: string | number | null) => (value === null ? null : `${label}: ${value}`);

const joined = (lines: readonly (string | null)[]) => lines.filter((text) => text !== null).join('\n');

/**
 * The free text at the end of a CyberTipline report: the moderator's note first, then each captured fact with its
 * name, for the hotline's analyst. English, because the hotline reads it, whatever language the moderator works in.
 */
export function additionalInformation(report: Report): string {
  const { observation, note, category, priorReports } = report;
  return joined([
    note === null ? null : `Moderator's note: ${note}\n`,
    line('Category in the reporting organisation', category.name),
    line('Observed by the moderator at', observation.observedAt),
    line('Page title', observation.title),
    line('Referrer', observation.referrer),
    line('Language stated by the page', observation.language),
    line('Canonical address stated by the page', observation.canonicalUrl),
    line('Publication time stated by the page', observation.publishedAt),
    line('HTTP status of the page', observation.httpStatus),
    ...priorReports.map(({ hotline, reference }) => line(`Earlier report to ${hotline}`, reference)),
    'No image, video, file or page text was captured or is attached.',
  ]);
}

/** Addresses that are longer than the hotline's field, whole; null when each one fitted. */
export function fullAddresses(addresses: readonly ReportedAddress[], longest: number): string | null {
  const long = addresses.filter(({ url }) => url.length > longest);
  if (long.length === 0) return null;
  return joined(long.map(({ url }) => `The full address is longer than the field above: ${url}`));
}
