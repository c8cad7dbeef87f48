import { accountText, addressUseText, caseLines, detailLines, labelled, moneyLines } from './fact-lines.ts';
import type { ReportFacts } from './facts.ts';
import type { OptionalFact } from './optional-fact.ts';
import type { Observation } from './report.ts';

/** A report's facts with the observation that they belong to. */
export interface Gathered {
  readonly observation: Observation;
  readonly facts: ReportFacts;
}

const given = (value: string | number | null): readonly string[] => (value === null ? [] : [String(value)]);

function accountValues({ account }: ReportFacts): readonly string[] {
  if (account === null) return [];
  return [
    ...given(accountText(account)),
    ...given(account.email),
    ...account.addressUses.map(addressUseText),
  ];
}

const values: Readonly<Record<OptionalFact, (gathered: Gathered) => readonly string[]>> = {
  title: ({ observation }) => given(observation.title),
  referrer: ({ observation }) => given(observation.referrer),
  language: ({ observation }) => given(observation.language),
  canonicalUrl: ({ observation }) => given(observation.canonicalUrl),
  publishedAt: ({ observation }) => given(observation.publishedAt),
  httpStatus: ({ observation }) => given(observation.httpStatus),
  ogUrl: ({ facts }) => detailLines(facts.details)['open-graph-address'].values,
  siteName: ({ facts }) => detailLines(facts.details)['site-name'].values,
  authors: ({ facts }) => detailLines(facts.details).authors.values,
  modifiedAt: ({ facts }) => detailLines(facts.details)['modified-at'].values,
  generator: ({ facts }) => detailLines(facts.details).generator.values,
  players: ({ facts }) => detailLines(facts.details).players.values,
  frames: ({ facts }) => detailLines(facts.details).frames.values,
  media: ({ facts }) => detailLines(facts.details).media.values,
  redirected: ({ facts }) => detailLines(facts.details).redirected.values,
  account: ({ facts }) => accountValues(facts),
  victim: ({ facts }) => given(accountText(facts.victim)),
  recipient: ({ facts }) => given(accountText(facts.recipient)),
  ofCase: ({ facts }) => Object.values(caseLines(facts.ofCase)).flatMap(labelled),
  moneyTrail: ({ facts }) => Object.values(moneyLines(facts.moneyTrail)).flatMap(labelled),
  selectedText: ({ facts }) => given(facts.selectedText),
};

/** What a moderator reads of one fact before it is sent; nothing where there is none. */
export const factValues = (name: OptionalFact, gathered: Gathered): readonly string[] =>
  values[name](gathered);
