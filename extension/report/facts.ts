import type { Account, ReportedAccount } from './account.ts';
import type { MoneyTrail } from './money-trail.ts';
import { type DetailName, detailNames, noDetails, type PageDetails, withoutDetails } from './page-details.ts';
import type { ReportedCase } from './reported-case.ts';

/** What was gathered for a report beside its addresses and the observation: facts, never content. */
export interface ReportFacts {
  readonly details: PageDetails;
  /** The account that the report is about. */
  readonly account: ReportedAccount | null;
  /** The account of whom it was done to, where the console shows it. */
  readonly victim: Account | null;
  /** The account that a message was meant for, where the console shows it. */
  readonly recipient: Account | null;
  readonly ofCase: ReportedCase | null;
  /** Who pays for the page; null where the category does not ask. */
  readonly moneyTrail: MoneyTrail | null;
  /** What the moderator selected, where the organisation allows that: some cases have no other evidence. */
  readonly selectedText: string | null;
}

export const noFacts: ReportFacts = {
  details: noDetails,
  account: null,
  victim: null,
  recipient: null,
  ofCase: null,
  moneyTrail: null,
  selectedText: null,
};

/** What of the facts a moderator may leave out of one report. */
export const factNames = [
  ...detailNames,
  'account',
  'victim',
  'recipient',
  'ofCase',
  'moneyTrail',
  'selectedText',
] as const satisfies readonly (DetailName | Exclude<keyof ReportFacts, 'details'>)[];
export type FactName = (typeof factNames)[number];

const isDetail = (name: FactName): name is DetailName => (detailNames as readonly string[]).includes(name);

/** The facts without those that somebody has ruled out. */
export function withoutFactsOf(facts: ReportFacts, names: readonly FactName[]): ReportFacts {
  const whole = names.filter((name) => !isDetail(name));
  return {
    ...facts,
    details: withoutDetails(facts.details, names.filter(isDetail)),
    ...Object.fromEntries(whole.map((name) => [name, null])),
  };
}

/** The facts alone, of whatever carries them. */
export const factsOf = ({
  details,
  account,
  victim,
  recipient,
  ofCase,
  moneyTrail,
  selectedText,
}: ReportFacts): ReportFacts => ({ details, account, victim, recipient, ofCase, moneyTrail, selectedText });
