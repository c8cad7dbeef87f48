import { beforeAll, describe, expect, test } from 'vitest';
import { addressKeys, subjectKeys } from '../../extension/outbox/subject-keys.ts';
import { duplicateForm } from '../../extension/report/duplicate.ts';
import type { Report } from '../../extension/report/report.ts';
import { anAccount, aReport } from '../builders/report.ts';

const aKey = () => crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
const url = 'https://example.com/posts/1?a=1';
const platform = 'Practice Community';

let key: CryptoKey;
let elsewhere: CryptoKey;
beforeAll(async () => {
  [key, elsewhere] = await Promise.all([aKey(), aKey()]);
});

const about = (given: Partial<Report>, on = platform) => subjectKeys(aReport(given), on, key);
const overlap = (one: readonly string[], other: readonly string[]) =>
  one.some((text) => other.includes(text));

describe('An address', () => {
  test.each([
    ['itself', url, true, true],
    ['another spelling of itself', 'https://EXAMPLE.com/posts/1?a=1&utm_source=x#top', true, true],
    ['itself with another query', 'https://example.com/posts/1?a=2', false, true],
    ['itself under www.', 'http://www.example.com/posts/1?a=1', false, true],
    ['another page', 'https://example.com/posts/2', false, false],
  ])('is found again by %s: exactly %s, as like it', async (_, other, exact, similar) => {
    const [one, two] = await Promise.all([addressKeys(url, key), addressKeys(other, key)]);
    expect([overlap(one.exact, two.exact), overlap(one.similar, two.similar)]).toEqual([exact, similar]);
  });

  test('has keys that say nothing of it and cannot be compared with another computer’s', async () => {
    const [here, there] = await Promise.all([addressKeys(url, key), addressKeys(url, elsewhere)]);
    expect(JSON.stringify(here)).not.toContain('example');
    expect(overlap([...here.exact, ...here.similar], [...there.exact, ...there.similar])).toBe(false);
  });

  test('has no similar key that is an exact one, not even where both forms are the same text', async () => {
    const { exact, similar } = await addressKeys('no address', key);
    expect(overlap(exact, similar)).toBe(false);
  });

  test('keeps the exact key by which earlier versions found it again', async () => {
    const signature = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(duplicateForm(url)));
    const before = btoa(String.fromCharCode(...new Uint8Array(signature)));
    expect((await addressKeys(url, key)).exact).toEqual([before]);
  });
});

describe('A report', () => {
  test('is found by each of its addresses and by its account, each once', async () => {
    const addresses = [
      { url, hosting: 'own' },
      { url: `${url}#top`, hosting: 'own' },
      { url: 'https://example.com/posts/2', hosting: 'own' },
    ] as const;
    const keys = await about({ addresses, account: anAccount() });
    expect([keys.exact.length, keys.similar.length]).toEqual([3, 2]);
    for (const { url: one } of addresses)
      expect(keys.exact).toEqual(expect.arrayContaining([...(await addressKeys(one, key)).exact]));
  });

  test('about another page of the same account shares exactly the account’s key', async () => {
    const other = [{ url: 'https://example.com/posts/9', hosting: 'own' }] as const;
    const [one, two] = await Promise.all([
      about({ account: anAccount() }),
      about({ account: anAccount(), addresses: other }),
    ]);
    expect(one.exact.filter((text) => two.exact.includes(text)).length).toBe(1);
    expect(overlap(one.similar, two.similar)).toBe(false);
  });

  test.each([
    ['of another identifier', anAccount({ identifier: 'user-4712' }), platform],
    ['on another platform', anAccount(), 'Other'],
    ['without an identifier', anAccount({ identifier: null }), platform],
    ['that names none', null, platform],
  ])('about an account %s is not found by it', async (_, account, on) => {
    const other = [{ url: 'https://example.com/posts/9', hosting: 'own' }] as const;
    const [one, two] = await Promise.all([
      about({ account: anAccount() }),
      about({ account, addresses: other }, on),
    ]);
    expect(overlap(one.exact, two.exact)).toBe(false);
  });
});
