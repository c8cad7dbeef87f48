import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { directory, directoryQuery, suggested } from '../../../extension/hotlines/directory/directory.ts';
import { acceptedKinds } from '../../../extension/hotlines/directory/entry.ts';

const everything = { words: '', country: null, hostCountry: null, category: null, automatic: false };

describe('A query that came as a message', () => {
  test.each(acceptedKinds)('is read as it was meant (%s)', (category) => {
    const query = { words: 'hot line', country: 'IE', hostCountry: 'AT', category, automatic: true };
    expect(directoryQuery(JSON.parse(JSON.stringify(query)))).toEqual(query);
  });

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['a text', 'IE'],
    ['a list', ['IE']],
    ['an empty object', {}],
    ['a query within another', { query: { country: 'IE' } }],
  ])('asks for everything when it is %s', (_, value) => {
    expect(directoryQuery(value)).toEqual(everything);
  });

  test.each<[string, unknown]>([
    ['words that are no text', { words: ['hotline'] }],
    ['no words', { words: '' }],
    ['a country that is no text', { country: 41 }],
    ['an empty country', { country: '' }],
    ['a host country that is no text', { hostCountry: { code: 'AT' } }],
    ['an unknown category', { category: 'spam' }],
    ['a category by its number', { category: 0 }],
    ['a yes in words', { automatic: 'true' }],
    ['a yes as a number', { automatic: 1 }],
    ['something else', { limit: 1 }],
  ])('is not narrowed by %s', (_, value) => {
    expect(directoryQuery(value)).toEqual(everything);
  });

  test('keeps what is right beside what is wrong', () => {
    expect(directoryQuery({ words: 5, country: 'IE', category: 'spam' })).toEqual({
      ...everything,
      country: 'IE',
    });
  });

  test('can be searched by, whatever it was', () => {
    const field = fc.oneof(fc.string(), fc.anything());
    const message = fc.oneof(
      fc.anything(),
      fc.record(
        { words: field, country: field, hostCountry: field, category: field, automatic: field },
        { requiredKeys: [] },
      ),
    );
    const known = new Set(directory.map(({ id }) => id));
    fc.assert(
      fc.property(message, (value) => {
        for (const { id } of suggested(directoryQuery(value))) expect(known.has(id)).toBe(true);
      }),
    );
  });
});

describe('What is suggested', () => {
  const idsOf = (query: Parameters<typeof suggested>[0]) => suggested(query).map(({ id }) => id);

  test('is everything but networks and what must be looked for by name', () => {
    const left = directory
      .filter(({ kind, id }) => kind === 'network' || id === 'ru-ligainternet')
      .map(({ id }) => id);
    expect(left).toEqual(expect.arrayContaining(['inhope', 'ru-ligainternet']));
    const ids = idsOf(directoryQuery(undefined));
    expect([...ids, ...left].sort()).toEqual(directory.map(({ id }) => id).sort());
  });

  test.each([
    ['inhope', 'inhope'],
    ['ligainternet', 'ru-ligainternet'],
  ])('holds for the words %j also %s', (words, id) => {
    expect(idsOf({ words })).toContain(id);
  });
});
