import { bech32, bech32m } from '@scure/base';
import type { Expectation, ExpectationCode } from '../../extension/report/expectation.ts';
import { aSealingKey } from '../builders/policy.ts';

/** In each wrong text there is this word, so that a test can see whether a problem repeats it. */
export const mistyped = 'Mistyped';

/** One wrong value for a setting, and what the parser has to expect there. */
export interface Mistake {
  readonly as: string;
  readonly value: unknown;
  readonly expected: Expectation;
  /** Where in the value the problem lies, when it is not all of it. */
  readonly at?: string;
}

const expecting = (code: ExpectationCode, value?: string | number): Expectation =>
  value === undefined ? { code } : { code, value: String(value) };

const mistake = (as: string, value: unknown, expected: Expectation, at?: string): Mistake =>
  at === undefined ? { as, value, expected } : { as, value, expected, at };

/** The first of each kind's mistakes is the wrong type; null is then the same mistake. */
const aNumberInstead = (expected: Expectation) => mistake('a number', 7, expected);
const aTextInstead = (expected: Expectation) => mistake('a text', mistyped, expected);

const tooLong = (longest: number) =>
  mistake('too long', mistyped.padEnd(longest + 1, 'x'), expecting('at-most-characters', longest));

const nothing = (value = '') =>
  mistake(value === '' ? 'an empty text' : 'a blank text', value, expecting('at-least-one'));

const texts = (expected: Expectation, values: readonly string[]) =>
  values.map((value) => mistake(`"${value}"`.slice(0, 70), value, expected));

export const text = (longest: number): readonly Mistake[] => [
  aNumberInstead(expecting('a-text')),
  mistake('a list', [mistyped], expecting('a-text')),
  mistake('a group', { text: mistyped }, expecting('a-text')),
  nothing(),
  nothing(' \n\t'),
  tooLong(longest),
];

/** Texts of a form, with examples that miss it. */
const formed = (
  code: ExpectationCode,
  wrong: readonly string[],
  more: readonly Mistake[] = [],
): readonly Mistake[] => [
  aNumberInstead(expecting('a-text')),
  mistake('true', true, expecting('a-text')),
  ...texts(expecting(code), [`(${mistyped}`, ...wrong]),
  ...more,
];

export const identifier = formed('an-identifier', [
  ...['', '-a', 'a b', 'a_b', '__proto__', 'é', 'x'.repeat(65)],
]);

export const email = formed(
  'an-email-address',
  ['', 'a@', '@a.example', 'a b@a.example', 'a@a'],
  [mistake('too long', `${'x'.repeat(250)}@community.example`, expecting('at-most-characters', 255))],
);

const noHosts = ['', 'https://a.example', 'a.example.', '.a.example', 'a..example', 'bücher.example', 'a b'];
export const domain = formed('a-domain', [...noHosts, '*.a.example', 'a.example/path']);
export const hostPattern = formed('a-host-pattern', [...noHosts, '*', '*.', '*.*.a.example', 'a.*']);

export const country = formed('a-country-code', ['', 'C', 'CHE', 'C1', ' CH']);

export const language = formed('a-language-code', ['', 'e', 'DE', 'de_CH', 'de-', 'de-C', 'german']);

const longAddress = mistake(
  'too long',
  `https://a.example/${mistyped.padEnd(2083, 'x')}`,
  expecting('at-most-characters', 2083),
);

export const webAddress = formed(
  'a-web-address',
  ['', 'community.example/legal', 'javascript:void 0', 'ftp://community.example/'],
  [longAddress],
);

export const endpoint = formed('a-hotline-address', [
  '',
  'http://hotline.example/ispws',
  'http://localhost:4780/ispws',
  'http://127.0.0.1.example/ispws',
  'http://127.0.0.2/ispws',
  'http://[::1]/ispws',
  'https://name:word@hotline.example/ispws',
  'https://name@hotline.example/ispws',
  'https://:word@hotline.example/ispws',
  'https://hotline.example/ispws?key=1',
  'https://hotline.example/ispws?',
  'https://hotline.example/ispws#a',
  'https://hotline.example/is pws',
  ' https://hotline.example/ispws',
  'ftp://hotline.example/ispws',
  'hotline.example/ispws',
]);

