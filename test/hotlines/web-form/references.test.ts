import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { referencesIn } from '../../../extension/hotlines/web-form/references.ts';

describe('A reference is found', () => {
  test.each([
    ['of 16 digits', 'No 4820175539162048.', ['4820175539162048']],
    ['of letters and a number', 'IWF-123456 was given', ['IWF-123456']],
    ['of a year and a number', 'case 2026/00417', ['2026/00417']],
    ['of a UUID', '7D0F6A52-0d0b-4a53-9c1c-3f7b0f0f8a11', ['7D0F6A52-0d0b-4a53-9c1c-3f7b0f0f8a11']],
  ])('anywhere: %s', (_, text, references) => {
    expect(referencesIn(text, 'unnamed')).toEqual(references);
  });

  test.each([
    ['of a few digits', 'Reference number: 48201', ['48201']],
    ['after a number sign', 'Ticket #48201', ['48201']],
    ['of letters and digits', 'Your code is 7F3K9Q', ['7F3K9Q']],
    ['of small letters and digits', 'Your code is a8f3k9q2', ['a8f3k9q2']],
    ['each of two', 'Reference 48201, also 48202', ['48201', '48202']],
  ])('where words say so: %s', (_, text, references) => {
    expect(referencesIn(text, 'named')).toEqual(references);
    expect(referencesIn(text, 'unnamed')).toEqual([]);
  });

  test.each([
    ['a date', 'Reference of 2026-11-25, 25.11.2026 and 11/25/26'],
    ['a time', 'Reference at 10:30:15'],
    ['a year', 'Reference 2026'],
    ['a phone number', 'Reference +44 20 7946 0000'],
    ['an address', 'Reference at https://example.com/123456 or 123456@example.com'],
    ['a word', 'Reference number'],
  ])('not in %s', (_, text) => {
    expect(referencesIn(text, 'named')).toEqual([]);
  });

  test('only in what the text says, and soon', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        for (const reference of referencesIn(text, 'named')) expect(text).toContain(reference);
      }),
    );
  });
});
