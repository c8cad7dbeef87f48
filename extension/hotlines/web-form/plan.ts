import { certainEnough, certainRole, readField } from './certainty.ts';
import { decideAddresses, type NumberedAddress } from './decide-addresses.ts';
import { decideChoice } from './decide-choice.ts';
import { decideDescription, decideText } from './decide-text.ts';
import { type Candidate, type Decision, nowhere, offer, type Step } from './decision.ts';
import type { PageSigns } from './field-signs.ts';
import { optionSaying, whereOption } from './option-choice.ts';
import { noValue, type Outcome, type Outcomes } from './outcome.ts';
import type { RecipeLabel } from './recipe.ts';
import { isContactRole, type Role, roles } from './role.ts';
import { chooseScope, type ScopeChoice } from './scope-choice.ts';
import type { FormValues, Progress } from './values.ts';

/** What to do on a page, and what to say of it if every step succeeds. */
export interface Plan {
  readonly steps: readonly Step[];
  readonly outcomes: Outcomes;
}

/** A form whose fields were read. */
class Form {
  constructor(
    readonly choice: ScopeChoice,
    readonly all: readonly Candidate[],
  ) {}

  certain(role: Role): readonly Candidate[] {
    return this.all.filter(({ reading }) => certainRole(reading) === role);
  }

  /** Forms call the kind of place and the kind of content by the same words: the options tell them apart. */
  choices(): readonly Candidate[] {
    const isMeant = ({ signs, reading: { purpose, certainty } }: Candidate) =>
      signs.kind === 'choice' && (purpose === 'where' || purpose === 'category') && certainty > 0;
    return this.all.filter(isMeant);
  }

  mayMean(role: Role): boolean {
    return this.all.some(({ reading: { purpose, certainty } }) => purpose === role && certainty > 0);
  }

  asksForPartsOfName(): boolean {
    return this.all.some(
      ({ reading: { purpose, certainty } }) => purpose === 'partOfName' && certainty >= certainEnough / 2,
    );
  }
}

function readForm(page: PageSigns, recipe: readonly RecipeLabel[]): Form {
  const readings = page.fields.map((field) => readField(field, recipe));
  const choice = chooseScope(page, readings);
  const all = page.fields.flatMap((signs, index) => {
    const reading = readings[index];
    const isIn = choice.kind === 'chosen' ? signs.scope === choice.scope : choice.kind === 'ambiguous';
    return reading !== undefined && isIn ? [{ index, signs, reading }] : [];
  });
  return new Form(choice, all);
}

/** A choice for the place and a choice for the category are each left to the one whose option is there. */
function decideWhere(form: Form, where: string): Decision {
  const optionOf = (options: readonly string[]) => whereOption(where, options);
  const inText = decideText(
    form.certain('where').filter(({ signs }) => signs.kind !== 'choice'),
    'where',
    where,
  );
  return inText.outcome.state === 'absent' ? decideChoice(form.choices(), 'where', optionOf) : inText;
}

function decide(form: Form, role: Role, values: FormValues): Decision {
  if (isContactRole(role)) {
    const value = values.contact?.[role] ?? '';
    const isInParts = role === 'name' && form.asksForPartsOfName();
    return isInParts ? offer('ambiguous') : decideText(form.certain(role), role, value);
  }
  if (role === 'where') return decideWhere(form, values.where ?? '');
  const words = values.category?.words ?? [];
  return decideChoice(form.choices(), 'category', (options) => optionSaying(words, options));
}

const hasValue = (values: FormValues, role: Role): boolean => {
  if (isContactRole(role)) return (values.contact?.[role] ?? '') !== '';
  if (role === 'url') return values.addresses.length > 0;
  if (role === 'description') return values.description !== '' || values.addresses.length > 1;
  return values[role] !== null && values[role] !== '';
};

/** An uncertain field is said to be there: its value is offered for it. */
const orUnsure = (form: Form, role: Role, { steps, outcome }: Decision): Decision =>
  outcome.state === 'absent' && form.mayMean(role) ? offer('unsure') : { steps, outcome };

/** Addresses come before the description, which takes those that had no field; the first always waits for a field. */
function decideBoth(form: Form, values: FormValues, { addresses, placed }: Progress) {
  const open: readonly NumberedAddress[] = values.addresses
    .map((url, index) => ({ index, url }))
    .filter(({ index }) => !addresses.includes(index));
  const url =
    placed.includes('url') || open.length === 0 ? nowhere : decideAddresses(form.certain('url'), open);
  const taken = url.steps.flatMap((step) => (step.kind === 'write' ? step.addresses : []));
  const further = open.filter(({ index }) => index > 0 && !taken.includes(index));
  return { url, description: decideDescription(form.certain('description'), values.description, further) };
}

type Decided = readonly [Role, Decision];

/** One list can not be for two things: which of them it is for is left to a person. */
function withoutSharedFields(decided: readonly Decided[]): readonly Decided[] {
  const uses = (field: number) =>
    decided.filter(([, { steps }]) => steps.some((step) => step.field === field)).length;
  return decided.map(([role, decision]) =>
    decision.steps.some(({ field }) => uses(field) > 1) ? [role, offer('ambiguous')] : [role, decision],
  );
}

/**
 * What to fill in on a page. Pure. Every value that is not surely placed is offered or absent, each with its reason.
 * @param progress what was placed before, on this page or those before it
 * @param recipe what is known of the labels of this very form
 */
export function planPage(
  page: PageSigns,
  values: FormValues,
  progress: Progress,
  recipe: readonly RecipeLabel[] = [],
): Plan {
  const form = readForm(page, recipe);
  const both = decideBoth(form, values, progress);
  const decisionFor = (role: Role): Decision => {
    if (!hasValue(values, role)) return { steps: [], outcome: noValue };
    if (progress.placed.includes(role)) return { steps: [], outcome: { state: 'filled', fields: 0 } };
    const decision = role === 'url' || role === 'description' ? both[role] : decide(form, role, values);
    const known = orUnsure(form, role, decision);
    const isAmbiguous = form.choice.kind === 'ambiguous' && known.outcome.state !== 'absent';
    return isAmbiguous ? offer('ambiguous') : known;
  };
  const decisions = withoutSharedFields(roles.map((role) => [role, decisionFor(role)]));
  // Choices come first: what they reveal is filled next, and a form that reloads on a choice loses nothing.
  const steps = decisions
    .flatMap(([, { steps: own }]) => own)
    .sort((one, other) => Number(other.kind === 'choose') - Number(one.kind === 'choose'));
  const outcomes = Object.fromEntries(decisions.map(([role, { outcome }]) => [role, outcome]));
  return { steps, outcomes: outcomes as Record<Role, Outcome> };
}
