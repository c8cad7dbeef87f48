import { isTextArea, type TextField } from './elements.ts';
import type { Target } from './targets.ts';

/** The browser's own setter: React and others lay one of theirs over it and would think that nothing has changed. */
const setterOf = (prototype: object, name: string) => Object.getOwnPropertyDescriptor(prototype, name)?.set;

/** The classes of the window that the field lives in: a page may ask whether an event is one of its own. */
type View = Window & Pick<typeof globalThis, 'Event' | 'InputEvent' | 'FocusEvent'>;
const viewOf = (element: Element) => (element.ownerDocument.defaultView ?? window) as unknown as View;

const bubbling = { bubbles: true, composed: true };

/** What a page hears when a person comes to a field. Focus itself stays where the moderator has it. */
function announceEntry(field: HTMLElement): void {
  const { FocusEvent } = viewOf(field);
  field.dispatchEvent(new FocusEvent('focus', { composed: true }));
  field.dispatchEvent(new FocusEvent('focusin', bubbling));
}

function announceChange(field: HTMLElement, text: string | null): void {
  const { Event, InputEvent, FocusEvent } = viewOf(field);
  const input =
    text === null
      ? new Event('input', bubbling)
      : new InputEvent('input', { ...bubbling, inputType: 'insertText', data: text });
  field.dispatchEvent(input);
  field.dispatchEvent(new Event('change', { bubbles: true }));
  field.dispatchEvent(new FocusEvent('blur', { composed: true }));
  field.dispatchEvent(new FocusEvent('focusout', bubbling));
}

function setText(field: TextField, text: string): void {
  const prototype = isTextArea(field) ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  setterOf(prototype, 'value')?.call(field, text);
}

/** Editors keep their own picture of the text and follow what is typed, which this is the nearest thing to. */
function replaceText(field: HTMLElement, text: string): void {
  const { ownerDocument } = field;
  const before = ownerDocument.activeElement;
  field.focus({ preventScroll: true });
  ownerDocument.getSelection()?.selectAllChildren(field);
  const isTyped =
    text === '' ? ownerDocument.execCommand('delete') : ownerDocument.execCommand('insertText', false, text);
  if (!isTyped) {
    field.textContent = text;
    announceChange(field, text);
  }
  if (before !== field) {
    field.blur();
    (before as HTMLElement | null)?.focus?.({ preventScroll: true });
  }
}

/** Puts a text into an empty field the way a person would, so that the page notices. */
export function writeText(target: Target, text: string): void {
  if (target.kind === 'editable') replaceText(target.field, text);
  if (target.kind !== 'text') return;
  announceEntry(target.field);
  setText(target.field, text);
  announceChange(target.field, text);
}

/** Chooses an option of a list, or presses a button of a group. */
export function chooseOption(target: Target, index: number): void {
  if (target.kind === 'select') {
    const option = target.options[index];
    if (option === undefined) return;
    announceEntry(target.field);
    setterOf(HTMLSelectElement.prototype, 'selectedIndex')?.call(target.field, option.index);
    announceChange(target.field, null);
  }
  const button = target.kind === 'group' ? target.buttons[index] : undefined;
  // React hears a radio button only by its click.
  if (button !== undefined) HTMLElement.prototype.click.call(button);
}

/** Takes out again what the page has changed: a cut address names another page. */
export function takeOut(target: Target): void {
  if (target.kind === 'text') {
    setText(target.field, '');
    announceChange(target.field, '');
  }
  if (target.kind === 'editable') replaceText(target.field, '');
}

const lines = (text: string) =>
  text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');

/** Whether the field says exactly the text. An editor may part lines by any number of empty ones. */
export function holdsText(target: Target, text: string): boolean {
  if (target.kind === 'text') return target.field.value.replaceAll('\r\n', '\n') === text;
  return target.kind === 'editable' && lines(target.field.innerText) === lines(text);
}

export function holdsOption(target: Target, index: number): boolean {
  if (target.kind === 'select') return target.options[index]?.selected === true;
  return target.kind === 'group' && target.buttons[index]?.checked === true;
}

/** Whether the page's own source says that a change of this field sends the form. */
export function wouldSend({ field }: Target): boolean {
  const form = (field as HTMLInputElement).form ?? null;
  const handlers = ['onchange', 'oninput', 'onclick', 'onblur', 'onfocus'];
  const holders: readonly Element[] = form === null ? [field] : [field, form];
  return holders.some((holder) => handlers.some((name) => /submit/i.test(holder.getAttribute(name) ?? '')));
}
