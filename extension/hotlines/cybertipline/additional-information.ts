import { caseLines, detailLines, type FactLine, labelled, moneyLines } from '../../report/fact-lines.ts';
import { isEmptyTrail } from '../../report/money-trail.ts';
import type { Report, ReportedAddress } from '../../report/report.ts';

const line = (label: string, value: string | number | null) => (value === null ? null : `${label}: ${value}`);

const joined = (lines: readonly (string | null)[]) => lines.filter((text) => text !== null).join('\n');

const allOf = (lines: Readonly<Record<string, FactLine>>) => Object.values(lines).flatMap(labelled);

/** What stands in elements of its own is not repeated here. */
function caseFacts({ ofCase }: Report): readonly string[] {
  const { 'chat-room': _, game: __, ...rest } = caseLines(ofCase);
  return allOf(rest);
}

/** Who pays for the page, in a group of its own; nothing where nothing was found. */
function moneyGroup({ moneyTrail }: Report): readonly string[] {
  if (moneyTrail === null || isEmptyTrail(moneyTrail)) return [];
  const more = moneyTrail.complete
    ? []
    : ['The page was too large to be looked at whole: there may be more.'];
  return [
    '',
    'Who pays for the page, by identifiers and hosts on it:',
    ...allOf(moneyLines(moneyTrail)),
    ...more,
    '',
  ];
}

/**
 * The free text at the end of a CyberTipline report: the moderator's note first, then each captured fact with its
 * name, for the hotline's analyst. English, because the hotline reads it, whatever language the moderator works in.
 * @param selectedText what the moderator selected, where it belongs here and to no chat or game
 */
export function additionalInformation(report: Report, selectedText: string | null): string {
  const { observation, note, category, priorReports, details } = report;
  return joined([
    note === null ? null : `Moderator's note: ${note}\n`,
    selectedText === null ? null : `Text that the moderator selected:\n${selectedText}\n`,
    line('Category in the reporting organisation', category.name),
    line('Observed by the moderator at', observation.observedAt),
    ...caseFacts(report),
    line('Page title', observation.title),
    line('Referrer', observation.referrer),
    line('Language stated by the page', observation.language),
    line('Canonical address stated by the page', observation.canonicalUrl),
    line('Publication time stated by the page', observation.publishedAt),
    line('HTTP status of the page', observation.httpStatus),
    ...allOf(detailLines(details)),
    ...moneyGroup(report),
    ...priorReports.map(({ hotline, reference }) => line(`Earlier report to ${hotline}`, reference)),
    selectedText === null && report.selectedText === null
      ? 'No image, video, file or page text was captured or is attached.'
      : 'No image, video, file or other page text was captured or is attached.',
  ]);
}

/** Addresses that are longer than the hotline's field, whole; null when each one fitted. */
export function fullAddresses(addresses: readonly ReportedAddress[], longest: number): string | null {
  const long = addresses.filter(({ url }) => url.length > longest);
  if (long.length === 0) return null;
  return joined(long.map(({ url }) => `The full address is longer than the field above: ${url}`));
}
