import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { observationOf } from '../../extension/capture/observation.ts';
import { limits } from '../../extension/report/limits.ts';
import { hostileText } from '../builders/hostile.ts';
import { aFullObservation, anObservation, clickedAtZoned } from '../builders/report.ts';
import '../faithful-url.ts';

const observe = (title: unknown, facts: unknown) => observationOf(clickedAtZoned, title, facts);
const { observedAt: _, title: fullTitle, ...fullFacts } = aFullObservation();

describe('An observation', () => {
  test('is what tab and page say', () => {
    expect(observe(fullTitle, fullFacts)).toEqual(aFullObservation());
  });

  test('has nothing else, whatever the page adds', () => {
    expect(observe(fullTitle, { ...fullFacts, title: 'other', observedAt: 'x', text: 'x' })).toEqual(
      aFullObservation(),
    );
  });

  test.each([
    [null],
    [undefined],
    ['a text'],
    [7],
    [[]],
    [() => 'x'],
    [Symbol('x')],
  ])('of a page that answers %s has the title and the time', (facts) => {
    expect(observe('Title', facts)).toEqual(anObservation({ title: 'Title' }));
  });
});

describe('Of the page’s answer', () => {
  test.each<[string, string, unknown, unknown]>([
    ['a title with white space around it', 'title', '  A\ttitle \n', 'A\ttitle'],
    ['a blank title', 'title', ' \n\u00A0', null],
    ['a title that is no text', 'title', { toString: () => 'x' }, null],
    ['the longest title', 'title', 'x'.repeat(1000), 'x'.repeat(1000)],
    ['a title of a megabyte', 'title', 'x'.repeat(1_000_000), 'x'.repeat(1000)],
    ['a title whose last character would be split', 'title', `${'x'.repeat(999)}😀`, 'x'.repeat(999)],
    [
      'a referrer with a user name',
      'referrer',
      'https://name:word@example.com/a#b',
      'https://example.com/a#b',
    ],
    [
      'a referrer with a hidden user name',
      'referrer',
      'https:\t//name:word@example.com/a',
      'https://example.com/a',
    ],
    ['an empty referrer', 'referrer', '', null],
    ['a referrer of an app', 'referrer', 'android-app://practice/', null],
    ['a referrer that is no address', 'referrer', 'https://', null],
    ['a referrer that is a list', 'referrer', ['https://example.com/'], null],
    ['a canonical address with a script', 'canonicalUrl', 'javascript:void 0', null],
    ['a relative canonical address', 'canonicalUrl', '/a', null],
    [
      'the longest canonical address',
      'canonicalUrl',
      `https://example.com/${'x'.repeat(2063)}`,
      `https://example.com/${'x'.repeat(2063)}`,
    ],
    ['too long a canonical address', 'canonicalUrl', `https://example.com/${'x'.repeat(2064)}`, null],
    ['a language', 'language', 'de', 'de'],
    ['a language with script and region', 'language', 'zh-Hant-TW', 'zh-Hant-TW'],
    ['a language in words', 'language', 'Swiss German', null],
    ['a language with markup', 'language', '"><b>', null],
    ['an empty language', 'language', '', null],
    [
      'a very long language',
      'language',
      `de-${'abcdefgh-'.repeat(20)}x`,
      'de-abcdefgh-abcdefgh-abcdefgh-abcde',
    ],
    ['a date', 'publishedAt', '2026-11-20', '2026-11-20'],
    ['a date with a time', 'publishedAt', '2026-11-20 18:00:00.5 +01:00', '2026-11-20 18:00:00.5 +01:00'],
    ['a date in words', 'publishedAt', '20 Nov 2026 18:00 GMT', null],
    ['words that a browser takes for a date', 'publishedAt', 'practice words 1', null],
    ['words behind a date', 'publishedAt', '2026-11-20 (practice words)', null],
    ['a text that is no date', 'publishedAt', 'some time ago', null],
    ['a date that goes on', 'publishedAt', `2026-11-20${' '.repeat(40)}`, null],
    ['a date that is a number', 'publishedAt', 1_795_000_000_000, null],
    ['a status', 'httpStatus', 404, 404],
    ['a status as a text', 'httpStatus', '404', null],
    ['a status that there is none', 'httpStatus', 0, null],
    ['a status beyond all', 'httpStatus', 600, null],
    ['half a status', 'httpStatus', 200.5, null],
    ['a status that is no number', 'httpStatus', Number.NaN, null],
  ])('%s is taken as it may be', (_, name, stated, taken) => {
    const observed = name === 'title' ? observe(stated, null) : observe(null, { [name]: stated });
    expect(observed).toEqual(anObservation({ [name]: taken }));
  });

  const anything = fc.anything({
    withNullPrototype: true,
    withBigInt: true,
    withDate: true,
    withMap: true,
    withTypedArray: true,
  });
  const value = fc.oneof(
    anything,
    hostileText(60),
    fc.webUrl(),
    hostileText().map((text) => `https://${text}@example.com/${text}`),
    fc.integer(),
    fc.constantFrom('x'.repeat(5000), `https://name@example.com/${'x'.repeat(3000)}`, 'a-'.repeat(100)),
  );
  const facts = fc.record(
    { referrer: value, language: value, canonicalUrl: value, publishedAt: value, httpStatus: value },
    { requiredKeys: [] },
  );

  test('nothing is thrown at, and nothing gets past its limit', () => {
    fc.assert(
      fc.property(value, fc.oneof(facts, anything), (title, stated) => {
        const seen = observe(title, stated);
        expect(Object.keys(seen).sort()).toEqual(Object.keys(anObservation()).sort());
        expect(seen.observedAt).toBe(clickedAtZoned);
        expect(seen.title?.length ?? 1).toBeLessThanOrEqual(limits.title);
        expect(seen.title?.trim()).not.toBe('');
        expect(seen.language ?? 'de').toMatch(/^[A-Za-z0-9-]{1,35}$/);
        expect(seen.publishedAt?.length ?? 0).toBeLessThanOrEqual(40);
        expect(seen.httpStatus ?? 200).toSatisfy(
          (code: number) => Number.isInteger(code) && code >= 100 && code < 600,
        );
        for (const address of [seen.referrer, seen.canonicalUrl].filter((one) => one !== null)) {
          const { protocol, username, password } = new URL(address);
          expect(['http:', 'https:']).toContain(protocol);
          expect(username + password).toBe('');
          expect(address.length).toBeLessThanOrEqual(limits.relatedAddress);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
