import { join } from 'node:path';
import fc from 'fast-check';
import { build } from 'vite';
import { describe, expect, test } from 'vitest';
import { readSelectedLinks } from '../../../extension/capture/lists/links.ts';
import extensionConfig from '../../../extension/vite.config.ts';
import { selectedIn } from './selection-world.ts';

const source = readSelectedLinks.toString();
const everything = () => undefined;
const read = (html: string) => selectedIn(html, everything, source);
const service = '2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid.onion';

const listing = `<p id="one">Words <a href="https://a.example/x?y#z">here</a> and <a href="/c">there</a>.</p>
  <p id="two">More <a href="HTTPS://B.example/"><b>words</b></a> <a name="no">none</a></p>
  <p id="three"><a href="mailto:name@example.com">mail</a><a href="javascript:void 0">run</a></p>
  <map><area href="https://d.example/map"></map><p id="four"><a href="https://e.example/">last</a></p>`;

describe('Of a selection, the page function gives', () => {
  test('where each link in it leads on the web, in their order, each once', () => {
    expect(read(`${listing}${listing}`)).toEqual({
      links: [
        'https://a.example/x?y#z',
        'https://page.example/c',
        'https://b.example/',
        'https://d.example/map',
        'https://e.example/',
      ],
      written: [],
      more: false,
    });
  });

  test('only links that the selection touches', () => {
    const selected = selectedIn(
      listing,
      (document, range) => {
        const [from, to] = [document.querySelector('#one'), document.querySelector('#two b')];
        range.setStart(from?.childNodes[2] as never, 1);
        range.setEnd(to?.firstChild as never, 2);
      },
      source,
    );
    expect(selected.links).toEqual(['https://page.example/c', 'https://b.example/']);
  });

  test('no link before whose first letter the selection ends, as after a click on a whole paragraph', () => {
    const paragraph = selectedIn(
      '<p><a href="/one">one</a></p><a href="/two"><b>two</b></a>',
      (document, range) => {
        range.setStart(document.querySelector('p') as never, 0);
        range.setEnd(document.querySelector('b')?.firstChild as never, 0);
      },
      source,
    );
    expect(paragraph.links).toEqual(['https://page.example/one']);
  });

  test('nothing behind the selection, wherever in a link it begins and ends', () => {
    const between = selectedIn(
      '<a href="/one">one <b>b</b></a> https://a.example/x <a href="/two">two <i>i</i></a> https://no.example/ <a href="/no">no</a>',
      (document, range) => {
        range.setStart(document.querySelector('a')?.firstChild as never, 2);
        range.setEnd(document.querySelector('[href="/two"]')?.firstChild as never, 2);
      },
      source,
    );
    expect(between.links).toEqual(['https://page.example/one', 'https://page.example/two']);
    expect(between.written).toEqual(['https://a.example/x']);
  });

  test('the link that the selection lies within', () => {
    const within = selectedIn(
      listing,
      (document, range) => {
        const text = document.querySelector('#two b')?.firstChild;
        range.setStart(text as never, 1);
        range.setEnd(text as never, 3);
      },
      source,
    );
    expect(within.links).toEqual(['https://b.example/']);
  });

  test('nothing where nothing is selected', () => {
    const collapsed = selectedIn(listing, (_, range) => range.collapse(true), source);
    expect(collapsed).toEqual({ links: [], written: [], more: false });
  });

  test.each<[string, string, readonly string[]]>([
    ['an address', 'See https://a.example/x?y=z#w now', ['https://a.example/x?y=z#w']],
    [
      'addresses on lines',
      'http://a.example/\nhttps://b.example/',
      ['http://a.example/', 'https://b.example/'],
    ],
    ['an address spelled in another way', 'See hxxps[:]//a[.]example/x now', ['hxxps[:]//a[.]example/x']],
    ['a host spelled in another way', 'See sub[.]a(dot)example/x now', ['sub[.]a(dot)example/x']],
    ['an onion address', `See ${service}/a now`, [`${service}/a`]],
    [
      'an address of IPFS',
      'See ipfs://practice/a and /ipfs/practice',
      ['ipfs://practice/a', '/ipfs/practice'],
    ],
    [
      'addresses of two paragraphs',
      '<p>https://a.example/x</p><p>https://b.example/y</p>',
      ['https://a.example/x', 'https://b.example/y'],
    ],
    ['addresses parted by a line break', 'https://a.example/x<br>words', ['https://a.example/x']],
    [
      'addresses of two spans',
      '<span>https://a.example/x</span><span>https://b.example/y</span>',
      ['https://a.example/x', 'https://b.example/y'],
    ],
    [
      'an address with letters set off',
      'https://<b>a</b>.exam<wbr>ple/<mark>x</mark>',
      ['https://a.example/x'],
    ],
    [
      'cells of a table',
      '<table><tr><td>https://a.example/x</td><td>words</td></tr></table>',
      ['https://a.example/x'],
    ],
  ])('%s that is written in it', (_, html, written) => {
    expect(read(html)).toEqual({ links: [], written, more: false });
  });

  test('no piece of the text besides', () => {
    const words =
      'Private words, name@example.com, name[at]example[.]com, first[.]last@example.com, 1.2.3, e.g. and';
    expect(read(`<p>${words} (hxxp://a[.]example/x) more words</p><p>${words}</p>`).written).toEqual([
      'hxxp://a[.]example/x)',
    ]);
  });

  test('no text of links, scripts, styles or fields', () => {
    const html = ['script', 'style', 'textarea', 'noscript', 'template']
      .map((name) => `<${name}>https://no.example/x</${name}>`)
      .join('');
    expect(read(`${html}<a href="https://a.example/long">https://a.example/lo…</a>`)).toEqual({
      links: ['https://a.example/long'],
      written: [],
      more: false,
    });
  });

  test('only what is selected of a text', () => {
    const part = selectedIn(
      '<p>https://a.example/x https://b.example/y https://c.example/z</p>',
      (document, range) => {
        const text = document.querySelector('p')?.firstChild;
        range.setStart(text as never, 20);
        range.setEnd(text as never, 39);
      },
      source,
    );
    expect(part.written).toEqual(['https://b.example/y']);
  });

  test('whatever the text, pieces that stand in it and hold an address', () => {
    const units = [
      'https://',
      'hxxp://',
      'a[.]example',
      '[.]',
      '(dot)',
      '@',
      'name',
      '.onion',
      ' ',
      '/ipfs/',
      'secret',
      ')',
    ];
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...units), maxLength: 20, size: 'max' }), (text) => {
        const { written } = read(`<p>${text}</p>`);
        for (const piece of written) {
          expect(text).toContain(piece);
          expect(piece).toMatch(/^(https|hxxp):\/\/.|\[\.\]|\(dot\)|\.onion|^\/ipfs\/./);
          expect(piece).not.toMatch(/\s/);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('A page that works against the page function', () => {
  test('by a thousand links and more is cut short, and it says so', () => {
    const html = Array.from({ length: 1005 }, (_, index) => `<a href="/${index}">x</a>`).join('');
    const { links, more } = read(html);
    expect(links).toHaveLength(1000);
    expect(more).toBe(true);
  });

  test('by an address without end has it left out, not cut to another, and the rest is read', () => {
    const long = 'x'.repeat(9000);
    expect(
      read(
        `<a href="https://a.example/${long}">x</a> https://b.example/${long} <a href="/c">c</a> http://d.example/`,
      ),
    ).toEqual({ links: ['https://page.example/c'], written: ['http://d.example/'], more: true });
  });

  test('by names of forms and by overwriting its own elements is read all the same', () => {
    const clobbering = `<form name="getSelection"></form><form name="Range"><input name="href"></form>
      <form><input name="nodeType"><input name="firstChild"><input name="nextSibling"></form>`;
    const lie = () => {
      throw new Error('the page was asked');
    };
    const { links } = selectedIn(`${clobbering}${listing}`, everything, source, (window) => {
      for (const element of window.document.querySelectorAll('a')) {
        Object.defineProperty(element, 'href', { value: 'https://lie.example/' });
        Object.defineProperty(element, 'localName', { get: lie });
      }
      Object.defineProperty(window.document, 'getSelection', { value: lie });
    });
    expect(links[0]).toBe('https://a.example/x?y#z');
    expect(links).toHaveLength(5);
  });

  test.each([
    'h',
    'http://',
    'a[.]',
    'a.',
    'a[.]b@',
    '[',
    '@',
  ])('by 20,000 times %j is read in good time', (part) => {
    const began = performance.now();
    read(`<p>${part.repeat(20_000)}@</p>`);
    expect(performance.now() - began).toBeLessThan(3000);
  });
});

describe('The page function', () => {
  test('would be found out if it asked for layout, for anything outside itself or for the page’s own members', () => {
    const tried = (body: string) => () => selectedIn(listing, everything, `function () { ${body} }`);
    const range = 'Selection.prototype.getRangeAt.call(Document.prototype.getSelection.call(document), 0)';
    expect(tried(`Range.prototype.getBoundingClientRect.call(${range})`)).toThrow(
      '"getBoundingClientRect" of Range',
    );
    expect(tried(`Selection.prototype.toString.call(document)`)).toThrow('"toString" of Selection');
    expect(tried(`Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML')`)).toThrow('of Element');
    expect(tried('return fetch("/");')).toThrow('"fetch" is outside the page function');
    expect(tried('helper_1();')).toThrow('"helper_1" is outside the page function');
  });

  test('still stands alone when it was bundled and made small', async () => {
    const { build: settings, ...config } = extensionConfig;
    const built = await build({
      ...config,
      configFile: false,
      plugins: [],
      logLevel: 'silent',
      build: {
        ...settings,
        write: false,
        rollupOptions: {
          input: join(import.meta.dirname, '../../../extension/capture/lists/links.ts'),
          preserveEntrySignatures: 'strict',
        },
      },
    });
    const [output] = 'output' in built ? built.output : [];
    if (output?.type !== 'chunk') throw new Error('the build gave nothing');
    const bundled = (await import(`data:text/javascript,${encodeURIComponent(output.code)}`)) as object;
    const [small] = Object.values(bundled) as readonly object[];
    expect(selectedIn(`${listing}<p>hxxp://f[.]example/</p>`, everything, String(small))).toEqual(
      read(`${listing}<p>hxxp://f[.]example/</p>`),
    );
  }, 60_000);
});
