import type { FieldSigns, PageSigns } from '../field-signs.ts';
import { closestShown, isInput } from './elements.ts';
import { nearTo, questionBefore } from './near.ts';
import { scopeOf, scopeSigns } from './scopes.ts';
import { isOccupied, type Target, targetsAmong } from './targets.ts';
import { headingBefore, hintsOf, labelsOf, nameOfGroup, namesOf, textOf } from './texts.ts';

/** A page's fields as signs, and what each of them is. Both lists have the same order. */
export interface PageReading {
  readonly signs: PageSigns;
  readonly targets: readonly Target[];
}

const groups = 'fieldset,[role="group"],[role="radiogroup"]';

function typeOf({ kind, field }: Target): string {
  if (kind === 'editable') return 'editable';
  return kind === 'select' ? 'select' : isInput(field) ? field.type : 'textarea';
}

function kindOf(target: Target): FieldSigns['kind'] {
  if (target.kind === 'select' || target.kind === 'group') return 'choice';
  return target.kind === 'text' && isInput(target.field) ? 'line' : 'lines';
}

function optionsOf(target: Target): readonly string[] {
  if (target.kind === 'select') return target.options.map(({ text }) => text.trim());
  if (target.kind !== 'group') return [];
  return target.buttons.map((button) => labelsOf(button)[0] ?? textAfter(button));
}

/** Old pages write "( ) Website ( ) Chat" without labels. */
function textAfter(button: Element): string {
  const next = button.nextSibling;
  return next === null ? '' : textOf(next);
}

/** A group of buttons is named by its legend; the labels of its buttons are its options. */
function namesAround(target: Target, scope: Element): Pick<FieldSigns, 'labels' | 'near' | 'groups'> {
  const { field } = target;
  const group = closestShown(field, groups);
  const isInside = group !== null && group !== scope;
  const ofGroup = isInside ? nameOfGroup(group) : [];
  const heading = headingBefore(field, scope);
  const headings = heading === '' ? [] : [heading];
  if (target.kind !== 'group')
    return { labels: labelsOf(field), near: nearTo(field), groups: [...ofGroup, ...headings] };
  const near = questionBefore(field);
  return ofGroup.length > 0
    ? { labels: ofGroup, near, groups: headings }
    : { labels: [], near: near.length > 0 ? near : headings, groups: headings };
}

const limitOf = ({ kind, field }: Target): number | null =>
  kind === 'text' && field.maxLength >= 0 ? field.maxLength : null;

function fieldSigns(target: Target, scope: Element, scopeIndex: number, isTouched: boolean): FieldSigns {
  const { field } = target;
  return {
    kind: kindOf(target),
    type: typeOf(target),
    ...namesAround(target, scope),
    hints: target.kind === 'group' ? [] : hintsOf(field),
    names: target.kind === 'group' ? namesOf(field).slice(0, 1) : namesOf(field),
    autocomplete: (field.getAttribute('autocomplete') ?? '').trim().toLowerCase(),
    inputMode: (field.getAttribute('inputmode') ?? '').trim().toLowerCase(),
    pattern: field.getAttribute('pattern'),
    maxLength: limitOf(target),
    required: field.matches(':required,[aria-required="true"]'),
    options: optionsOf(target),
    occupied: isTouched || isOccupied(target),
    scope: scopeIndex,
  };
}

/**
 * Reads what the fields of a page say of themselves. It reads labels and attributes, and of a field's value only whether
 * there is one.
 * @param fields all fields, in the order of the page
 * @param isTouched whether a value was put into the field before: it is not written to again
 */
export function readPage(
  fields: readonly HTMLElement[],
  isTouched: (field: HTMLElement) => boolean,
): PageReading {
  const targets = targetsAmong(fields);
  const scopes = [...new Set(targets.map(({ field }) => scopeOf(field)))];
  const signs = targets.map((target) => {
    const scope = scopeOf(target.field);
    return fieldSigns(target, scope, scopes.indexOf(scope), isTouched(target.field));
  });
  const fieldsIn = (scope: Element) =>
    targets.filter(({ field }) => scopeOf(field) === scope).map(({ field }) => field);
  return {
    signs: { fields: signs, scopes: scopes.map((scope) => scopeSigns(scope, fieldsIn(scope))) },
    targets,
  };
}
