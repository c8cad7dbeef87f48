import {
  type FixturePage,
  greyBox,
  html,
  image,
  linkedData,
  marker,
  meta,
  named,
  paragraph,
} from './fixture-page.ts';

const host = 'forum.example';
const posts = (count: number) =>
  Array.from(
    { length: count },
    (_, place) =>
      `<article id="post-${place}" class="${marker}"><a href="/u/${marker}">${marker}</a>${paragraph}</article>`,
  ).join('');

export const forumPages: readonly FixturePage[] = [
  {
    name: 'forum: a thread',
    host,
    path: '/t/practice-thread/7#post-3',
    build: (origin) => ({
      html: html(
        `<link rel="canonical" href="${origin}/t/practice-thread/7">${named('generator', 'Practice Board 3.1')}
        ${linkedData({ '@type': 'DiscussionForumPosting', text: marker, datePublished: '2026-11-17T09:00:00Z', author: { '@type': 'Person', name: 'practice_account', url: `${origin}/u/practice_account` } })}`,
        posts(30),
      ),
      expected: {
        facts: {
          language: 'en',
          canonicalUrl: `${origin}/t/practice-thread/7`,
          publishedAt: '2026-11-17T09:00:00Z',
        },
        details: {
          authors: [{ name: 'practice_account', url: `${origin}/u/practice_account` }],
          generator: 'Practice Board 3.1',
        },
      },
    }),
  },
  {
    name: 'forum: a thread with avatars that are there twice',
    host,
    path: '/t/8?page=2',
    build: (origin) => ({
      html: html(
        '',
        `${image('/avatars/1.png')}${image('/avatars/1.png')}${image('avatars/2.png')}${posts(3)}`,
      ),
      expected: {
        facts: { language: 'en' },
        details: {
          media: [
            { kind: 'image', address: `${origin}/avatars/1.png`, pointed: false },
            { kind: 'image', address: `${origin}/t/avatars/2.png`, pointed: false },
          ],
        },
      },
    }),
  },
  {
    name: 'forum: a list of threads with a base address of its own',
    host,
    path: '/list/new',
    build: (origin) => ({
      html: html(
        `<base href="/board/">${meta('og:url', 'list')}`,
        `${image('dot.png')}<iframe src="ads" title="${marker}" width="10" height="10"></iframe>`,
      ),
      expected: {
        facts: { language: 'en' },
        details: {
          ogUrl: `${origin}/board/list`,
          frames: [{ address: `${origin}/board/ads`, pointed: false }],
          media: [{ kind: 'image', address: `${origin}/board/dot.png`, pointed: false }],
        },
      },
    }),
  },
  {
    name: 'forum: a page for members, which says nothing',
    host,
    path: '/members',
    status: 403,
    build: () => ({ html: `<p>${marker}</p>`, expected: { facts: { httpStatus: 403 } } }),
  },
  {
    name: 'forum: a page of metadata without values',
    host,
    path: '/empty',
    build: () => ({
      html: html(
        `${meta('og:url', '')}${meta('og:site_name', ' ')}${named('author', '')}${named('generator', '')}<link rel="author"><link rel="canonical">`,
        `<img alt="${marker}"><video title="${marker}"></video><iframe title="${marker}"></iframe>${greyBox}`,
        '',
      ),
      expected: {},
    }),
  },
];
