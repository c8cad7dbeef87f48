import { describe, expect, test } from 'vitest';
import { createLexicon } from '../../../extension/hotlines/web-form/lexicon.ts';
import { phrasesOf } from '../../../extension/hotlines/web-form/phrase.ts';

const lexicon = createLexicon(
  [
    ...phrasesOf('url', { en: 'url; website address; =link', ja: 'リンク先', names: 'href' }, false),
    ...phrasesOf('postal', { en: 'address; =city' }, false),
    ...phrasesOf('description', { en: 'description; ~comments', ru: 'описание', ja: '内容' }, false),
  ],
  new Set(['please', 'enter', 'the']),
);
const strengthOf = (text: string, theme: 'url' | 'postal' | 'description') =>
  lexicon.strengths(text).get(theme) ?? 0;

describe('A text', () => {
  test.each([
    ['is the phrase', 'URL', 1],
    ['is the phrase with words that say nothing', 'Please enter the URL *', 1],
    ['is the phrase and a number', 'URL 2', 1],
  ])('that %s says it fully', (_, text, strength) => {
    expect(strengthOf(text, 'url')).toBe(strength);
  });

  test('says it less, the more else it says', () => {
    const texts = [
      'URL',
      'URL found',
      'URL found yesterday in a group',
      'URL of all those that were found yesterday',
    ];
    const strengths = texts.map((text) => strengthOf(text, 'url'));
    expect(strengths).toEqual([...strengths].sort((one, other) => other - one));
    expect(strengths.at(-1)).toBeGreaterThan(0.6);
  });

  test('says a word that counts alone only alone', () => {
    expect(strengthOf('Link:', 'url')).toBeGreaterThan(0.8);
    expect(strengthOf('Follow us by this link', 'url')).toBe(0);
  });

  test('does not mean a shorter phrase inside a longer one of another theme', () => {
    expect(strengthOf('Website address', 'postal')).toBe(0);
    expect(strengthOf('Address', 'postal')).toBe(1);
  });

  test('says a secondary phrase less clearly', () => {
    expect(strengthOf('Comments', 'description')).toBeLessThan(strengthOf('Description', 'description'));
  });

  test('says an inflected word nearly as clearly, and another word that begins alike not at all', () => {
    expect(strengthOf('описания', 'description')).toBeGreaterThan(0.8);
    expect(strengthOf('linkage', 'url')).toBe(0);
  });

  test('of a script without spaces is searched by its letters', () => {
    expect(strengthOf('リンク先を入力', 'url')).toBeGreaterThan(0.6);
    expect(strengthOf('通報内容', 'description')).toBeGreaterThan(0.6);
  });

  test('that is prose counts by its beginning only', () => {
    expect(strengthOf(`${'word '.repeat(100)} URL`, 'url')).toBe(0);
  });

  test('a page shows is not held against programmers’ names', () => {
    expect(strengthOf('href', 'url')).toBe(0);
  });

  test('of nothing says nothing', () => {
    expect([...lexicon.strengths('')]).toEqual([]);
    expect([...lexicon.strengths('  *:  ')]).toEqual([]);
  });
});
