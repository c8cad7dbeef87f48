import type { Truth } from './form-html';

/** A field as it stands on the page after filling. */
export interface SeenField {
  readonly truth: Truth | null;
  /** The button of a group that should be pressed. */
  readonly isOption: boolean;
  readonly value: string;
  /** It holds what the page's source puts into it. */
  readonly isAsServed: boolean;
  readonly isShown: boolean;
  /** Its label or name, for messages. */
  readonly name: string;
}

/**
 * A script for the page: all fields, through frames of the same origin and open shadow roots. It knows nothing of the
 * extension's own way of looking.
 */
export const seeFields = `
  const all = (root) => [...root.querySelectorAll('*')].flatMap((element) => [
    element,
    ...(element.shadowRoot ? all(element.shadowRoot) : []),
    ...(element.localName === 'iframe' && element.contentDocument ? all(element.contentDocument) : []),
  ]);
  const isButton = (field) => field.type === 'radio' || field.type === 'checkbox';
  const valueOf = (field) => {
    if (field.isContentEditable) return field.innerText.trim();
    if (isButton(field)) return field.checked ? 'pressed' : '';
    return field.localName === 'select' ? (field.selectedOptions[0]?.text ?? '') : field.value;
  };
  const asServed = (field) => {
    if (field.isContentEditable) return field.innerText.trim() === '';
    if (isButton(field)) return field.checked === field.defaultChecked;
    if (field.localName !== 'select') return field.value === field.defaultValue;
    const served = [...field.options].findIndex((option) => option.defaultSelected);
    return field.selectedIndex === Math.max(0, served);
  };
  const fields = all(document).filter((element) =>
    Element.prototype.matches.call(element, 'input:not([type=submit]),select,textarea,[contenteditable]'));
  return fields.map((field) => ({
    truth: field.dataset.truth ?? null,
    isOption: field.dataset.option !== undefined,
    value: valueOf(field),
    isAsServed: asServed(field),
    isShown: field.checkVisibility(),
    name: field.labels?.[0]?.textContent?.trim() || field.name || field.localName,
  }));`;
