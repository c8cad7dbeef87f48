import { certainEnough, certainRole, type FieldReading } from './certainty.ts';
import type { PageSigns, ScopeSigns } from './field-signs.ts';
import { isContactRole, type Purpose, type Role } from './role.ts';
import { type FormPurpose, formNames, formWords } from './vocabulary.ts';

/** What the fields of a page were read as, in their order. */
export type FieldReadings = readonly FieldReading[];

export type ScopeChoice =
  | { readonly kind: 'chosen'; readonly scope: number }
  /** More than one form could be the one for reports. */
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'none' };

interface Candidate {
  readonly scope: number;
  readonly roles: ReadonlySet<Role>;
  readonly points: number;
}

const points: Readonly<Record<Role, number>> = {
  url: 3,
  description: 2,
  category: 1,
  where: 1,
  name: 0,
  email: 0,
  phone: 0,
};

/** How clearly the words around a form say what it is for. */
function formStrength({ texts, names }: ScopeSigns, purpose: FormPurpose): number {
  const said = texts.map((text) => formWords.strengths(text).get(purpose) ?? 0);
  const named = names.map((name) => (formNames.strengths(name).get(purpose) ?? 0) * 0.9);
  return Math.max(0, ...said, ...named);
}

/** One such field, and the form is not the hotline's report form. */
const giveaways: ReadonlySet<Purpose> = new Set(['password', 'payment', 'identity', 'newsletter']);

function isOtherForm(scope: ScopeSigns, readings: FieldReadings): boolean {
  if (scope.hasPassword) return true;
  if (scope.landmark !== null && scope.landmark !== 'aside') return true;
  const gives = ({ purpose, certainty }: FieldReading) =>
    purpose !== null && giveaways.has(purpose) && certainty >= certainEnough;
  if (readings.some(gives)) return true;
  const other = formStrength(scope, 'other');
  return other > 0.5 && other >= formStrength(scope, 'report');
}

/** A part of the form that asks only for who reports, on a page of its own. */
function asksForReporter(scope: ScopeSigns, roles: ReadonlySet<Role>): boolean {
  if (scope.landmark !== null) return false;
  const contact = [...roles].filter(isContactRole);
  return contact.length >= 2 || (contact.length === 1 && formStrength(scope, 'contact') > 0.5);
}

function candidateOf(signs: PageSigns, readings: FieldReadings, scope: number): Candidate | null {
  const form = signs.scopes[scope];
  const own = readings.filter((_, index) => signs.fields[index]?.scope === scope);
  if (form === undefined || isOtherForm(form, own)) return null;
  const roles = new Set(own.map(certainRole).filter((role) => role !== null));
  const sum = [...roles].reduce((total, role) => total + points[role], 0);
  if (sum === 0 && !asksForReporter(form, roles)) return null;
  return { scope, roles, points: sum + (formStrength(form, 'report') > 0.5 ? 0.5 : 0) };
}

/**
 * Which form of the page is the one for reports. Log-in, search, newsletter, comment, contact, donation and identity forms
 * never are, and between two that could be nothing is chosen.
 */
export function chooseScope(signs: PageSigns, readings: FieldReadings): ScopeChoice {
  const candidates = signs.scopes
    .map((_, scope) => candidateOf(signs, readings, scope))
    .filter((candidate) => candidate !== null)
    .sort((one, other) => other.points - one.points);
  const [best, second] = candidates;
  if (best === undefined) return { kind: 'none' };
  if (second !== undefined && best.points - second.points < 0.5) return { kind: 'ambiguous' };
  return { kind: 'chosen', scope: best.scope };
}
