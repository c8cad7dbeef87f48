import { isDense, normalise } from './normalise.ts';

/** One keyword, ready to be looked up. */
export interface Phrase<Theme extends string = string> {
  readonly theme: Theme;
  readonly words: readonly string[];
  readonly compact: string;
  readonly isDense: boolean;
  /** Counts only where nothing else is said: "Link" names a field for addresses, "a link to our page" does not. */
  readonly alone: boolean;
  /** Says it less clearly than others of its theme: "comments" is a description when nothing better is there. */
  readonly secondary: boolean;
}

/** Keywords as they are written in `keywords.json`: language → words, parted by semicolons, marked with `=` and `~`. */
export type WordsByLanguage = Readonly<Record<string, string>>;

const phraseOf = <Theme extends string>(theme: Theme, written: string): Phrase<Theme> => {
  const marks = /^[=~]*/.exec(written)?.[0] ?? '';
  const text = normalise(written);
  const words = text.split(' ');
  return {
    theme,
    words,
    compact: words.join(''),
    isDense: isDense(text),
    alone: marks.includes('='),
    secondary: marks.includes('~'),
  };
};

/** The programmers' own words stand beside the languages, under this name. */
const languageOfNames = 'names';

/**
 * The phrases of one theme.
 * @param forNames for the names in a page's source, which know no diacritics and more abbreviations
 */
export function phrasesOf<Theme extends string>(
  theme: Theme,
  words: WordsByLanguage,
  forNames: boolean,
): readonly Phrase<Theme>[] {
  const lists = Object.entries(words).filter(([language]) => forNames || language !== languageOfNames);
  const written = new Set(lists.flatMap(([, list]) => list.split(';').map((word) => word.trim())));
  const phrases = [...written].map((word) => phraseOf(theme, word)).filter(({ compact }) => compact !== '');
  return [
    ...new Map(phrases.map((phrase) => [`${phrase.alone} ${phrase.words.join(' ')}`, phrase])).values(),
  ];
}
