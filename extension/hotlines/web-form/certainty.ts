import type { Evidence } from './evidence.ts';
import { evidenceOf } from './evidence.ts';
import type { FieldSigns } from './field-signs.ts';
import type { RecipeLabel } from './recipe.ts';
import { isContactRole, type Purpose, type Role, roles } from './role.ts';

/** What a field is most likely for. */
export interface FieldReading {
  /** Null when nothing says what it is for, or it can not take what we have. */
  readonly purpose: Purpose | null;
  /** From 0 to 1: the share of the odds that this purpose has among all that something speaks for. */
  readonly certainty: number;
  /** What speaks for it, in natural logarithms of odds, for choosing among fields of one purpose. */
  readonly weight: number;
}

/** Below this the value is offered and the field left alone. */
export const certainEnough = 0.8;

const certainlyTrap = 2;

/** "E-mail" in a part about a suspect is not the reporter's: one word of somebody else is enough. */
const certainlySomebodyElse = 0.8;

/** The odds of being something that no keyword knows, as if this much spoke for it. */
const unknownPurpose = 1.5;

/** Types of fields that can take the value of a role. A browser would refuse or mangle it in any other. */
const takes: Readonly<Record<Role, readonly string[]>> = {
  url: ['text', 'url', 'textarea', 'editable'],
  description: ['text', 'textarea', 'editable'],
  where: ['text', 'select', 'radio'],
  category: ['select', 'radio', 'checkbox', 'text'],
  name: ['text'],
  email: ['text', 'email'],
  phone: ['text', 'tel'],
};

/** Types that are never touched, whatever their labels say. */
const neverTouched = new Set(['password', 'search', 'hidden', 'file', 'submit', 'button', 'image', 'reset']);

const canTake = (role: Role, { type }: FieldSigns) => takes[role].includes(type);

const isAutocompletedPrivately = ({ autocomplete }: FieldSigns) =>
  /(^| )(cc-[a-z-]+|[a-z]+-password|one-time-code|username|transaction-[a-z]+|bday.*)( |$)/.test(
    autocomplete,
  );

function likeliest(evidence: Evidence): FieldReading {
  let odds = Math.exp(unknownPurpose);
  let best: { purpose: Purpose; weight: number } | null = null;
  for (const [purpose, weight] of evidence) {
    if (weight <= 0) continue;
    odds += Math.exp(weight);
    if (best === null || weight > best.weight) best = { purpose, weight };
  }
  if (best === null) return { purpose: null, certainty: 0, weight: 0 };
  return { purpose: best.purpose, certainty: Math.exp(best.weight) / odds, weight: best.weight };
}

/**
 * What a field is for and how sure that is. Pure: the same signs give the same answer.
 * @param recipe what is known of the labels of this very form
 */
export function readField(signs: FieldSigns, recipe: readonly RecipeLabel[] = []): FieldReading {
  if (neverTouched.has(signs.type) || isAutocompletedPrivately(signs))
    return { purpose: null, certainty: 0, weight: 0 };
  const evidence = evidenceOf(signs, recipe);
  // One word of warning is enough: nobody but a program fills such a field.
  if ((evidence.get('trap') ?? 0) >= certainlyTrap) return { purpose: 'trap', certainty: 1, weight: 0 };
  const reading = likeliest(evidence);
  const role = roles.find((candidate) => candidate === reading.purpose);
  const isSomebodyElses = (evidence.get('person') ?? 0) >= certainlySomebodyElse;
  if (role !== undefined && isContactRole(role) && isSomebodyElses) return { ...reading, certainty: 0 };
  // What it says it is for stays said, so that the form is understood; only it can not be filled.
  if (role !== undefined && !canTake(role, signs)) return { ...reading, certainty: 0 };
  return reading;
}

/** The role of a field that is certain enough to be filled. */
export const certainRole = ({ purpose, certainty }: FieldReading): Role | null =>
  certainty < certainEnough ? null : (roles.find((role) => role === purpose) ?? null);
