import { join } from 'node:path';
import type { Window } from 'happy-dom';
import { build } from 'vite';
import { describe, expect, test } from 'vitest';
import { readPageFacts } from '../../extension/capture/page-facts.ts';
import extensionConfig from '../../extension/vite.config.ts';
import { factsOf, factsOfShadowed, type Page } from './page-world.ts';

const source = readPageFacts.toString();
const read = (html: string, page: Omit<Page, 'html'> = {}) => factsOf({ html, ...page }, source).facts;
const nothing = { referrer: null, language: null, canonicalUrl: null, publishedAt: null, httpStatus: null };
const linkedData = (...blocks: readonly unknown[]) =>
  blocks
    .map(
      (block) =>
        `<script type="application/ld+json">${typeof block === 'string' ? block : JSON.stringify(block)}</script>`,
    )
    .join('');

const article = `<!doctype html><html lang="de-CH"><head>
  <link rel="alternate" href="/feed"><link rel="canonical" href="/posts/1?a=b">
  <meta property="article:published_time" content="2026-11-20T18:00:00+01:00">
  </head><body><h1>Shown</h1><img src="/picture.png" alt="Shown"></body></html>`;
const articleFacts = {
  referrer: 'https://search.example/?q=practice',
  language: 'de-CH',
  canonicalUrl: 'https://example.com/posts/1?a=b',
  publishedAt: '2026-11-20T18:00:00+01:00',
  httpStatus: 200,
};
const visited: Omit<Page, 'html'> = {
  referrer: articleFacts.referrer,
  navigation: [{ responseStatus: 200 }],
};

describe('The page function, run as a text with nothing around it,', () => {
  test('reads what an article states about itself', () => {
    expect(read(article, visited)).toEqual(articleFacts);
  });

  test('asks the document for metadata only', () => {
    expect(new Set(factsOf({ html: article }, source).selectors)).toEqual(
      new Set([
        'link[rel~="canonical" i]',
        'meta[property="article:published_time"]',
        '[itemprop="datePublished"]',
        '[itemprop="uploadDate"]',
        'meta[itemprop="datePublished"]',
        'meta[itemprop="uploadDate"]',
        'script[type="application/ld+json"]',
      ]),
    );
  });

  test('would be found out if it read a text that the page shows, or anything else outside itself', () => {
    const reader = (body: string) => `function () { ${body} }`;
    const tried = (body: string) => () => factsOf({ html: article }, reader(body));
    const textOf = (selector: string) =>
      `const element = Document.prototype.querySelector.call(document, '${selector}');
       return Object.getOwnPropertyDescriptor(Node.prototype, 'textContent').get.call(element);`;
    expect(tried(textOf('h1'))).toThrow('read a text that the page shows');
    expect(tried('return document.title;')).toThrow('read "title" from the document itself');
    expect(tried('return fetch("/");')).toThrow('"fetch" is outside the page function');
    expect(tried('return helper_1();')).toThrow('"helper_1" is outside the page function');
  });

  test.each([
    ['an empty page', ''],
    ['a page without metadata', '<!doctype html><html><body>Shown</body></html>'],
    [
      'empty metadata',
      '<html lang=""><head><link rel="canonical"><meta property="article:published_time" content=""></head></html>',
    ],
    [
      'a page whose canonical link is no link',
      '<html><body><div rel="canonical" href="/a"></div></body></html>',
    ],
  ])('finds nothing in %s', (_, html) => {
    expect(read(html)).toEqual(nothing);
  });

  test.each([
    ['no entry', [], null],
    ['a status', [{ responseStatus: 404 }], 404],
    ['a browser that does not say', [{}], null],
    ['a status that was kept from it', [{ responseStatus: 0 }], null],
    ['a status that is no number', [{ responseStatus: '200' }], null],
  ])('reads the status of the answer from the navigation: %s', (_, navigation, httpStatus) => {
    expect(read(article, { navigation }).httpStatus).toBe(httpStatus);
  });

  test.each([
    ['Canonical', '<link rel="Canonical" href="https://other.example/x#y">', 'https://other.example/x#y'],
    [
      'one of several relations',
      '<link rel="nofollow canonical" href="//cdn.example/x">',
      'https://cdn.example/x',
    ],
    [
      'the first of two',
      '<link rel="canonical" href="/a"><link rel="canonical" href="/b">',
      'https://example.com/a',
    ],
  ])('reads a canonical address written as %s', (_, head, canonicalUrl) => {
    expect(read(`<html><head>${head}</head></html>`).canonicalUrl).toBe(canonicalUrl);
  });
});

