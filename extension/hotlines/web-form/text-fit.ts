import type { FieldSigns } from './field-signs.ts';

/** A line field would join the lines without a space between. */
export const inOneLine = (text: string): string => text.replace(/\s*[\r\n]+\s*/g, ' ').trim();

/** Whether the field's own pattern takes the text; a pattern that is none takes all, as browsers do. */
function matchesPattern(text: string, pattern: string): boolean {
  try {
    // As HTML compiles it: https://html.spec.whatwg.org/multipage/input.html#the-pattern-attribute
    return new RegExp(`^(?:${pattern})$`, 'v').test(text);
  } catch {
    return true;
  }
}

/** Whether the field takes the whole text: a cut address names another page. */
export function fits(text: string, { kind, type, maxLength, pattern }: FieldSigns): boolean {
  if (maxLength !== null && text.length > maxLength) return false;
  if (kind === 'line' && pattern !== null && !matchesPattern(text, pattern)) return false;
  if (type === 'url' && !URL.canParse(text)) return false;
  return type !== 'email' || /^[^\s@]+@[^\s@]+$/.test(text);
}
