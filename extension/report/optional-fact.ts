import { type FactName, factNames, type ReportFacts, withoutFactsOf } from './facts.ts';
import { type Observation, type ObservedFact, observedFacts } from './report.ts';

/** What an organisation may decide not to capture, and a moderator leave out of one report. */
export const optionalFacts = [...observedFacts, ...factNames] as const satisfies readonly (
  | ObservedFact
  | FactName
)[];
export type OptionalFact = (typeof optionalFacts)[number];

const isObserved = (name: OptionalFact): name is ObservedFact =>
  (observedFacts as readonly string[]).includes(name);
const isFact = (name: OptionalFact): name is FactName => (factNames as readonly string[]).includes(name);

/** An observation without what is left out of it. */
export const withoutObserved = (observation: Observation, names: readonly OptionalFact[]): Observation => ({
  ...observation,
  ...Object.fromEntries(names.filter(isObserved).map((name) => [name, null])),
});

/** Facts without what is left out of them. */
export const withoutOptional = (facts: ReportFacts, names: readonly OptionalFact[]): ReportFacts =>
  withoutFactsOf(facts, names.filter(isFact));
