import { describe, expect, test } from 'vitest';
import { hotlinesOf } from '../../../extension/hotlines/directory/directory.ts';
import entries from '../../../extension/hotlines/directory/official-hotlines.json' with { type: 'json' };

describe('The directory of official hotlines', () => {
  test.each<[string, string[]]>([
    ['IE', ['ie-hotline-ie']],
    ['US', ['us-ncmec-cybertipline']],
    ['XX', []],
    ['', []],
  ])('for %s names %j', (country, ids) => {
    expect(hotlinesOf(country).map(({ id }) => id)).toEqual(ids);
  });

  test('puts what was checked before what was not', () => {
    expect(hotlinesOf('TW').map(({ checked }) => checked !== null)).toEqual([true, false]);
  });

  test('sends nobody to an entry that must be asked for', () => {
    expect(entries.map(({ id }) => id)).toContain('ru-ligainternet');
    expect(hotlinesOf('RU')).toEqual([]);
  });

  test.each(entries)('$id has an address, countries by their codes, and an honest date', (entry) => {
    expect(new URL(entry.reportPage).protocol).toMatch(/^https?:$/);
    expect(entry.countries.length).toBeGreaterThan(0);
    for (const country of entry.countries) expect(country).toMatch(/^[A-Z]{2}$/);
    expect(entry.checked ?? '2026-11-23').toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  test('names each hotline once', () => {
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  });
});
