import { describe, expect, test } from 'vitest';
import { type RetentionRegime, receiptDays, retentionRegimes } from '../../extension/policy/retention.ts';

const fiveYears = 5 * 366;

describe('A provider keeps receipts', () => {
  test.each<[string, RetentionRegime[], number | null, number | null]>([
    ['for as long as anybody likes, without a law and a wish', [], null, null],
    ['for as long as it wishes, without a law', [], 30, 30],
    ['a year from submission in the United States', ['us-2258a'], null, 366],
    ['five years in the United Kingdom', ['uk-2026-268'], null, fiveYears],
    ['21 days in Canada', ['ca-2011-4'], null, 21],
    ['for the longest time of several laws', ['ca-2011-4', 'uk-2026-268', 'us-2258a'], null, fiveYears],
    ['longer than a law asks, when it wishes to', ['us-2258a'], 400, 400],
    ['never shorter than a law asks', ['us-2258a'], 30, 366],
    ['for as long as both say', ['ca-2011-4'], 21, 21],
  ])('%s', (_, regimes, days, expected) => {
    expect(receiptDays({ regimes, days }, 'provider')).toBe(expected);
  });
});

describe('A third party keeps receipts', () => {
  test('for as long as anybody likes, whatever the laws bind providers to', () => {
    expect(receiptDays({ regimes: retentionRegimes, days: null }, 'third-party')).toBeNull();
  });

  test('for as long as it wishes', () => {
    expect(receiptDays({ regimes: retentionRegimes, days: 7 }, 'third-party')).toBe(7);
  });
});
