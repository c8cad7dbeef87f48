import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutTo, limits } from '../../extension/report/limits.ts';
import { hostileText } from '../builders/hostile.ts';

describe('Cutting a text to a length', () => {
  test.each([
    ['practice', 8, 'practice'],
    ['practice', 20, 'practice'],
    ['practice', 3, 'pra'],
    ['practice', 0, ''],
    ['', 5, ''],
    ['ab😀cd', 4, 'ab😀'],
    ['ab😀cd', 3, 'ab'],
    ['😀', 1, ''],
    ['ab\uDE00cd', 3, 'ab\uDE00'],
  ])('%j to %i gives %j', (text, length, cut) => {
    expect(cutTo(text, length)).toBe(cut);
  });

  test('keeps the beginning, within the length, and splits no character in two', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', '😀', '🏴', '\u200D'), maxLength: 30 });
    fc.assert(
      fc.property(text, fc.nat(40), (whole, length) => {
        const cut = cutTo(whole, length);
        expect(whole.startsWith(cut)).toBe(true);
        expect(cut).not.toMatch(/\p{Surrogate}/u);
        expect(cut.length).toBeLessThanOrEqual(length);
        expect(cut.length).toBeGreaterThanOrEqual(Math.min(whole.length, length - 1));
      }),
    );
  });

  test('takes any text, also one with lone surrogates', () => {
    fc.assert(
      fc.property(hostileText(), fc.nat(20), (text, length) => {
        expect(cutTo(text, length).length).toBeLessThanOrEqual(length);
      }),
    );
  });
});

test("The limits that a hotline sets are the hotline's", () => {
  expect(limits.urgencyReason).toBe(3000);
  expect(limits.relatedAddress).toBe(2083);
});
