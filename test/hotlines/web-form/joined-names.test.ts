import { describe, expect, test } from 'vitest';
import { withJoinedNamesParted } from '../../../extension/hotlines/web-form/joined-names.ts';

const known = new Set(['report', 'url', 'website', 'web', 'site', 'description']);

describe('A name without a seam', () => {
  test.each([
    ['reporturl', 'report url'],
    ['websiteurl', 'website url'],
    ['reportwebsiteurl', 'report website url'],
    ['website', 'website'],
    ['my description', 'my description'],
  ])('%s is parted where it is made of known words', (name, words) => {
    expect(withJoinedNamesParted(name, known)).toBe(words);
  });

  test.each([
    'kurlq',
    'urlx',
    'xurl',
    'curl',
    'sites',
  ])('%s is left whole: something is left over', (name) => {
    expect(withJoinedNamesParted(name, known)).toBe(name);
  });

  test('of great length is left whole, and soon', () => {
    const name = 'url'.repeat(10_000);
    expect(withJoinedNamesParted(name, known)).toBe(name);
  });
});
