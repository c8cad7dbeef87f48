import { normalise } from './normalise.ts';
import { placeWords } from './vocabulary.ts';

/** An option that says more than this beside the words may mean something narrower. */
const smallestShare = 0.6;

const only = (indexes: readonly number[]): number | null => {
  const [first, ...others] = indexes;
  return first !== undefined && others.length === 0 ? first : null;
};

const indexesWhere = (options: readonly string[], fits: (option: string) => boolean) =>
  options.flatMap((option, index) => (fits(option) ? [index] : []));

const containsWords = (text: string, words: string) => ` ${text} `.includes(` ${words} `);

/**
 * The option that surely means one of the words: the only one that says exactly this, or the only one that says little
 * else.
 * @returns its index, or null when there is none or more than one
 */
export function optionSaying(words: readonly string[], options: readonly string[]): number | null {
  const wanted = words.map(normalise).filter((word) => word !== '');
  const texts = options.map(normalise);
  const exact = indexesWhere(texts, (text) => wanted.includes(text));
  if (exact.length > 0) return only(exact);
  const holding = indexesWhere(texts, (text) => wanted.some((word) => containsWords(text, word)));
  const index = only(holding);
  const text = index === null ? '' : (texts[index] ?? '');
  const share = Math.max(
    0,
    ...wanted.filter((word) => containsWords(text, word)).map((word) => word.length / text.length),
  );
  return share >= smallestShare ? index : null;
}

/** The option for where the material was found: by its own words, or by the kind of place in any language. */
export function whereOption(where: string, options: readonly string[]): number | null {
  const byWords = optionSaying([where], options);
  if (byWords !== null) return byWords;
  const places = [...placeWords.strengths(where)].filter(([, strength]) => strength >= 0.85);
  const [place, ...others] = places.map(([name]) => name);
  if (place === undefined || others.length > 0) return null;
  const ofPlace = indexesWhere(options, (option) => {
    const strengths = placeWords.strengths(option);
    return strengths.size === 1 && (strengths.get(place) ?? 0) > 0.6;
  });
  return only(ofPlace);
}
