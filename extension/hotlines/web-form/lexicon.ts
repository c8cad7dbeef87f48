import { isDense, normalise } from './normalise.ts';
import type { Phrase } from './phrase.ts';
import { lettersOutside, type Reading, read, type Span, spanOfWords } from './reading.ts';

/** How clearly a text speaks of a theme, from 0 (not at all) to 1 (it says this and nothing else). */
export type Strengths<Theme extends string> = ReadonlyMap<Theme, number>;

export interface Lexicon<Theme extends string> {
  /** @param text a text as a page shows it */
  strengths(text: string): Strengths<Theme>;
}

interface Match<Theme extends string> extends Span {
  readonly theme: Theme;
  readonly strength: number;
}

const shortestInflected = 5;
const longestEnding = 4;
const bucketLetters = 3;
/** Longer texts are prose, not labels; what names a field stands at their beginning. */
const longestText = 400;

/** From so many letters on, words of one beginning are forms of one word: подозреваемый, подозреваемого. */
const surelyOneWord = 7;

function sharedLetters(word: string, other: string): number {
  let shared = 0;
  while (shared < word.length && word[shared] === other[shared]) shared += 1;
  return shared;
}

/** 1 for the word itself, less for what looks like one of its inflected forms, 0 for another word. */
function likeness(word: string, keyword: string): number {
  if (word === keyword) return 1;
  if (keyword.length < shortestInflected || word.length > keyword.length + longestEnding) return 0;
  const shared = sharedLetters(word, keyword);
  const stem = keyword.replace(/[aeiouyаеиоуыэюяієαεηιου]$/u, '');
  if (shared >= stem.length) return 0.9;
  const isOneWord = keyword.length >= surelyOneWord && word.length >= surelyOneWord;
  return isOneWord && shared >= 0.75 * Math.max(word.length, keyword.length) ? 0.8 : 0;
}

const bucketOf = (word: string) => word.slice(0, bucketLetters);

function byFirstLetters<Theme extends string>(phrases: readonly Phrase<Theme>[]) {
  const buckets = new Map<string, Phrase<Theme>[]>();
  for (const phrase of phrases) {
    const bucket = bucketOf(phrase.words[0] ?? '');
    buckets.set(bucket, [...(buckets.get(bucket) ?? []), phrase]);
  }
  return buckets;
}

function wordsAlike(reading: Reading, first: number, { words }: Phrase): number {
  let alike = 1;
  for (const [offset, keyword] of words.entries()) {
    const word = reading.words[first + offset];
    if (word === undefined) return 0;
    alike = Math.min(alike, likeness(word, keyword));
    if (alike === 0) return 0;
  }
  return alike;
}

/** The more of the text the phrase is, the more clearly the text is about it. */
function strengthOf(phrase: Phrase, span: Span, outside: number, alike: number): number {
  if (phrase.alone && outside > 0) return 0;
  const length = span.end - span.start;
  const coverage = outside === 0 ? 1 : 0.65 + 0.3 * (length / (length + outside));
  return coverage * alike * (phrase.secondary ? 0.8 : 1) * (phrase.alone ? 0.85 : 1);
}

/** A shorter phrase inside a longer one of another theme says nothing: "e-mail address" is no address. */
const isInside = (inner: Span, outer: Span) =>
  inner.start >= outer.start && inner.end <= outer.end && inner.end - inner.start < outer.end - outer.start;

function strongest<Theme extends string>(matches: readonly Match<Theme>[]): Strengths<Theme> {
  const strengths = new Map<Theme, number>();
  for (const match of matches) {
    if (matches.some((other) => other.theme !== match.theme && isInside(match, other))) continue;
    strengths.set(match.theme, Math.max(strengths.get(match.theme) ?? 0, match.strength));
  }
  return strengths;
}

/**
 * Makes phrases findable in texts of any length.
 * @param phrases all phrases of all themes
 * @param noise words that do not count against a phrase: "please enter", "(required)", articles
 * @param asWords takes a text apart; `normalise` for what a page shows
 */
export function createLexicon<Theme extends string>(
  phrases: readonly Phrase<Theme>[],
  noise: ReadonlySet<string>,
  asWords: (text: string) => string = normalise,
): Lexicon<Theme> {
  const dense = phrases.filter((phrase) => phrase.isDense);
  const spaced = byFirstLetters(phrases.filter((phrase) => !phrase.isDense));
  const isNoise = (word: string) => noise.has(word) || /^\p{N}+$/u.test(word);

  const toMatch = (reading: Reading, phrase: Phrase<Theme>, span: Span, alike: number): Match<Theme> => ({
    ...span,
    theme: phrase.theme,
    strength: strengthOf(phrase, span, lettersOutside(reading, span, isNoise), alike),
  });
  const spacedMatches = (reading: Reading) =>
    reading.words.flatMap((word, first) =>
      (spaced.get(bucketOf(word)) ?? []).flatMap((phrase) => {
        const alike = wordsAlike(reading, first, phrase);
        return alike === 0
          ? []
          : [toMatch(reading, phrase, spanOfWords(reading, first, phrase.words.length), alike)];
      }),
    );
  const denseMatches = (reading: Reading) =>
    dense.flatMap((phrase) => {
      const start = reading.compact.indexOf(phrase.compact);
      const span = { start, end: start + phrase.compact.length };
      return start < 0 ? [] : [toMatch(reading, phrase, span, 1)];
    });

  return {
    strengths(text) {
      const reading = read(asWords(text.slice(0, longestText)));
      const matches = [
        ...spacedMatches(reading),
        ...(isDense(reading.compact) ? denseMatches(reading) : []),
      ].filter(({ strength }) => strength > 0);
      return strongest(matches);
    },
  };
}
