import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detailLimits, detailsOf } from '../../extension/capture/details.ts';
import { limits } from '../../extension/report/limits.ts';
import {
  detailNames,
  noDetails,
  type PageDetails,
  withoutDetails,
} from '../../extension/report/page-details.ts';
import { hostileText } from '../builders/hostile.ts';
import { clickedAt } from '../builders/report.ts';

const read = (answer: unknown, pointedAddress: string | null = null) =>
  detailsOf(answer, { now: clickedAt, pointedAddress });
const image = (address: string, pointed = false) => ({ kind: 'image' as const, address, pointed });
const full: PageDetails = {
  ogUrl: 'https://example.com/1',
  siteName: 'Practice',
  authors: [{ name: 'A. Writer', url: 'https://example.com/a' }],
  modifiedAt: '2026-11-20T18:00:00Z',
  generator: 'Practice CMS',
  players: [{ origin: 'https://player.example', live: true }],
  frames: [{ address: 'https://player.example/1', pointed: false }],
  media: [image('https://example.com/1.png')],
  redirected: true,
};
const stated = { ...full, redirects: 2 };

describe('The details', () => {
  test('are what the page says', () => {
    expect(read(stated)).toEqual(full);
  });

  test('have nothing else, whatever the page adds', () => {
    const more = { ...stated, text: 'x', media: [{ ...image('https://example.com/1.png'), alt: 'x' }] };
    expect(read(more)).toEqual(full);
  });

  test.each([
    [null],
    [undefined],
    ['a text'],
    [7],
    [[]],
    [() => 'x'],
  ])('of an answer like %s are none', (answer) => {
    expect(read(answer)).toEqual(noDetails);
  });

  test('can each be switched off, and nothing else goes with it', () => {
    for (const name of detailNames)
      expect(withoutDetails(full, [name])).toEqual({ ...full, [name]: noDetails[name] });
    expect(withoutDetails(full, detailNames)).toEqual(noDetails);
    expect(withoutDetails(full, [])).toEqual(full);
    expect([...detailNames].sort()).toEqual(Object.keys(noDetails).sort());
  });
});

describe('Of the page’s answer', () => {
  test.each<[string, object, Partial<PageDetails>]>([
    ['a name with lines and controls', { siteName: ' A\n\tB\u0000 ' }, { siteName: 'A B' }],
    ['a name that is too long', { generator: 'x'.repeat(500) }, { generator: 'x'.repeat(200) }],
    ['a name that is no text', { siteName: ['x'] }, {}],
    [
      'an address with a name and a word',
      { ogUrl: 'https://a:b@example.com/' },
      { ogUrl: 'https://example.com/' },
    ],
    ['an address of another kind', { ogUrl: 'javascript:void 0' }, {}],
    ['an address that is too long', { ogUrl: `https://example.com/${'x'.repeat(2064)}` }, {}],
    ['a date in words', { modifiedAt: 'practice 1' }, {}],
    ['no redirect that was counted', { redirects: 0 }, {}],
    ['a redirect as a text', { redirects: '1' }, {}],
    [
      'a kind of media that there is none of',
      { media: [{ kind: 'text', address: 'https://example.com/' }] },
      {},
    ],
    ['media in the page itself', { media: [{ kind: 'image', address: 'data:image/png,x' }] }, {}],
  ])('%s is taken as it may be', (_, answer, taken) => {
    expect(read(answer)).toEqual({ ...noDetails, ...taken });
  });

  test('an author is told once, with what several places say', () => {
    const [name, url] = ['A. Writer', 'https://example.com/a'];
    const authors = [
      { name, url: null },
      { name: null, url },
      { name, url },
      { name, url },
      { name: 'B. Writer', url: null },
      { name: '', url: '' },
    ];
    expect(read({ authors }).authors).toEqual([
      { name, url },
      { name: 'B. Writer', url: null },
    ]);
  });

  test.each<[string, readonly object[], boolean | null]>([
    ['what is said once', [{ live: true }], true],
    ['live, when one place says so', [{ live: null }, { live: true }, { live: false }], true],
    ['not live, when one says so and none says more', [{ live: null }, { live: false }], false],
    ['unknown, when nobody says', [{ live: null }, { live: 'yes' }, {}], null],
    ['over, when its end has passed', [{ live: true, endsAt: '2026-11-23T08:29:00Z' }], false],
    ['live until its end', [{ live: true, endsAt: '2026-11-23T08:31:00Z' }], true],
    ['live, when its end is no date', [{ live: true, endsAt: 'soon 1' }], true],
  ])('a player is %s', (_, players, live) => {
    const origin = 'https://player.example';
    expect(read({ players: players.map((one) => ({ ...one, origin })) }).players).toEqual([{ origin, live }]);
  });

  test('a player’s address is cut to its origin', () => {
    const players = [{ origin: 'https://a:b@player.example/live?key=1', live: null }];
    expect(read({ players }).players).toEqual([{ origin: 'https://player.example', live: null }]);
  });

  test('what was pointed at comes first, once, whether the page or the browser’s menu says so', () => {
    const media = [
      image('https://example.com/1'),
      image('https://example.com/2'),
      image('https://example.com/1'),
    ];
    const second = [image('https://example.com/2', true), image('https://example.com/1')];
    expect(read({ media }, 'https://example.com/2').media).toEqual(second);
    expect(read({ media: [...media, image('https://example.com/2', true)] }).media).toEqual(second);
    const frames = [{ address: 'https://example.com/f', pointed: false }];
    expect(read({ frames }, 'https://example.com/f').frames).toEqual([
      { address: 'https://example.com/f', pointed: true },
    ]);
  });

  const value = fc.oneof(
    fc.anything(),
    hostileText(60),
    fc.webUrl(),
    hostileText().map((text) => `https://${text}@example.com/${text}`),
    fc.integer(),
  );
  const item = fc.dictionary(
    fc.constantFrom('name', 'url', 'origin', 'live', 'endsAt', 'address', 'pointed', 'kind'),
    value,
  );
  const list = fc.oneof(value, fc.array(item, { maxLength: 300 }));

  test('nothing is thrown at, and nothing gets past its limit', () => {
    const answer = fc.dictionary(fc.constantFrom(...detailNames, 'redirects'), list);
    fc.assert(
      fc.property(fc.oneof(answer, value), hostileText(), (given, pointed) => {
        const seen = read(given, pointed);
        expect(Object.keys(seen).sort()).toEqual(Object.keys(noDetails).sort());
        for (const name of ['authors', 'players', 'frames', 'media'] as const)
          expect(seen[name].length).toBeLessThanOrEqual(detailLimits[name]);
        const addresses = [
          seen.ogUrl,
          ...seen.authors.map(({ url }) => url),
          ...seen.players.map(({ origin }) => origin),
          ...[...seen.frames, ...seen.media].map(({ address }) => address),
        ];
        for (const address of addresses.filter((one) => one !== null)) {
          const { protocol, username, password } = new URL(address);
          expect(['http:', 'https:']).toContain(protocol);
          expect(username + password).toBe('');
          expect(address.length).toBeLessThanOrEqual(limits.relatedAddress);
        }
      }),
      { numRuns: 500 },
    );
  });
});
