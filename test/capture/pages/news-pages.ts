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

const host = 'news.example';

export const newsPages: readonly FixturePage[] = [
  {
    name: 'news: an article with everything in its metadata',
    host,
    path: '/articles/1?from=front',
    build: (origin) => ({
      html: html(
        `<link rel="canonical" href="/articles/1">${meta('og:url', `${origin}/articles/1`)}${meta('og:site_name', 'Practice News')}
        ${meta('article:published_time', '2026-11-20T18:00:00+01:00')}${meta('article:modified_time', '2026-11-21T08:30:00+01:00')}
        ${meta('article:author', 'https://news.example/writers/a')}${named('author', 'A. Writer')}${named('generator', 'Practice CMS 4.2')}`,
        `<h1>${marker}</h1>${image('/pictures/1.png')}`,
        'de-CH',
      ),
      expected: {
        facts: {
          language: 'de-CH',
          canonicalUrl: `${origin}/articles/1`,
          publishedAt: '2026-11-20T18:00:00+01:00',
        },
        details: {
          ogUrl: `${origin}/articles/1`,
          siteName: 'Practice News',
          authors: [
            { name: 'A. Writer', url: null },
            { name: null, url: 'https://news.example/writers/a' },
          ],
          modifiedAt: '2026-11-21T08:30:00+01:00',
          generator: 'Practice CMS 4.2',
          media: [{ kind: 'image', address: `${origin}/pictures/1.png`, pointed: false }],
        },
      },
    }),
  },
  {
    name: 'news: an article whose facts are all linked data, with a graph and references',
    host,
    path: '/articles/2',
    build: (origin) => ({
      html: html(
        linkedData({
          '@context': 'https://schema.org',
          '@graph': [
            { '@type': 'WebSite', name: 'Practice Gazette', description: marker },
            {
              '@type': 'NewsArticle',
              headline: marker,
              articleBody: marker,
              datePublished: '2026-11-19T10:00:00Z',
              dateModified: '2026-11-19T11:00:00Z',
              author: { '@id': '#b' },
            },
            { '@type': 'Person', '@id': '#b', name: 'B. Writer', url: '/writers/b', description: marker },
          ],
        }),
        `<h1>${marker}</h1>`,
      ),
      expected: {
        facts: { language: 'en', publishedAt: '2026-11-19T10:00:00Z' },
        details: {
          siteName: 'Practice Gazette',
          authors: [{ name: 'B. Writer', url: `${origin}/writers/b` }],
          modifiedAt: '2026-11-19T11:00:00Z',
        },
      },
    }),
  },
  {
    name: 'news: an article with microdata, whose shown names stay behind',
    host,
    path: '/articles/3',
    build: (origin) => ({
      html: html(
        '',
        `<article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">${marker}</h1>
        <span itemprop="author" itemscope><a itemprop="url" href="/writers/c"><b itemprop="name">${marker}</b></a></span>
        <time itemprop="datePublished" datetime="2026-11-18">${marker}</time>
        <time itemprop="dateModified" datetime="2026-11-18T12:00Z">${marker}</time><div itemprop="articleBody">${marker}</div></article>`,
      ),
      expected: {
        facts: { language: 'en', publishedAt: '2026-11-18' },
        details: { authors: [{ name: null, url: `${origin}/writers/c` }], modifiedAt: '2026-11-18T12:00Z' },
      },
    }),
  },
  {
    name: 'news: an article with several authors in several places',
    host,
    path: '/articles/4',
    build: (origin) => ({
      html: html(
        `${linkedData({ '@type': 'Article', author: [{ name: 'D. Writer', url: `${origin}/writers/d` }, 'E. Writer', { name: 'F. Writer' }] })}
        ${named('author', 'D. Writer')}<link rel="author" href="/writers/d">`,
        `<a rel="nofollow author" href="/writers/g">${marker}</a>`,
      ),
      expected: {
        facts: { language: 'en' },
        details: {
          authors: [
            { name: 'D. Writer', url: `${origin}/writers/d` },
            { name: 'E. Writer', url: null },
            { name: 'F. Writer', url: null },
            { name: null, url: `${origin}/writers/g` },
          ],
        },
      },
    }),
  },
  {
    name: 'news: a page that was reached by a redirect',
    host,
    path: '/articles/5',
    redirectedFrom: '/short/5',
    build: () => ({
      html: html('', greyBox),
      expected: { facts: { language: 'en' }, details: { redirected: true } },
    }),
  },
  {
    name: 'news: a page that is no longer there',
    host,
    path: '/articles/gone',
    status: 410,
    build: () => ({
      html: html(named('application-name', 'Practice News'), paragraph, 'fr'),
      expected: {
        facts: { language: 'fr', httpStatus: 410 },
        details: { siteName: 'Practice News' },
      },
    }),
  },
];