describe('The time of publication is read from', () => {
  test.each<[string, string]>([
    ['a meta element', '<meta property="article:published_time" content="2026-11-20">'],
    [
      'a time element with microdata',
      '<time itemprop="datePublished" datetime="2026-11-20">last week</time>',
    ],
    ['an upload date in microdata', '<time itemprop="uploadDate" datetime="2026-11-20">last week</time>'],
    ['a meta element with microdata', '<meta itemprop="datePublished" content="2026-11-20">'],
    ['linked data', linkedData({ datePublished: '2026-11-20' })],
    ['linked data about a video', linkedData({ '@type': 'VideoObject', uploadDate: '2026-11-20' })],
    ['a list in linked data', linkedData([{ name: 'a' }, { datePublished: '2026-11-20' }])],
    [
      'a graph in linked data',
      linkedData({ '@graph': [{ '@type': 'WebSite' }, { datePublished: '2026-11-20' }] }),
    ],
    ['the main entity in linked data', linkedData({ mainEntity: { datePublished: '2026-11-20' } })],
    ['the second block of linked data', linkedData({ '@type': 'WebSite' }, { datePublished: '2026-11-20' })],
    [
      'the block behind broken linked data',
      linkedData('{"datePublished": ', 'null', '[]', '{"datePublished":"2026-11-20"}'),
    ],
    [
      'linked data, when the meta element states no date',
      `<meta property="article:published_time" content="soon">${linkedData({ datePublished: '2026-11-20' })}`,
    ],
  ])('%s', (_, head) => {
    expect(read(`<html><head>${head}</head></html>`).publishedAt).toBe('2026-11-20');
  });

  test.each([
    '2026-11',
    '2026-11-20',
    '2026-11-20T18:00',
    '2026-11-20T18:00:00',
    '2026-11-20T18:00:00Z',
    '2026-11-20T18:00:00.123Z',
    '2026-11-20T18:00:00+0100',
    '2026-11-20 18:00:00 +01:00',
  ])('a date like %s, as it is written', (date) => {
    expect(read(`<meta property="article:published_time" content="${date}">`).publishedAt).toBe(date);
  });

  test.each([
    'soon',
    '20/11/2026',
    'Practice 1',
    '2026',
    '2026-11-20 and more text',
    '<b>2026-11-20</b>',
  ])('nothing that is written like %s', (date) => {
    const head = `<meta property="article:published_time" content="${date}">${linkedData({ datePublished: date })}`;
    expect(read(head).publishedAt).toBeNull();
  });

  test.each<[string, unknown]>([
    ['a number', { datePublished: 20261120 }],
    ['an object', { datePublished: { value: '2026-11-20' } }],
    ['a text instead of linked data', 'datePublished: 2026-11-20'],
    ['a place that is too deep', { '@graph': [[[[[{ datePublished: '2026-11-20' }]]]]] }],
    [
      'a place that is too far behind',
      { '@graph': [...Array(50).fill({}), { datePublished: '2026-11-20' }] },
    ],
    ['a block that is too long', { padding: 'x'.repeat(200_000), datePublished: '2026-11-20' }],
  ])('no linked data with %s', (_, block) => {
    expect(read(linkedData(block)).publishedAt).toBeNull();
  });
});

