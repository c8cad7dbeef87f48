import { type FixturePage, html, linkedData, marker, meta, paragraph } from './fixture-page.ts';

const host = 'video.example';
const player = (origin: string, live: boolean | null) => [{ origin, live }];
const english = { language: 'en' };

export const videoPages: readonly FixturePage[] = [
  {
    name: 'video: a recording in linked data',
    host,
    path: '/watch?v=practice1',
    build: () => ({
      html: html(
        linkedData({
          '@type': 'VideoObject',
          name: marker,
          transcript: marker,
          uploadDate: '2026-11-16T08:00:00Z',
          embedUrl: 'https://player.example/embed/practice1?key=1',
          contentUrl: 'https://media.example/practice1.mp4',
          author: {
            '@type': 'Organization',
            name: 'Practice Channel',
            url: 'https://video.example/c/practice',
          },
        }),
        paragraph,
      ),
      expected: {
        facts: { ...english, publishedAt: '2026-11-16T08:00:00Z' },
        details: {
          authors: [{ name: 'Practice Channel', url: 'https://video.example/c/practice' }],
          players: [...player('https://player.example', null), ...player('https://media.example', null)],
        },
      },
    }),
  },
  {
    name: 'video: a live stream in linked data',
    host,
    path: '/live/1',
    build: () => ({
      html: html(
        linkedData({
          '@type': 'VideoObject',
          embedUrl: 'https://player.example/live/1',
          publication: [
            { '@type': 'BroadcastEvent', isLiveBroadcast: true, startDate: '2026-11-23T08:00:00Z' },
          ],
        }),
        paragraph,
      ),
      expected: { facts: english, details: { players: player('https://player.example', true) } },
    }),
  },
  {
    name: 'video: a live stream that has ended',
    host,
    path: '/live/2',
    build: () => ({
      html: html(
        linkedData({
          '@type': ['Thing', 'VideoObject'],
          embedUrl: 'https://player.example/live/2',
          publication: {
            isLiveBroadcast: 'https://schema.org/True',
            startDate: '2020-01-01T08:00:00Z',
            endDate: '2020-01-01T09:00:00Z',
          },
        }),
        paragraph,
      ),
      expected: { facts: english, details: { players: player('https://player.example', false) } },
    }),
  },
  {
    name: 'video: a live stream in microdata',
    host,
    path: '/live/3',
    build: () => ({
      html: html(
        '',
        `<div itemscope itemtype="https://schema.org/VideoObject"><meta itemprop="name" content="${marker}">
        <meta itemprop="embedURL" content="https://player.example/live/3"><meta itemprop="isLiveBroadcast" content="True">
        <meta itemprop="uploadDate" content="2026-11-23"></div>`,
      ),
      expected: {
        facts: { ...english, publishedAt: '2026-11-23' },
        details: { players: player('https://player.example', true) },
      },
    }),
  },
  {
    name: 'video: a player in Open Graph',
    host,
    path: '/w/1',
    build: (origin) => ({
      html: html(
        `${meta('og:url', `${origin}/w/1`)}${meta('og:site_name', 'Practice Video')}${meta('og:video:url', 'https://embed.example/w/1')}
        ${meta('og:video:secure_url', 'https://embed.example/w/1')}${meta('twitter:player', 'https://embed.example/card/1')}`,
        paragraph,
      ),
      expected: {
        facts: english,
        details: {
          ogUrl: `${origin}/w/1`,
          siteName: 'Practice Video',
          players: player('https://embed.example', null),
        },
      },
    }),
  },
  {
    name: 'video: elements of the page itself',
    host,
    path: '/plain',
    build: (origin) => ({
      html: html(
        '',
        `<video preload="none" title="${marker}" poster="/${marker}.png"><source src="/files/1.mp4" type="video/mp4"><track src="/${marker}.vtt"></video>
        <audio preload="none" src="http://sound.example/2.ogg" title="${marker}"></audio>`,
      ),
      expected: {
        facts: english,
        details: {
          players: [...player(origin, null), ...player('http://sound.example', null)],
          media: [
            { kind: 'video', address: `${origin}/files/1.mp4`, pointed: false },
            { kind: 'audio', address: 'http://sound.example/2.ogg', pointed: false },
          ],
        },
      },
    }),
  },
  {
    name: 'video: a player in a frame',
    host,
    path: '/embedding',
    build: () => ({
      html: html(
        '',
        `<iframe title="${marker}" width="40" height="40" src="http://player.example/embed/9?auto=1" allow="autoplay; encrypted-media"></iframe>
        <iframe title="${marker}" width="40" height="40" src="http://ads.example/box"></iframe>`,
      ),
      expected: {
        facts: english,
        details: {
          players: player('http://player.example', null),
          frames: [
            { address: 'http://player.example/embed/9?auto=1', pointed: false },
            { address: 'http://ads.example/box', pointed: false },
          ],
        },
      },
    }),
  },
  {
    name: 'video: a player under the cursor',
    host,
    path: '/pointed',
    pointAt: { selector: '#pointed', address: (origin) => `${origin}/files/2.mp4` },
    build: (origin) => ({
      html: html(
        '',
        `<video preload="none" src="/files/1.mp4" width="40" height="40"></video>
        <video id="pointed" preload="none" src="/files/2.mp4" style="display:block;width:80px;height:80px;background:#999"></video>`,
      ),
      expected: {
        facts: english,
        details: {
          players: player(origin, null),
          media: [
            { kind: 'video', address: `${origin}/files/2.mp4`, pointed: true },
            { kind: 'video', address: `${origin}/files/1.mp4`, pointed: false },
          ],
        },
      },
    }),
  },
];
