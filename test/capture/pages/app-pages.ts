import { type FixturePage, html, image, linkedData, marker, meta, named, paragraph } from './fixture-page.ts';

const english = { language: 'en' };
const state = `<script>window.__STATE__ = ${JSON.stringify({ messages: [marker] })}</script><script type="application/json">{"text":"${marker}"}</script>`;

/** Pages of one script with routes behind the hash, accelerated pages and readers of feeds. */
export const appPages: readonly FixturePage[] = [
  {
    name: 'app: a hash route',
    host: 'app.example',
    path: '/#/channel/7/message/9',
    build: (origin) => ({
      html: html(
        `${meta('og:url', `${origin}/`)}${meta('og:site_name', 'Practice App')}`,
        `<div id="app">${paragraph}</div>${state}`,
      ),
      expected: { facts: english, details: { ogUrl: `${origin}/`, siteName: 'Practice App' } },
    }),
  },
  {
    name: 'app: a hash-bang route with a canonical address that has it too',
    host: 'app.example',
    path: '/bang/#!/post/1',
    build: (origin) => ({
      html: html('<link rel="canonical" href="#!/post/1">', `<div id="app">${paragraph}</div>${state}`),
      expected: { facts: { ...english, canonicalUrl: `${origin}/bang/#!/post/1` } },
    }),
  },
  {
    name: 'app: a shell that has drawn nothing yet',
    host: 'app.example',
    path: '/chat#room=practice',
    build: () => ({
      html: `<!doctype html><html lang="en"><head><meta name="application-name" content="Practice Chat"></head><body><div id="root"></div><noscript>${marker}</noscript></body></html>`,
      expected: { facts: english, details: { siteName: 'Practice Chat' } },
    }),
  },
  {
    name: 'amp: an accelerated article',
    host: 'cache.example',
    path: '/c/s/news.example/amp/1',
    build: () => ({
      html: `<!doctype html><html amp lang="en"><head><meta charset="utf-8"><link rel="canonical" href="https://news.example/1">
      ${linkedData({ '@type': 'NewsArticle', headline: marker, datePublished: '2026-11-14T08:00:00Z', dateModified: '2026-11-14T09:00:00Z', author: 'G. Writer', publisher: { '@type': 'Organization', name: marker } })}
      </head><body><amp-img src="/${marker}.png" alt="${marker}" width="4" height="4"></amp-img><amp-video src="/${marker}.mp4"></amp-video>${paragraph}</body></html>`,
      expected: {
        facts: { ...english, canonicalUrl: 'https://news.example/1', publishedAt: '2026-11-14T08:00:00Z' },
        details: { authors: [{ name: 'G. Writer', url: null }], modifiedAt: '2026-11-14T09:00:00Z' },
      },
    }),
  },
  {
    name: 'amp: an accelerated film',
    host: 'cache.example',
    path: '/v/s/video.example/amp/1',
    build: () => ({
      html: `<!doctype html><html ⚡ lang="en"><head><link rel="canonical" href="https://video.example/1">
      ${linkedData({ '@type': 'VideoObject', embedUrl: 'https://player.example/1', isLiveBroadcast: false })}</head>
      <body><amp-iframe src="https://player.example/1" title="${marker}"></amp-iframe></body></html>`,
      expected: {
        facts: { ...english, canonicalUrl: 'https://video.example/1' },
        details: { players: [{ origin: 'https://player.example', live: false }] },
      },
    }),
  },
  {
    name: 'feed reader: entries of many sites',
    host: 'reader.example',
    path: '/feeds/all',
    build: () => ({
      html: html(
        `<link rel="alternate" type="application/rss+xml" href="/feed.xml" title="${marker}">${named('generator', 'Practice Reader')}`,
        `<article><h2><a href="http://blog.example/1">${marker}</a></h2><time datetime="2026-11-13">${marker}</time>${image('http://blog.example/1.png')}</article>`,
      ),
      expected: {
        facts: english,
        details: {
          generator: 'Practice Reader',
          media: [{ kind: 'image', address: 'http://blog.example/1.png', pointed: false }],
        },
      },
    }),
  },
  {
    name: 'feed reader: an entry shown in a frame',
    host: 'reader.example',
    path: '/entry/1',
    build: () => ({
      html: html('', `<iframe src="http://blog.example/1" title="${marker}" sandbox></iframe>`),
      expected: {
        facts: english,
        details: { frames: [{ address: 'http://blog.example/1', pointed: false }] },
      },
    }),
  },
  {
    name: 'feed reader: a list of things in linked data',
    host: 'reader.example',
    path: '/list',
    build: () => ({
      html: html(
        linkedData([
          {
            '@type': 'BlogPosting',
            headline: marker,
            author: { name: 'H. Writer' },
            datePublished: '2026-11-12',
          },
          {
            '@type': 'BlogPosting',
            headline: marker,
            author: { name: 'I. Writer' },
            dateModified: '2026-11-12T10:00',
          },
        ]),
        paragraph,
      ),
      expected: {
        facts: { ...english, publishedAt: '2026-11-12' },
        details: {
          authors: [
            { name: 'H. Writer', url: null },
            { name: 'I. Writer', url: null },
          ],
          modifiedAt: '2026-11-12T10:00',
        },
      },
    }),
  },
];
