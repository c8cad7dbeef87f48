import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountForm, duplicateForm, similarForm } from '../../extension/report/duplicate.ts';
import { webAddress } from '../builders/hostile.ts';
import { anAccount } from '../builders/report.ts';
import '../faithful-url.ts';

const page = 'https://example.com/posts/1?a=1&b=2';

describe('Two addresses count as the same page', () => {
  test.each([
    ['a user name and password', 'https://name:word@example.com/posts/1?a=1&b=2'],
    ['capital letters in the host', 'https://EXAMPLE.com/posts/1?a=1&b=2'],
    ['a final dot of the host', 'https://example.com./posts/1?a=1&b=2'],
    ['the default port', 'https://example.com:443/posts/1?a=1&b=2'],
    ['a fragment', 'https://example.com/posts/1?a=1&b=2#comments'],
    ['an empty fragment', 'https://example.com/posts/1?a=1&b=2#'],
    ['a hash-bang without a route', 'https://example.com/posts/1?a=1&b=2#!'],
    ['empty parameters', 'https://example.com/posts/1?&a=1&&b=2&'],
    ...['utm_source', 'utm_medium', 'UTM_Campaign', 'gclid', 'fbclid', 'msclkid', 'mc_eid', 'igshid'].map(
      (name) => [`the tracking parameter ${name}`, `https://example.com/posts/1?${name}=x&a=1&b=2`],
    ),
    ['a tracking parameter without a value', 'https://example.com/posts/1?a=1&fbclid&b=2'],
    ['a path with a detour', 'https://example.com/posts/./x/../1?a=1&b=2'],
  ])('when they differ by %s', (_, address) => {
    expect(duplicateForm(address)).toBe(duplicateForm(page));
  });

  test.each([
    ['https://example.com/a|b^c?d|e^f', 'https://example.com/a%7Cb%5Ec?d%7Ce%5Ef'],
    ['https://example.com/#/a|b', 'https://example.com/#/a%7Cb'],
  ])('whichever browser gave them: %s and %s', (one, other) => {
    expect(duplicateForm(one)).toBe(duplicateForm(other));
  });

  test('also when only an empty query is between them', () => {
    expect(duplicateForm('https://example.com/?')).toBe(duplicateForm('https://example.com/'));
    expect(duplicateForm('https://example.com/?utm_source=x')).toBe('https://example.com/');
  });

  test('also when a port follows the final dot', () => {
    expect(duplicateForm('https://example.com.:8443/')).toBe('https://example.com:8443/');
  });
});

describe('Two addresses count as different pages', () => {
  test.each([
    ['the scheme', 'http://example.com/posts/1?a=1&b=2'],
    ['the host', 'https://www.example.com/posts/1?a=1&b=2'],
    ['the port', 'https://example.com:8443/posts/1?a=1&b=2'],
    ['the path', 'https://example.com/posts/2?a=1&b=2'],
    ['capital letters in the path', 'https://example.com/Posts/1?a=1&b=2'],
    ['a final slash', 'https://example.com/posts/1/?a=1&b=2'],
    ['the query', 'https://example.com/posts/1?a=1&b=3'],
    ['the order of the query', 'https://example.com/posts/1?b=2&a=1'],
    ['a parameter that only begins like a tracking one', 'https://example.com/posts/1?a=1&b=2&gclidx=3'],
    ['a route of a single-page application', 'https://example.com/posts/1?a=1&b=2#/comments'],
    ['a hash-bang route', 'https://example.com/posts/1?a=1&b=2#!/comments'],
  ])('when they differ by %s', (_, address) => {
    expect(duplicateForm(address)).not.toBe(duplicateForm(page));
  });
});

describe('The form of an address', () => {
  test('is its own form, so that it does not matter how often it was taken', () => {
    const part = fc.string({ unit: fc.constantFrom(...'aZ0/@:.~|^%7C;=+é😀&?!#'), maxLength: 12 });
    const host = fc.constantFrom(
      'example.com',
      'example.com.',
      'example.com..',
      'a.example.com.:8443',
      '192.0.2.7',
    );
    fc.assert(
      fc.property(host, part, part, part, (name, path, query, fragment) => {
        const form = duplicateForm(`https://${name}/${path}?utm_source=x&${query}#${fragment}`);
        expect(duplicateForm(form)).toBe(form);
      }),
      { numRuns: 1000 },
    );
  });

  test('never holds a user name or password', () => {
    expect(duplicateForm('https://name:word@example.com/')).not.toMatch(/name|word/);
  });

  test('of what is no address is that very text', () => {
    expect(duplicateForm('no address')).toBe('no address');
  });
});

