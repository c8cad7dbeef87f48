const longestName = 120;

/** Letters of scripts that set no spaces between words, or glue their particles on. */
const dense = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}ー`;
const denseLetter = new RegExp(`[${dense}]`, 'u');
const denseThenOther = new RegExp(`([${dense}]\\p{M}*)(?=[^${dense}\\p{M}\\s])`, 'gu');
const otherThenDense = new RegExp(`([^${dense}\\p{M}\\s])(?=[${dense}])`, 'gu');

/** Letters that Unicode does not take apart, as people type them without the right keyboard. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Whether the text is of a script in which words are found by their letters alone. */
export const isDense = (text: string) => denseLetter.test(text);

/**
 * A text as its words, for comparing: small letters without accents, one space between words and none around them.
 * Where a script without spaces meets another, a space is set. "e-mail", "web-site" and their like become one word.
 */
export function normalise(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[ßæœøłđðþı]/g, (letter) => plainLetters[letter] ?? letter)
    .replace(/(?<=\p{Script=Cyrillic})['’ʼ`´](?=\p{Script=Cyrillic})/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .replace(denseThenOther, '$1 ')
    .replace(otherThenDense, '$1 ')
    .trim()
    .replace(/(^| )e (?=mail|post|past)/g, '$1e')
    .replace(/(^| )web (?=site|sit|page|pagin|seite|adres|address|stran|sajt|lap|link|oldal|cim)/g, '$1web');
}

/** The words inside a name that a programmer gave: `reportUrl_2` says report, url, 2. */
export const wordsOfName = (name: string): string =>
  normalise(
    name
      .slice(0, longestName)
      .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
      .replace(/(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1 ')
      .replace(/(\p{L})(?=\p{N})|(\p{N})(?=\p{L})/gu, '$1$2 '),
  );
