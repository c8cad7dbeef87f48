import { describe, expect, test } from 'vitest';
import { directory, search, suggested } from '../../../extension/hotlines/directory/directory.ts';
import { acceptedKinds, isAutomatic } from '../../../extension/hotlines/directory/entry.ts';
import sources from '../../../extension/hotlines/directory/sources.json' with { type: 'json' };

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
const sourcesOf: Readonly<Record<string, readonly string[]>> = sources;
const idsOf = (entries: readonly { readonly id: string }[]) => entries.map(({ id }) => id);

describe.each(directory)('The entry $id', (entry) => {
  test('has a source', () => {
    const named = sourcesOf[entry.id] ?? [];
    expect(named.length).toBeGreaterThan(0);
    for (const source of named) expect(new URL(source).protocol).toMatch(/^https?:$/);
  });

  test('was checked on a day that has been', () => {
    expect(entry.checked).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(new Date(entry.checked).toISOString().slice(0, 10)).toBe(entry.checked);
    expect(entry.checked >= '2026-11-23').toBe(true);
  });

  test('has an address with encryption, or says that it has none', () => {
    const { protocol, username, hash } = new URL(entry.reportPage);
    expect([username, hash]).toEqual(['', '']);
    if (protocol !== 'https:') expect(entry.caution).toMatch(/http, without encryption/);
  });

  test('has codes of countries and languages that exist', () => {
    expect(entry.countries.length > 0).toBe(entry.kind !== 'network');
    for (const country of entry.countries) {
      expect(country).toMatch(/^[A-Z]{2}$/);
      expect(regions.of(country)).toBeDefined();
    }
    expect(entry.languages.length).toBeGreaterThan(0);
    for (const language of entry.languages) expect(languages.of(language)).toBeDefined();
  });

  test('takes what this project is for, by names that are known', () => {
    expect(acceptedKinds).toEqual(expect.arrayContaining([...entry.accepts]));
    expect(entry.accepts.includes('csam') || entry.accepts.includes('csem-grooming')).toBe(true);
  });

  test('says its cautions in whole sentences', () => {
    for (const words of [entry.caution, entry.industryChannel]) {
      if (words !== null) expect(words).toMatch(/^[A-Z].*[./]$/);
    }
  });
});

describe('The directory', () => {
  test('names each hotline and each address once', () => {
    const addresses = directory.map(({ reportPage }) =>
      reportPage.replace(/\/$/, '').replace('://www.', '://'),
    );
    expect(new Set(idsOf(directory)).size).toBe(directory.length);
    expect(addresses.filter((address, place) => addresses.indexOf(address) !== place)).toEqual([]);
  });

  test('has sources for its own entries only', () => {
    expect(Object.keys(sources).sort()).toEqual([...idsOf(directory)].sort());
  });

  test.each([
    'us-ncmec-cybertipline',
    'gb-iwf',
    'inhope',
    'gb-nca-csea-irp',
    'gb-ceop',
    'au-esafety',
    'ca-cybertip-ca',
  ])('keeps an entry of its own for %s', (id) => {
    expect(idsOf(directory)).toContain(id);
  });

  test('is small enough to travel with a page', () => {
    expect(JSON.stringify(directory).length).toBeLessThan(45_000);
  });
});

describe('Nobody is sent unasked', () => {
  test.each([
    'ru-ligainternet',
    'pl-dyzurnet',
    'rs-net-patrola',
    'kz-safekaznet',
    'gb-nca-csea-irp',
    'inhope',
  ])('to %s', (id) => {
    expect(idsOf(search({ automatic: true }))).not.toContain(id);
    expect(search({}).find((entry) => entry.id === id)?.automatic).toBe(false);
  });

  test('to an address that nobody has seen', () => {
    const unseen = directory.filter(({ evidence }) => evidence === 'memory');
    expect(unseen.length).toBeGreaterThan(0);
    expect(unseen.filter(isAutomatic)).toEqual([]);
  });

  test('to an address without encryption', () => {
    const plain = directory.filter(({ reportPage }) => reportPage.startsWith('http:'));
    expect(plain.length).toBeGreaterThan(0);
    expect(plain.filter(isAutomatic)).toEqual([]);
  });
});

describe('A search', () => {
  test.each<[string, Parameters<typeof search>[0], readonly string[]]>([
    ['by a country', { country: 'IE' }, ['ie-hotline-ie', 'inhope']],
    ['by a country that has none', { country: 'LI' }, ['inhope']],
    [
      'by country and host country, the moderator’s first',
      { country: 'IE', hostCountry: 'AT' },
      ['ie-hotline-ie', 'at-stopline', 'inhope'],
    ],
    ['by one country twice', { country: 'IE', hostCountry: 'IE' }, ['ie-hotline-ie', 'inhope']],
    ['by host country alone', { hostCountry: 'AT' }, ['at-stopline', 'inhope']],
    ['by country and category', { country: 'GB', category: 'csem-grooming' }, ['gb-ceop', 'gb-nca-csea-irp']],
    ['by words in the name', { words: 'stopline' }, ['lu-bee-secure-stopline', 'at-stopline']],
    ['by the name of a country', { words: 'ireland' }, ['ie-hotline-ie']],
    ['by words without their accents', { words: 'TURKIYE' }, ['tr-ihbarweb']],
    ['by several words, each of which must be there', { words: 'save  children finland' }, ['fi-nettivihje']],
    ['by words that are nowhere', { words: 'nowhere-at-all' }, []],
    ['for one that is not suggested, by its name', { words: 'ligainternet' }, ['ru-ligainternet']],
  ])('%s', (_, query, ids) => {
    expect(idsOf(search(query))).toEqual(ids);
  });

  test('takes countries by their names in the moderator’s language too', () => {
    expect(idsOf(search({ words: 'Österreich' }, 'de'))).toEqual(['at-stopline']);
    expect(search({ words: 'Österreich' }, 'en')).toEqual([]);
  });

  test('puts what was seen on a hotline’s own pages before what was not', () => {
    expect(search({ country: 'TW' }).map(({ evidence }) => evidence)).toEqual(['others', 'memory', 'own']);
    expect(idsOf(search({ country: 'TW' }))).toEqual(['tw-iwin', 'tw-ecpat-web547', 'inhope']);
  });

  test('finds everything when nothing is asked', () => {
    expect(search({})).toHaveLength(directory.length);
  });
});

describe('The official hotlines of a country', () => {
  test.each<[string, readonly string[]]>([
    ['IE', ['ie-hotline-ie']],
    ['US', ['us-ncmec-cybertipline']],
    ['RU', []],
    ['XX', []],
  ])('of %j are %j', (country, ids) => {
    expect(idsOf(suggested({ country }))).toEqual(ids);
  });
});
