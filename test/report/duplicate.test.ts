import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { duplicateForm } from '../../extension/report/duplicate.ts';
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
