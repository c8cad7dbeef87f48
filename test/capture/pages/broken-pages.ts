import { type FixturePage, html, linkedData, marker, meta, named, paragraph } from './fixture-page.ts';

const host = 'broken.example';
const english = { language: 'en' };

/** Minified and broken markup, as the web has it. */
export const brokenPages: readonly FixturePage[] = [
  {
    name: 'minified: no quotes and no closing tags',
    host,
    path: '/min/1',
    build: (origin) => ({
      html: `<!doctype html><html lang=en><meta charset=utf-8><link rel=canonical href=/min/1><meta property=og:site_name content=Practice><meta name=generator content=Minifier><title>${marker}</title><p>${marker}<img src=/a.png alt=${marker}>`,
      expected: {
        facts: { ...english, canonicalUrl: `${origin}/min/1` },
        details: {
          siteName: 'Practice',
          generator: 'Minifier',
          media: [{ kind: 'image', address: `${origin}/a.png`, pointed: false }],
        },
      },
    }),
  },
  {
    name: 'minified: linked data in one line with escapes',
    host,
    path: '/min/2',
    build: () => ({
      html: html(
        String.raw`<script type="application/ld+json">{"@type":"Article","author":{"name":"J\u002e Writer\u003c\/b\u003e","url":"https:\/\/broken.example\/j"},"text":"mustnotleave"}</script>`,
        paragraph,
      ),
      expected: {
        facts: english,
        details: { authors: [{ name: 'J. Writer</b>', url: 'https://broken.example/j' }] },
      },
    }),
  },
  {
    name: 'broken: metadata in the body and tags that never close',
    host,
    path: '/b/1',
    build: () => ({
      html: `<html lang="en"><body><div><p>${marker}<meta property="og:site_name" content="Practice"><span><meta name="author" content="K. Writer"><b>${marker}`,
      expected: {
        facts: english,
        details: { siteName: 'Practice', authors: [{ name: 'K. Writer', url: null }] },
      },
    }),
  },
  {
    name: 'broken: linked data that is none, and then some',
    host,
    path: '/b/2',
    build: () => ({
      html: html(
        `<script type="application/ld+json">{"author": "${marker}</script><script type="application/ld+json">null</script>
        <script type="application/ld+json">[]</script>${linkedData({ '@type': 'Article', author: ['', null, 7, {}, 'L. Writer'], dateModified: 'yesterday' })}`,
        paragraph,
      ),
      expected: { facts: english, details: { authors: [{ name: 'L. Writer', url: null }] } },
    }),
  },
  {
    name: 'broken: addresses that are none',
    host,
    path: '/b/3',
    build: () => ({
      html: html(
        `${meta('og:url', 'http://[')}${meta('og:video', 'javascript:void 0')}${meta('article:author', `https://${marker}:x`)}<link rel="author" href="mailto:${marker}@example.com">`,
        `<img src="http://[" alt="${marker}"><iframe src="about:blank"></iframe><embed src="javascript:void 0">`,
      ),
      expected: { facts: english },
    }),
  },
  {
    name: 'broken: dates that are none, then one that is',
    host,
    path: '/b/4',
    build: () => ({
      html: html(
        `${meta('article:modified_time', 'soon')}${meta('og:updated_time', '2026-11-11T11:00:00Z')}${named('generator', `${'x'.repeat(300)}`)}`,
        paragraph,
      ),
      expected: {
        facts: english,
        details: { modifiedAt: '2026-11-11T11:00:00Z', generator: 'x'.repeat(200) },
      },
    }),
  },
];
