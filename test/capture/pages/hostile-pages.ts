import { type FixturePage, html, image, linkedData, marker, meta, named, paragraph } from './fixture-page.ts';

const host = 'hostile.example';
const english = { language: 'en' };
const shadowing = [
  'querySelector',
  'querySelectorAll',
  'baseURI',
  'URL',
  'documentElement',
  'images',
  'textContent',
]
  .map((name) => `<form name="${name}"></form><img name="${name}" alt="${marker}">`)
  .join('');

/** Pages that work against the reader. */
export const hostilePages: readonly FixturePage[] = [
  {
    name: 'hostile: names of forms and images that shadow the document',
    host,
    path: '/1',
    build: (origin) => ({
      html: html(
        `${meta('og:url', `${origin}/1`)}${named('author', 'M. Writer')}`,
        `${shadowing}<form id="document"><input name="getAttribute"><input name="matches"></form>${image('/a.png')}`,
      ),
      expected: {
        facts: english,
        details: {
          ogUrl: `${origin}/1`,
          authors: [{ name: 'M. Writer', url: null }],
          media: [{ kind: 'image', address: `${origin}/a.png`, pointed: false }],
        },
      },
    }),
  },
  {
    name: 'hostile: a script that overwrites the members of the document and its elements',
    host,
    path: '/2',
    build: (origin) => ({
      html: html(
        named('author', 'N. Writer'),
        `${image('/a.png')}<script>
        for (const name of ['querySelectorAll', 'querySelector', 'baseURI', 'URL', 'images'])
          Object.defineProperty(document, name, { get() { throw new Error('${marker}') } });
        for (const element of document.getElementsByTagName('*'))
          for (const name of ['getAttribute', 'matches', 'src', 'currentSrc', 'textContent'])
            Object.defineProperty(element, name, { value: '${marker}' });
        </script>`,
      ),
      expected: {
        facts: english,
        details: {
          authors: [{ name: 'N. Writer', url: null }],
          media: [{ kind: 'image', address: `${origin}/a.png`, pointed: false }],
        },
      },
    }),
  },
  {
    name: 'hostile: linked data that goes down and round without end',
    host,
    path: '/3',
    build: () => {
      const nest = (depth: number): unknown => (depth === 0 ? {} : Array(12).fill(nest(depth - 1)));
      return {
        html: html(
          `<script type="application/ld+json">{"__proto__":{"name":"${marker}"},"author":"O. Writer"}</script>
          ${linkedData({ '@id': '#x', author: { '@id': '#x' }, mainEntity: { '@id': '#x' } })}${linkedData(nest(4))}`,
          paragraph,
        ),
        expected: { facts: english, details: { authors: [{ name: 'O. Writer', url: null }] } },
      };
    },
  },
  {
    name: 'hostile: values of megabytes and signs that turn the reading',
    host,
    path: '/4',
    build: (origin) => ({
      html: html(
        `${meta('og:site_name', 'x'.repeat(1_000_000))}${meta('og:url', `/${'x'.repeat(5000)}`)}${named('author', 'P.\u0007 Writer')}${named('generator', '&lt;b&gt;&quot;Practice&quot;&amp;')}`,
        `<img src="/${'y'.repeat(3000)}" alt="${marker}">${image('/a.png')}`,
      ),
      expected: {
        facts: english,
        details: {
          siteName: 'x'.repeat(200),
          authors: [{ name: 'P. Writer', url: null }],
          generator: '<b>"Practice"&',
          media: [{ kind: 'image', address: `${origin}/a.png`, pointed: false }],
        },
      },
    }),
  },
  {
    name: 'hostile: statements about another site',
    host,
    path: '/5',
    build: () => ({
      html: html(
        `<link rel="canonical" href="https://other.example/a">${meta('og:url', 'https://other.example/a')}${meta('og:video:url', 'https://name:word@other.example/v')}
        ${linkedData({ '@type': 'VideoObject', embedUrl: { toString: marker }, isLiveBroadcast: { a: true }, endDate: marker })}`,
        paragraph,
      ),
      expected: {
        facts: { ...english, canonicalUrl: 'https://other.example/a' },
        details: {
          ogUrl: 'https://other.example/a',
          players: [{ origin: 'https://other.example', live: null }],
        },
      },
    }),
  },
];