describe('A page that works against the reader', () => {
  const clobbering = `<form name="referrer"></form><form name="querySelector"></form><img name="documentElement">
    <form name="querySelectorAll"></form><form id="document"><input name="getAttribute"><input name="href"></form>`;
  const shadowing: Record<string, (document: object, window: Window) => void> = {
    'shadows each member of the document with an element': (document, window) => {
      for (const name of [
        'referrer',
        'querySelector',
        'querySelectorAll',
        'documentElement',
        'URL',
        'title',
      ]) {
        Object.defineProperty(document, name, { value: window.document.createElement('form') });
      }
    },
    'overwrites the functions of the document': (document) => {
      const lie = () => {
        throw new Error('the page was asked');
      };
      for (const name of ['querySelector', 'querySelectorAll', 'getElementsByTagName']) {
        Object.defineProperty(document, name, { value: lie });
      }
    },
    'overwrites what its elements say': (_, window) => {
      const html = window.document.querySelector('html');
      const link = window.document.querySelector('link[rel=canonical]');
      Object.defineProperty(html, 'getAttribute', { value: () => 'xx' });
      Object.defineProperty(html, 'lang', { value: 'xx' });
      Object.defineProperty(link, 'href', { value: 'https://lie.example/' });
    },
  };

  test.each(Object.entries(shadowing))('and %s is read all the same', (_, shadow) => {
    const page = { ...visited, html: article.replace('<body>', `<body>${clobbering}`) };
    expect(factsOfShadowed(page, source, shadow)).toEqual(articleFacts);
  });

  test('by names of forms and images is read all the same', () => {
    expect(read(article.replace('<body>', `<body>${clobbering}`), visited)).toEqual(articleFacts);
  });

  test('by removing its head, or everything, is read as far as it goes', () => {
    const without = (selector: string) =>
      factsOfShadowed({ html: article, ...visited }, source, (_, window) =>
        window.document.querySelector(selector)?.remove(),
      );
    expect(without('head')).toEqual({ ...articleFacts, canonicalUrl: null, publishedAt: null });
    expect(without('html')).toEqual({ ...nothing, referrer: articleFacts.referrer, httpStatus: 200 });
  });

  test('by 50,000 elements is read in good time', () => {
    const crowded = article.replace('<body>', `<body>${'<p>Shown</p>'.repeat(50_000)}`);
    // Parsing it is happy-dom's time, not ours.
    const started: number[] = [];
    const facts = factsOfShadowed({ html: crowded, ...visited }, source, () =>
      started.push(performance.now()),
    );
    expect(performance.now() - (started[0] ?? 0)).toBeLessThan(2000);
    expect(facts).toEqual(articleFacts);
  });

  test('by thousands of blocks of linked data is asked no more than twenty', () => {
    const blocks = Array.from({ length: 2000 }, (_, index) =>
      index === 20 ? { datePublished: '2026-11-20' } : {},
    );
    expect(read(linkedData(...blocks)).publishedAt).toBeNull();
    expect(read(linkedData(...blocks.slice(1))).publishedAt).toBe('2026-11-20');
  });

  test('by deeply nested linked data is read in good time', () => {
    const nest = (depth: number): unknown => (depth === 0 ? {} : Array(12).fill(nest(depth - 1)));
    const html = linkedData(nest(4));
    const began = performance.now();
    expect(read(html).publishedAt).toBeNull();
    expect(performance.now() - began).toBeLessThan(2000);
  });

  test('by huge values gives each of them cut short', () => {
    const huge = 'x'.repeat(1_000_000);
    const facts = read(
      `<html lang="${huge}"><head><link rel="canonical" href="/${huge}">
       <meta property="article:published_time" content="2026-11-20${huge}"></head></html>`,
      { referrer: `https://search.example/${huge}` },
    );
    expect(facts.language).toHaveLength(4096);
    expect(facts.canonicalUrl).toHaveLength(4096);
    expect(facts.referrer).toHaveLength(4096);
    expect(facts.publishedAt).toBeNull();
  });
});

test('The page function still stands alone when it was bundled and made small', async () => {
  expect(factsOf({ html: article, ...visited }, functionIn(await bundleOfBackground())).facts).toEqual(
    articleFacts,
  );
}, 60_000);

/** The background as the build makes it, in memory. */
async function bundleOfBackground(): Promise<string> {
  const { build: settings, ...config } = extensionConfig;
  const built = await build({
    ...config,
    configFile: false,
    plugins: [],
    build: {
      ...settings,
      write: false,
      rollupOptions: { input: join(import.meta.dirname, '../../extension/background.ts') },
    },
  });
  const [output] = 'output' in built ? built.output : [];
  if (output?.type !== 'chunk') throw new Error('the build gave no background');
  return output.code;
}

/** The text of the page function within a bundle: the function around its first selector. */
function functionIn(bundle: string): string {
  const mark = bundle.indexOf('link[rel~="canonical" i]');
  const start = bundle.lastIndexOf(
    'function ',
    bundle.lastIndexOf('Document.prototype.querySelector.call', mark),
  );
  if (mark < 0 || start < 0) throw new Error('the bundle has no page function');
  let depth = 0;
  for (let end = bundle.indexOf('{', start); end < bundle.length; end += 1) {
    if (bundle[end] === '{') depth += 1;
    if (bundle[end] === '}') depth -= 1;
    // The braces of the function's regular expression come in pairs.
    if (depth === 0) return bundle.slice(start, end + 1);
  }
  throw new Error('the page function does not end');
}
