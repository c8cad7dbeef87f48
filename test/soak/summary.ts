import { type Finding, isClean } from './judge.ts';
import type { SoakResult } from './run.ts';

/** What a soak came to; the object that `npm run soak -- --json` prints. */
export interface Counts {
  readonly browser: string;
  readonly seed: number;
  readonly deliveries: number;
  /** Of the background and of the browser together. */
  readonly kills: number;
  readonly workerStops: number;
  readonly browserKills: number;
  readonly faults: number;
  readonly lost: number;
  readonly filedTwice: number;
  readonly wronglyShown: number;
  /** The extension's ledger says something else than the hotline. */
  readonly wronglyRecorded: number;
  readonly seconds: number;
}

export function countsOf(
  { verdict, wronglyRecorded, kills, faults, seconds }: SoakResult,
  of: Pick<Counts, 'browser' | 'seed'>,
): Counts {
  const { deliveries, lost, filedTwice, wronglyShown } = verdict;
  return {
    ...of,
    deliveries,
    kills: kills.background + kills.browser,
    workerStops: kills.background,
    browserKills: kills.browser,
    faults,
    lost: lost.length,
    filedTwice: filedTwice.length,
    wronglyShown: wronglyShown.length,
    wronglyRecorded: wronglyRecorded.length,
    seconds,
  };
}

/** All of the plan was carried out, and nothing was lost, filed twice, wrongly shown or wrongly recorded. */
export const isGood = ({ verdict, wronglyRecorded, broken }: SoakResult): boolean =>
  broken === null && isClean(verdict) && wronglyRecorded.length === 0;

/** The counts in one line. */
export const inWords = (counts: Counts): string =>
  `${counts.browser}, seed ${counts.seed}, ${counts.seconds} s: ${counts.deliveries} deliveries, ` +
  `${counts.kills} kills (${counts.workerStops} of the background, ` +
  `${counts.browserKills} of the browser), ${counts.faults} faults, ${counts.lost} lost, ` +
  `${counts.filedTwice} filed twice, ${counts.wronglyShown} wrongly shown, ${counts.wronglyRecorded} wrongly recorded`;

/** As many reports as help; a soak that is wrong everywhere needs no longer list. */
const told = 5;

/** For each kind of failure its first reports, and what was planned for and happened to each. */
export function whatWentWrong({ verdict, wronglyRecorded, broken, storyOf }: SoakResult): readonly string[] {
  const tell = (kind: string) => (finding: Finding) =>
    `${kind}: ${finding.report.url} (${finding.report.id}), ${finding.words}\n${storyOf(finding.report)}`;
  return [
    ...(broken === null ? [] : [`The soak ended early: ${broken}`]),
    ...verdict.lost.slice(0, told).map(tell('Lost')),
    ...verdict.filedTwice.slice(0, told).map(tell('Filed twice')),
    ...verdict.wronglyShown.slice(0, told).map(tell('Wrongly shown')),
    ...wronglyRecorded.slice(0, told).map(tell('Wrongly recorded')),
  ];
}
