import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalise, wordsOfName } from '../../../extension/hotlines/web-form/normalise.ts';

describe('A text becomes its words', () => {
  test.each([
    ['capitals and punctuation', 'Website address (URL): *', 'website address url'],
    ['accents', 'Où avez-vous trouvé ça ?', 'ou avez vous trouve ca'],
    ['letters that Unicode keeps whole', 'Łódź ßøæœđðþı', 'lodz ssoaeoeddthi'],
    ['the Turkish capital I', 'İÇERİK', 'icerik'],
    ['Greek accents', 'Διεύθυνση ιστοσελίδας', 'διευθυνση ιστοσελιδας'],
    ['Cyrillic letters with marks', 'Посилання на їжу й ґанок', 'посилання на іжу и ґанок'],
    ['an apostrophe inside a Cyrillic word', 'Ім’я та прізвище', 'імя та прізвище'],
    ['an apostrophe between two words', "l'URL", 'l url'],
    ['e-mail, in its ways of writing', 'E-Mail e-mail email', 'email email email'],
    ['web-site and web site', 'web-site web site website', 'website website website'],
    ['“web” before another word', 'dirección web donde', 'direccion web donde'],
    ['scripts that meet', 'URLを入力', 'url を入力'],
    ['Hangul, whole', '게시물 URL(필수)', '게시물 url 필수'],
    ['Thai, with its vowel marks', 'ที่อยู่เว็บไซต์', 'ที่อยู่เว็บไซต์'],
    ['Japanese voicing marks, which make other words', 'ガ', 'ガ'],
    ['nothing', ' *: ', ''],
  ])('%s', (_, text, words) => {
    expect(normalise(text)).toBe(words);
  });

  test('and these words stay as they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text));
      }),
    );
  });
});

describe('A programmer’s name becomes its words', () => {
  test.each([
    ['reportUrl_2', 'report url 2'],
    ['edit-submitted-website-url', 'edit submitted website url'],
    ['HTMLBody', 'html body'],
    ['acf[field_5f]', 'acf field 5 f'],
    ['url2', 'url 2'],
  ])('%s', (name, words) => {
    expect(wordsOfName(name)).toBe(words);
  });
});
