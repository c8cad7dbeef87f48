import { describe, expect, test } from 'vitest';
import { fits, inOneLine } from '../../../extension/hotlines/web-form/text-fit.ts';
import { address, aField, aTextArea } from './page-builder.ts';

describe('A text fits', () => {
  test.each([
    ['a field without a limit', aField(), true],
    ['a field as long as it', aField({ maxLength: address.length }), true],
    ['no field that is shorter', aField({ maxLength: address.length - 1 }), false],
    ['a field for such a pattern', aField({ pattern: 'https?://.+' }), true],
    ['no field whose pattern it matches in part only', aField({ pattern: 'https' }), false],
    ['a field whose pattern is none', aField({ pattern: '(' }), true],
    ['a text area with a pattern, which browsers ignore', aTextArea({ pattern: '\\d' }), true],
    ['a field for addresses', aField({ type: 'url' }), true],
    ['no field for e-mail', aField({ type: 'email' }), false],
  ])('%s', (_, signs, isFitting) => {
    expect(fits(address, signs)).toBe(isFitting);
  });

  test('and words are no address and no e-mail address', () => {
    expect(fits('two words', aField({ type: 'url' }))).toBe(false);
    expect(fits('alex@example.com', aField({ type: 'email' }))).toBe(true);
  });
});

test('Lines become one, with a space where the break was', () => {
  expect(inOneLine(' one\r\n\r\n two\nthree ')).toBe('one two three');
});
