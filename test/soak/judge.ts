import { createHash } from 'node:crypto';
import type { SandboxReport } from '../sandbox/server.ts';
import type { ShownReceipt } from './outbox-look.ts';
import { type PlannedReport, plannedAddressesIn } from './plan.ts';

/** A delivery as the extension shows it. */
export interface ShownDelivery {
  readonly state: string;
  /** The hotline's number and the hash of the document, once it is shown as filed. */
  readonly receipt: { readonly reference: string; readonly payloadSha256: string } | null;
}

/** What the extension shows of a report; null when it knows no such report. */
export type Shown = readonly ShownDelivery[] | null;

/** What is wrong with one report, in words that name numbers and states. */
export interface Finding {
  readonly report: PlannedReport;
  readonly words: string;
}

export interface Verdict {
  readonly deliveries: number;
  readonly lost: readonly Finding[];
  readonly filedTwice: readonly Finding[];
  readonly wronglyShown: readonly Finding[];
}

/** What a test may know of a report at the hotline, as far as it matters here. */
export type HotlineReport = Pick<SandboxReport, 'id' | 'state' | 'xml'>;

/** The hotline's finished reports by the planned address in them. */
export function finishedByAddress(
  reports: readonly HotlineReport[],
): ReadonlyMap<string, readonly HotlineReport[]> {
  const found = new Map<string, HotlineReport[]>();
  for (const report of reports.filter(({ state }) => state === 'finished')) {
    for (const url of plannedAddressesIn(report.xml)) found.set(url, [...(found.get(url) ?? []), report]);
  }
  return found;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const isReceiptOf = ({ receipt }: ShownDelivery, { id, xml }: HotlineReport) =>
  receipt !== null && receipt.reference === id && receipt.payloadSha256 === sha256(xml);

const inWords = (shown: Shown) =>
  shown === null
    ? 'unknown'
    : shown.map(({ state, receipt }) => `${state} ${receipt?.reference ?? 'without receipt'}`).join(', ');

/** Whether the extension says of a report what is true at the hotline: filed with this receipt, or not filed. */
function isRightlyShown(shown: Shown, finished: readonly HotlineReport[]): boolean {
  const deliveries = shown ?? [];
  // A lost report that nobody claims to be filed is counted as lost, not here.
  if (finished.length === 0) return deliveries.every(({ state }) => state !== 'filed');
  const isTrue = (one: ShownDelivery) =>
    one.state === 'filed' && finished.some((report) => isReceiptOf(one, report));
  return deliveries.length > 0 && deliveries.every(isTrue);
}

/**
 * Holds what was promised against what the hotline has. Strict: after a soak every acknowledged report must be filed,
 * so one that is still shown as waiting counts as lost too. Pure.
 * @param acknowledged the reports of which the extension has said that they are saved
 * @param hotline every report that the hotline ever opened
 * @param shownOf what the extension shows of each by its id
 */
export function judge(
  acknowledged: readonly PlannedReport[],
  hotline: readonly HotlineReport[],
  shownOf: ReadonlyMap<string, Shown>,
): Verdict {
  const byAddress = finishedByAddress(hotline);
  const looks = acknowledged.map((report) => {
    const finished = byAddress.get(report.url) ?? [];
    const shown = shownOf.get(report.id) ?? null;
    const numbers = finished.map(({ id }) => id).join(', ') || 'nothing';
    return { report, finished, shown, words: `shown: ${inWords(shown)}; finished there: ${numbers}` };
  });
  const findings = (isWrong: (look: (typeof looks)[number]) => boolean): readonly Finding[] =>
    looks.filter(isWrong).map(({ report, words }) => ({ report, words }));
  return {
    deliveries: acknowledged.length,
    lost: findings(({ finished }) => finished.length === 0),
    filedTwice: findings(({ finished }) => finished.length > 1),
    wronglyShown: findings(({ finished, shown }) => !isRightlyShown(shown, finished)),
  };
}

/**
 * Reports that are shown as filed with a number that the hotline has not finished. Pure.
 * @param hotline what the hotline has at the moment of the look or later
 */
export function shownTooEarly(
  reports: readonly PlannedReport[],
  hotline: readonly HotlineReport[],
  shown: readonly ShownReceipt[],
): readonly Finding[] {
  const finished = new Set(hotline.filter(({ state }) => state === 'finished').map(({ id }) => id));
  return shown
    .filter(({ reference }) => !finished.has(reference))
    .flatMap(({ reportId, reference }) =>
      reports
        .filter(({ id }) => id === reportId)
        .map((report) => ({
          report,
          words: `shown as filed with ${reference} before it was finished there`,
        })),
    );
}

/** What nobody has asked for in a soak: shown of a report, it is wrong at any time. */
const askedByNobody = ['cancelled', 'filed-by-hand'];

/**
 * What is wrong with what is shown of an acknowledged report while it is under way; null when nothing is. Pure.
 * @param hotline what the hotline has at the moment of the look or later
 */
export function wrongMeanwhile(
  report: PlannedReport,
  shown: Shown,
  hotline: readonly HotlineReport[],
): Finding | null {
  const receipts = (shown ?? []).flatMap(({ receipt }) =>
    receipt === null ? [] : [{ reportId: report.id, reference: receipt.reference }],
  );
  const [early] = shownTooEarly([report], hotline, receipts);
  const isRight = shown !== null && shown.length > 0 && early === undefined;
  if (isRight && shown.every(({ state }) => !askedByNobody.includes(state))) return null;
  return early ?? { report, words: `shown meanwhile: ${inWords(shown)}` };
}

/** Whether nothing is wrong. */
export const isClean = ({ lost, filedTwice, wronglyShown }: Verdict): boolean =>
  lost.length + filedTwice.length + wronglyShown.length === 0;
