import { isDense } from './normalise.ts';

/** A normalised text, taken apart for looking phrases up. */
export interface Reading {
  readonly words: readonly string[];
  /** Where each word begins in the text without spaces. */
  readonly starts: readonly number[];
  /** The text without spaces. */
  readonly compact: string;
  readonly isDense: boolean;
}

/** Where a phrase stands in a reading, by the letters of its compact text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** @param text as `normalise` leaves it */
export function read(text: string): Reading {
  const words = text === '' ? [] : text.split(' ');
  const starts: number[] = [];
  let length = 0;
  for (const word of words) {
    starts.push(length);
    length += word.length;
  }
  return { words, starts, compact: words.join(''), isDense: isDense(text) };
}

export const spanOfWords = ({ starts, words }: Reading, first: number, count: number): Span => {
  const last = first + count - 1;
  return { start: starts[first] ?? 0, end: (starts[last] ?? 0) + (words[last]?.length ?? 0) };
};

/** How many letters stand outside the span, words that say nothing left out. */
export function lettersOutside(reading: Reading, span: Span, isNoise: (word: string) => boolean): number {
  return reading.words.reduce((sum, word, index) => {
    const start = reading.starts[index] ?? 0;
    const inside = Math.max(0, Math.min(start + word.length, span.end) - Math.max(start, span.start));
    return inside === word.length || (inside === 0 && isNoise(word)) ? sum : sum + word.length - inside;
  }, 0);
}
