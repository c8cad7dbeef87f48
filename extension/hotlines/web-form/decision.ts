import type { FieldReading } from './certainty.ts';
import type { FieldSigns } from './field-signs.ts';
import type { OfferReason, Outcome } from './outcome.ts';
import { noField, offered } from './outcome.ts';
import type { Role } from './role.ts';

/** One thing to do; `field` is an index in the page's fields. */
export type Step =
  | {
      readonly kind: 'write';
      readonly role: Role;
      readonly field: number;
      readonly text: string;
      /** Which of the report's addresses, by index, the text holds. */
      readonly addresses: readonly number[];
    }
  | { readonly kind: 'choose'; readonly role: Role; readonly field: number; readonly option: number };

/** A field of the chosen form with what it was read as. */
export interface Candidate {
  readonly index: number;
  readonly signs: FieldSigns;
  readonly reading: FieldReading;
}

/** What is decided for one role: what to do, and what to say of it when that succeeds. */
export interface Decision {
  readonly steps: readonly Step[];
  readonly outcome: Outcome;
}

export const offer = (reason: OfferReason): Decision => ({ steps: [], outcome: offered(reason) });
export const nowhere: Decision = { steps: [], outcome: noField };
export const doAll = (steps: readonly Step[]): Decision => ({
  steps,
  outcome: { state: 'filled', fields: steps.length },
});

/** Less than this between two fields is no difference: `required` decides, or a person. */
const clearlyBetter = 0.7;

/** The one field that is meant, or why none is. */
export function theOne(candidates: readonly Candidate[]): Candidate | 'none' | 'ambiguous' {
  const sorted = [...candidates].sort((one, other) => other.reading.weight - one.reading.weight);
  const [best] = sorted;
  if (best === undefined) return 'none';
  const close = sorted.filter(({ reading }) => best.reading.weight - reading.weight < clearlyBetter);
  if (close.length === 1) return best;
  const [only, ...others] = close.filter(({ signs }) => signs.required);
  return only !== undefined && others.length === 0 ? only : 'ambiguous';
}
