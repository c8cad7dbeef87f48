import { cutTo, limits } from '../report/limits.ts';

/**
 * Runs inside the page, on the moderator's click, where the organisation's policy allows it, and answers the text that
 * the moderator selected, and no other. A range's own text needs no layout, as a selection's would
 * (https://dom.spec.whatwg.org/#dom-range-stringifier).
 *
 * It is turned into text and injected, so it must not use anything outside itself.
 */
export function readSelectedText(): string | null {
  const longest = 20_000;
  const selection = Document.prototype.getSelection.call(document);
  if (selection === null) return null;
  const count = Object.getOwnPropertyDescriptor(Selection.prototype, 'rangeCount')?.get?.call(selection);
  const texts: string[] = [];
  for (let place = 0; place < Math.min(Number(count), 20); place += 1)
    texts.push(Range.prototype.toString.call(Selection.prototype.getRangeAt.call(selection, place)));
  return texts.join('\n').slice(0, longest);
}

/** Makes the selected text from the page function's answer; null when nothing was selected. */
export function selectedTextOf(answer: unknown): string | null {
  if (typeof answer !== 'string') return null;
  const text = answer
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
  return text === '' ? null : cutTo(text, limits.selectedText);
}
