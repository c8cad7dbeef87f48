import {
  type CaseFacts,
  type ConsoleRule,
  noCaseFacts,
} from '../../../extension/capture/console/case-facts.ts';
import { parseCases } from '../../../extension/capture/console/parse-cases.ts';
import { detailsOf } from '../../../extension/capture/details.ts';
import { observationOf } from '../../../extension/capture/observation.ts';
import { noDetails, type PageDetails } from '../../../extension/report/page-details.ts';
import type { Observation } from '../../../extension/report/report.ts';
import { anObservation, clickedAt, clickedAtZoned } from '../../builders/report.ts';
import type { Expected } from './fixture-page.ts';

/** What the page functions answered for one page, before any parser has seen it. */
export interface Answers {
  readonly facts: unknown;
  readonly details: unknown;
  readonly cases: unknown;
}

export interface Outcome {
  readonly observation: Observation;
  readonly details: PageDetails;
  readonly cases: readonly {
    readonly facts: CaseFacts;
    readonly missing: Readonly<Record<string, string>>;
  }[];
}

/** What the draft would hold of the answers. */
export function outcomeOf(
  answers: Answers,
  rule: ConsoleRule | null,
  pointedAddress: string | null,
): Outcome {
  const cases = rule === null ? [] : parseCases(rule, answers.cases);
  return {
    observation: observationOf(clickedAtZoned, null, answers.facts),
    details: detailsOf(answers.details, { now: clickedAt, pointedAddress }),
    cases: cases.map(({ facts, findings }) => ({
      facts,
      missing: Object.fromEntries(
        findings.flatMap((one) => (one.state === 'missing' ? [[one.fact, one.why]] : [])),
      ),
    })),
  };
}

/** What it must hold, exactly. */
export const outcomeExpected = ({ facts, details, cases = [] }: Expected): Outcome => ({
  observation: anObservation({ httpStatus: 200, ...facts }),
  details: { ...noDetails, ...details },
  cases: cases.map((one) => ({ facts: { ...noCaseFacts, ...one.facts }, missing: one.missing ?? {} })),
});