export const pagePattern = formed(
  'a-page-pattern',
  [
    ...['', '*', 'https://*/*', 'https://community.example', 'http://community.example/*'],
    ...['*://community.example/*', 'file:///cases/*', 'https://community.example:123456/*'],
  ],
  [longAddress],
);

export const regularExpression = formed(
  'a-regular-expression',
  ['(', ')', '[z-a]', 'a{2,1}', '*', '\\', '\\-', '(?<a>a)(?<a>b)'],
  [nothing(), tooLong(300)],
);

const bytes = (length: number) => new Uint8Array(length);
const another = (letter: string) => (letter === 'q' ? 'p' : 'q');

export const sealingKey = formed('a-sealing-key', [
  '',
  ` ${aSealingKey}`,
  aSealingKey.slice(0, -1),
  aSealingKey.replace(/.$/, another),
  aSealingKey.replace(/(?<=^age1..)./, another),
  bech32.encodeFromBytes('ega', bytes(32)),
  bech32.encodeFromBytes('age', bytes(31)),
  bech32.encodeFromBytes('age', bytes(33)),
  bech32m.encodeFromBytes('age', bytes(32)),
  bech32.encodeFromBytes('age-secret-key-', bytes(32)).toUpperCase(),
]);

export const number = (least: number, most: number): readonly Mistake[] => [
  aTextInstead(expecting('a-number')),
  mistake('a number as text', String(most), expecting('a-number')),
  mistake('a list', [most], expecting('a-number')),
  mistake('too small', least - 1, expecting('at-least', least)),
  mistake('a little too small', least - 0.001, expecting('at-least', least)),
  mistake('too large', most + 1, expecting('at-most', most)),
];

export const wholeNumber = (least: number, most: number): readonly Mistake[] => [
  ...number(least, most).filter(({ value }) => typeof value !== 'number' || Number.isInteger(value)),
  mistake('a fraction', least + 0.5, expecting('a-whole-number')),
];

export const trueOrFalse: readonly Mistake[] = [
  aTextInstead(expecting('true-or-false')),
  mistake('"true"', 'true', expecting('true-or-false')),
  mistake('a number', 1, expecting('true-or-false')),
];

export const oneOf = (...choices: readonly (string | number)[]): readonly Mistake[] => {
  const expected = expecting('one-of', choices.join(', '));
  return [
    aTextInstead(expected),
    mistake('a number', 7, expected),
    mistake('a list of it', [choices[0]], expected),
    mistake('a word of every object', 'constructor', expected),
  ];
};

export const list: readonly Mistake[] = [
  aTextInstead(expecting('a-list')),
  mistake('a group', {}, expecting('a-list')),
  mistake('a group like a list', { 0: mistyped, length: 1 }, expecting('a-list')),
];

/** A list in which nothing may occur twice. */
export const listWithout = (repeated: unknown): readonly Mistake[] => [
  ...list,
  mistake('a list with a repetition', [repeated, repeated], expecting('no-repetition'), '1'),
];

export const atLeastOneOf = (mistakes: readonly Mistake[]): readonly Mistake[] => [
  ...mistakes,
  mistake('an empty list', [], expecting('at-least-one')),
];

export const atLeastTwoOf = (mistakes: readonly Mistake[], one: unknown): readonly Mistake[] => [
  ...mistakes,
  mistake('an empty list', [], expecting('at-least-two')),
  mistake('a list of one', [one], expecting('at-least-two')),
];

export const group: readonly Mistake[] = [
  aTextInstead(expecting('a-group')),
  aNumberInstead(expecting('a-group')),
  mistake('a list', [], expecting('a-group')),
];
