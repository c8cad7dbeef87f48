import { describe, expect, test } from 'vitest';
import { optionSaying, whereOption } from '../../../extension/hotlines/web-form/option-choice.ts';

const words = ['Child sexual abuse material', 'CSAM', 'Abuso sexual infantil'];

describe('The option for a category is', () => {
  test.each<[string, readonly string[], number | null]>([
    ['the one that says exactly this', ['Other', 'Child sexual abuse material'], 1],
    ['the same with other letters and marks', ['CHILD SEXUAL ABUSE MATERIAL *', 'Other'], 0],
    [
      'the exact one among those that hold it',
      ['Child sexual abuse material', 'No child sexual abuse material'],
      0,
    ],
    ['the only one that says little else', ['Other', 'Online child sexual abuse material'], 1],
    ['of another language', ['Racismo', 'Abuso sexual infantil'], 1],
    [
      'none where it is a small part of another',
      ['CSAM that a computer made, without a child', 'Other'],
      null,
    ],
    [
      'none where two hold it',
      ['Online child sexual abuse material', 'Child sexual abuse material, printed'],
      null,
    ],
    ['none where two say exactly this', ['CSAM', 'Child sexual abuse material'], null],
    ['none where none says it', ['Terrorism', 'Racism'], null],
    ['none where there is none', [], null],
    ['none inside another word', ['Antics and csamples'], null],
  ])('%s', (_, options, index) => {
    expect(optionSaying(words, options)).toBe(index);
  });

  test('none without words', () => {
    expect(optionSaying([], ['Other'])).toBe(null);
    expect(optionSaying(['', ' * '], ['', 'Other'])).toBe(null);
  });
});

describe('The option for the place is', () => {
  test.each<[string, string, readonly string[], number | null]>([
    ['the one of the same words', 'Website', ['Chat', 'Website'], 1],
    ['the kind of place in German', 'Website', ['Chat', 'Internetseite'], 1],
    ['the kind of place in Greek', 'Website', ['Newsgroup', 'Δικτυακός Τόπος'], 1],
    ['the kind of place in Japanese', 'Social media', ['掲示板', 'ソーシャルメディア'], 1],
    ['a platform by its name', 'Example Chat', ['Example Chat', 'Example Forum'], 0],
    ['none for an unknown word', 'example.com', ['Chat', 'Website'], null],
    ['none where two are of the kind', 'Website', ['Web page', 'Internet site web'], null],
    ['none where one is of two kinds', 'Website', ['Website or forum', 'Chat'], null],
  ])('%s', (_, where, options, index) => {
    expect(whereOption(where, options)).toBe(index);
  });
});