describe('Two addresses are alike', () => {
  test.each([
    ['the scheme', 'http://example.com/posts/1?a=1&b=2'],
    ['www.', 'https://www.example.com/posts/1?a=1&b=2'],
    ['capital letters', 'https://EXAMPLE.com/Posts/1?a=1&b=2'],
    ['a final slash', 'https://example.com/posts/1/?a=1&b=2'],
    ['final slashes', 'https://example.com/posts/1//'],
    ['the query', 'https://example.com/posts/1?page=7'],
    ['no query', 'https://example.com/posts/1'],
    ['the fragment', 'https://example.com/posts/1?a=1&b=2#/comments'],
    ['a user name', 'https://name:word@example.com/posts/1'],
    ['a final dot of the host', 'https://example.com./posts/1'],
  ])('when they differ by %s', (_, address) => {
    expect(similarForm(address)).toBe(similarForm(page));
  });

  test('whichever browser gave them', () => {
    expect(similarForm('https://example.com/a|b^c')).toBe(similarForm('https://example.com/a%7Cb%5Ec'));
  });
});

describe('Two addresses are not alike', () => {
  test.each([
    ['the host', 'https://example.org/posts/1'],
    ['a host below', 'https://m.example.com/posts/1'],
    ['the port', 'https://example.com:8443/posts/1'],
    ['the path', 'https://example.com/posts/2'],
    ['a longer path', 'https://example.com/posts/1/comments'],
  ])('when they differ by %s', (_, address) => {
    expect(similarForm(address)).not.toBe(similarForm(page));
  });
});

describe('The form in which addresses are alike', () => {
  test('is the same for all addresses that count as the same page', () => {
    fc.assert(
      fc.property(webAddress(), (address) => {
        expect(similarForm(duplicateForm(address))).toBe(similarForm(address));
      }),
      { numRuns: 1000 },
    );
  });

  test('knows neither scheme, query, fragment, capital letters nor a slash at the end', () => {
    const path = fc.webPath().filter((text) => !text.endsWith('/'));
    const end = fc.constantFrom('', '/', '//', '?', '?a=b', '#c', '/?a#c', '#/route');
    const scheme = fc.constantFrom(
      'https://',
      'http://',
      'https://www.',
      'HTTPS://WWW.',
      'https://name:word@',
    );
    fc.assert(
      fc.property(
        path,
        end,
        end,
        scheme,
        scheme,
        fc.boolean(),
        (where, one, other, before, instead, loud) => {
          const written = `example.com${where}`;
          const address = `${instead}${loud ? written.toUpperCase() : written}${other}`;
          expect(similarForm(address)).toBe(similarForm(`${before}${written}${one}`));
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('never holds a user name, a password, a query or a fragment', () => {
    fc.assert(
      fc.property(webAddress(), (address) => {
        const { host, pathname } = new URL(address);
        const form = similarForm(address.replace('://', '://secret-name:secret-word@'));
        expect(form.length).toBeLessThanOrEqual(encodeURI(host + pathname).length * 3);
        expect(form).not.toMatch(/secret|[?#]/);
      }),
      { numRuns: 500 },
    );
  });

  test('of what is no address is that very text', () => {
    expect(similarForm('no address')).toBe('no address');
  });
});

describe('Two accounts count as the same', () => {
  test('by their identifier on one platform, whatever else is said of them', () => {
    const [one, other] = [
      anAccount(),
      anAccount({ screenName: 'renamed', displayNames: [], addressUses: [] }),
    ];
    expect(accountForm(one, 'Practice')).toBe(accountForm(other, 'Practice'));
  });

  test.each([
    ['another identifier', anAccount({ identifier: 'user-4712' }), 'Practice'],
    ['another platform', anAccount(), 'Other'],
  ])('not by %s', (_, account, platform) => {
    expect(accountForm(account, platform)).not.toBe(accountForm(anAccount(), 'Practice'));
  });

  test.each([[null], ['']])('never without an identifier: %j', (identifier) => {
    expect(accountForm(anAccount({ identifier }), 'Practice')).toBeNull();
  });
});
