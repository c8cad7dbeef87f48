import type { ScopeSigns } from '../field-signs.ts';
import type { Landmark } from '../landmark.ts';
import { closestShown, isInput } from './elements.ts';
import { headingBefore, nameOfGroup, namesOf, textOf } from './texts.ts';

const forms = 'form,[role="form"],[role="search"],search,dialog,[role="dialog"]';
const landmarks = 'header,footer,nav,aside,[role="banner"],[role="contentinfo"],[role="navigation"]';
const mostTexts = 40;

/** The element that holds a field's form, or what the page uses as one. */
export function scopeOf(field: HTMLElement): Element {
  const form = (field as HTMLInputElement).form ?? closestShown(field, forms);
  return form ?? closestShown(field, landmarks) ?? field.ownerDocument.body;
}

function landmarkOf(scope: Element): Landmark {
  if (closestShown(scope, 'search,[role="search"]') !== null) return 'search';
  if (closestShown(scope, 'nav,[role="navigation"]') !== null) return 'navigation';
  if (closestShown(scope, 'main,article,[role="main"]') !== null) return null;
  if (closestShown(scope, 'footer,[role="contentinfo"]') !== null) return 'footer';
  if (closestShown(scope, 'header,[role="banner"]') !== null) return 'header';
  return closestShown(scope, 'aside') === null ? null : 'aside';
}

/** Where all of the fields are in: for fields without a form, the page around them says nothing about them. */
function commonBox(scope: Element, fields: readonly HTMLElement[]): Element {
  if (scope.localName !== 'body') return scope;
  const [first] = fields;
  for (let at = first?.parentElement ?? null; at !== null && at !== scope; at = at.parentElement)
    if (fields.every((field) => at.contains(field))) return at;
  return scope;
}

const isShownButton = (button: Element) => button.checkVisibility();

/** @param fields the fields of the scope */
export function scopeSigns(scope: Element, fields: readonly HTMLElement[]): ScopeSigns {
  const box = commonBox(scope, fields);
  const headings = [...box.querySelectorAll('h1,h2,h3,h4,h5,h6,legend')].map(textOf);
  const buttons = [...box.querySelectorAll('button,input[type="submit"],[role="button"]')]
    .filter(isShownButton)
    .map((button) => (isInput(button) ? button.value : (button.textContent ?? '')));
  const texts = [...nameOfGroup(box), headingBefore(box, null), ...headings, ...buttons];
  const action = scope.localName === 'form' ? (scope.getAttribute('action') ?? '') : '';
  return {
    texts: texts
      .map((text) => text.trim())
      .filter((text) => text !== '')
      .slice(0, mostTexts),
    names: [
      ...namesOf(scope),
      scope.getAttribute('class') ?? '',
      action.replace(/^\w+:\/\/[^/]*|[?#].*$/g, ''),
    ].filter((name) => name !== ''),
    hasPassword: box.querySelector('input[type="password"]') !== null,
    landmark: landmarkOf(scope),
  };
}
