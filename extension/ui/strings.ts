import type messages from '../_locales/en/messages.json';
import { browser } from '../browser.ts';

export type MessageName = keyof typeof messages;

type CountedIn<Name> = Name extends `${infer Counted}_other`
  ? `${Counted}_one` extends MessageName
    ? Counted
    : never
  : never;

/** Words that have a form for each of a language's numbers (https://cldr.unicode.org/index/cldr-spec/plural-rules). */
export type CountedName = CountedIn<MessageName>;

/** The words for a name in the moderator's language; `$1` and following are replaced in order. */
export function text(name: MessageName, ...substitutions: readonly (string | number)[]): string {
  return browser.text(name, substitutions.map(String));
}

/** The language that the words are in, which need not be the browser's: not every language is there. */
export const languageOfWords = (): string => text('languageOfWords');

/** The words for a number of things, in the form that the language has for that number; `$1` is the number. */
export function counted(name: CountedName, count: number): string {
  const form = new Intl.PluralRules(languageOfWords()).select(count);
  const number = new Intl.NumberFormat(languageOfWords()).format(count);
  return browser.text(`${name}_${form}`, [number]);
}

/** Says to the browser and to screen readers in which language, and which way, the page is written. */
export function sayLanguage(): void {
  document.documentElement.lang = languageOfWords();
  document.documentElement.dir = browser.direction;
}
