import { type FixturePage, html, image, linkedData, marker, meta, named, paragraph } from './fixture-page.ts';

const host = 'community.example';
const english = { language: 'en' };

export const profilePages: readonly FixturePage[] = [
  {
    name: 'profile: linked data about a person',
    host,
    path: '/u/practice_account',
    build: (origin) => ({
      html: html(
        linkedData({
          '@type': 'ProfilePage',
          dateModified: '2026-11-15T00:00:00Z',
          mainEntity: {
            '@type': 'Person',
            name: 'practice_account',
            url: `${origin}/u/practice_account`,
            description: marker,
            image: `${origin}/${marker}.png`,
          },
        }),
        paragraph,
      ),
      expected: {
        facts: english,
        details: {
          authors: [{ name: 'practice_account', url: `${origin}/u/practice_account` }],
          modifiedAt: '2026-11-15T00:00:00Z',
        },
      },
    }),
  },
  {
    name: 'profile: Open Graph about a profile',
    host,
    path: '/@practice',
    build: (origin) => ({
      html: html(
        `${meta('og:type', 'profile')}${meta('og:url', `${origin}/@practice`)}${meta('profile:username', 'practice')}${meta('profile:first_name', marker)}`,
        image('/avatar.png'),
      ),
      expected: {
        facts: english,
        details: {
          ogUrl: `${origin}/@practice`,
          authors: [{ name: 'practice', url: null }],
          media: [{ kind: 'image', address: `${origin}/avatar.png`, pointed: false }],
        },
      },
    }),
  },
  {
    name: 'profile: a page without metadata',
    host,
    path: '/user/4711',
    build: () => ({
      html: `<html><body><h1>${marker}</h1><a href="/u/${marker}">${marker}</a></body></html>`,
      expected: {},
    }),
  },
  {
    name: 'profile: a name that is written over several lines',
    host,
    path: '/u/lines',
    build: () => ({
      html: html(named('author', '\n  Practice\n\t  Account  '), paragraph),
      expected: { facts: english, details: { authors: [{ name: 'Practice Account', url: null }] } },
    }),
  },
  {
    name: 'profile: names and addresses in another script',
    host,
    path: '/u/übung?ort=zürich',
    build: (origin) => ({
      html: html(
        `<link rel="canonical" href="/u/übung">${named('author', 'Übungskonto 練習')}${meta('og:site_name', 'Übungsgemeinschaft')}`,
        paragraph,
        'de',
      ),
      expected: {
        facts: { language: 'de', canonicalUrl: `${origin}/u/%C3%BCbung` },
        details: {
          siteName: 'Übungsgemeinschaft',
          authors: [{ name: 'Übungskonto 練習', url: null }],
        },
      },
    }),
  },
];
