import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ListItem, most, readAddressList } from '../../../extension/capture/lists/address-list.ts';
import { hasUserInfo, withoutUserInfo } from '../../../extension/report/address.ts';
import { defanged, refanged } from '../../../extension/report/defang.ts';
import { duplicateForm } from '../../../extension/report/duplicate.ts';
import { hostileText, webAddress } from '../../builders/hostile.ts';
import '../../faithful-url.ts';

const service = '2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid.onion';
const version0 = 'QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWKPBdG';
const version1 = 'bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi';

const urlOf = (item: ListItem) =>
  item.kind === 'not-reportable' ? `${item.because}: ${item.written}` : item.url;
const read = (text: string) => readAddressList(text).items.map(urlOf);
const [a, b, c] = ['https://a.example/x', 'https://b.example/y?z=1', 'http://c.example/'];

describe('A list is read from', () => {
  test.each<[string, string, readonly string[]]>([
    ['one address', a, [a]],
    ['one address a line', `${a}\n${b}\n${c}`, [a, b, c]],
    ['lines of each kind, blank ones among them', `\r\n${a}\r\n\r\n  ${b}\t\r${c}\u2028\n`, [a, b, c]],
    ['commas', `${a},${b},${c}`, [a, b, c]],
    ['commas and spaces, and one at the end', `${a}, ${b} , ${c},`, [a, b, c]],
    ['semicolons', `${a};${b}; ${c};`, [a, b, c]],
    ['tabs', `${a}\t${b}\t${c}`, [a, b, c]],
    ['bars', `|${a}|${b}| ${c} |`, [a, b, c]],
    ['quotation marks', `"${a}","${b}"\n'${c}'`, [a, b, c]],
    ['a list of a program', `['${a}', '${b}','${c}']`, [a, b, c]],
    ['JSON', `{"pages":["${a}","${b}"],"last":{"url":"${c}"}}`, [a, b, c]],
    ['angle brackets', `<${a}> <${b}>,<${c}>`, [a, b, c]],
    ['a chat', `<${a}|words> and <${b}>`, [a, b]],
    ['HTML', `<a href="${a}">words</a><a href='${b}'>words</a>`, [a, b]],
    ['Markdown', `[words](${a}), [${b}](${b} "title"), <${c}>`, [a, b, c]],
    ['Markdown without spaces', `[words](${a})[words](${b})`, [a, b]],
    ['emphasis', `**${a}** _${b}_ ~${c}~`, [a, b, c]],
    ['a sentence', `Seen at ${a}, then (${b}): “${c}”. More to come!`, [a, b, c]],
    ['a question', `Did you see ${a}? And ${b}!`, [a, b]],
    ['a sentence without spaces', `见${a}。又见「${b}」`, [a, b]],
    ['a label', `URL:${a}`, [a]],
  ])('%s', (_, text, urls) => {
    expect(read(text)).toEqual(urls);
  });

  test.each<[string, string, readonly string[]]>([
    ['with a heading', `id,url,note\n1,${a},new\n2,${b},old\n`, [a, b]],
    ['with a heading, the address in front', `Link;Seen\n${a};2026\n${b};2025`, [a, b]],
    ['with a column before the address', `1,${a},new\n2,${b},old`, [a, b]],
    ['with words behind the address', `${a},seen in a group,1\n${b},seen alone,2`, [a, b]],
    ['with quotes', `"${a},1","said ""so"", twice"\n"${b}","over\ntwo lines"`, [`${a},1`, b]],
    ['with tabs', `${a}.\tnew\n${b}\told`, [`${a}.`, b]],
    ['with addresses in two columns', `page,profile\n${a},${b}\n${c},\n`, [a, b, c]],
    ['with an address in the note', `id,url,note\n1,${a},"see ${b}, too"\n2,${c},`, [a, b, c]],
    [
      'with defanged addresses',
      'url,note\nhxxps://d[.]example/1,x\nhxxps://e[.]example/2,y',
      ['https://d.example/1', 'https://e.example/2'],
    ],
    ['with blank lines and spaces', `id , url\n\n1 , ${a} \n\n2 , ${b}\n\n`, [a, b]],
  ])('a table %s, whichever its column', (_, text, urls) => {
    expect(read(text)).toEqual(urls);
  });

  test.each([
    ['https://a.example/0,1518,1,00.html\nhttps://a.example/0,1518,2,00.html'],
    ['https://a.example/x;jsessionid=1\nhttps://a.example/y;jsessionid=2'],
    ['https://a.example/a,b'],
    ['https://a.example/wiki/Name_Inc.'],
    ['https://a.example/wiki/Name_(film)'],
    ['https://a.example/?q=[a]&b={c}|d'],
    ["https://a.example/it's"],
    ['https://archive.example/web/2026/https://a.example/x'],
    ['https://a.example/日本（語）'],
    ['https://a.example/?u=https://b.example/,c'],
  ])('addresses with such signs within as they are: %s', (text) => {
    expect(read(text)).toEqual(text.split('\n'));
  });

  test.each([
    [`See ${a}.`, a],
    [`(${a}).`, a],
    [`See https://a.example/wiki/Name_(film).`, 'https://a.example/wiki/Name_(film)'],
    [`(see https://a.example/wiki/Name_(film))`, 'https://a.example/wiki/Name_(film)'],
    [`See "${a}".`, a],
    [`See [${a}];`, a],
    [`See ${a}?!…`, a],
  ])('%s without what belongs to the sentence', (text, url) => {
    expect(read(text)).toEqual([url]);
  });
});

describe('Of an address the list says', () => {
  test('what was written, what it is, and whether it was defanged', () => {
    expect(readAddressList(`${a} hxxps://d[.]example/x`)).toEqual({
      items: [
        { written: a, kind: 'address', url: a, refanged: false },
        { written: 'hxxps://d[.]example/x', kind: 'address', url: 'https://d.example/x', refanged: true },
      ],
      repetitions: 0,
      more: false,
    });
  });

  test('nothing of a user name or password in what would be reported', () => {
    expect(readAddressList('hxxps://name:word@d[.]example/x').items).toEqual([
      {
        written: 'hxxps://name:word@d[.]example/x',
        kind: 'address',
        url: 'https://d.example/x',
        refanged: true,
      },
    ]);
  });

  test.each<[string, string]>([
    [`http://${service}/a?b`, `http://${service}/a?b`],
    [`http://sub.${service}`, `http://sub.${service}`],
    [`hxxp://${service.replace('.', '[.]')}/a`, `http://${service}/a`],
    [`${service}/a`, `${service}/a`],
    [service.replace('.', '[.]'), service],
  ])('that %s is an onion address', (written, url) => {
    expect(readAddressList(written).items).toEqual([{ written, kind: 'onion', url }]);
    expect(readAddressList(`Go to (${written}).`).items).toEqual([{ written, kind: 'onion', url }]);
  });

  test.each<[string, string]>([
    [`ipfs://${version0}`, `ipfs://${version0}`],
    [`ipfs://${version1}/a.b?c`, `ipfs://${version1}/a.b?c`],
    [`ipfs[:]//${version1}`, `ipfs://${version1}`],
    [`ipns://docs.example/a`, `ipns://docs.example/a`],
    [`/ipfs/${version0}/a`, `/ipfs/${version0}/a`],
  ])('that %s is of IPFS', (written, url) => {
    expect(readAddressList(written).items).toEqual([{ written, kind: 'ipfs', url }]);
    expect(readAddressList(`Go to (${written}).`).items).toEqual([{ written, kind: 'ipfs', url }]);
  });

  test('that a gateway’s page is an address of the web, which can be reported', () => {
    const gateway = `https://gateway.example/ipfs/${version0}/a`;
    expect(readAddressList(gateway).items).toEqual([
      { written: gateway, kind: 'address', url: gateway, refanged: false },
    ]);
  });

  test.each<[string, string, string]>([
    ['example.com/a', 'example.com/a', 'address-without-scheme'],
    ['example.com:8080/a', 'example.com:8080/a', 'address-without-scheme'],
    ['192.0.2.7', '192.0.2.7', 'address-without-scheme'],
    ['See www.example.com/a.', 'www.example.com/a', 'address-without-scheme'],
    ['See sub[.]example[.]com/a, too', 'sub[.]example[.]com/a', 'address-without-scheme'],
    ['See example(dot)com', 'example(dot)com', 'address-without-scheme'],
    ['192[.]0[.]2[.]7', '192[.]0[.]2[.]7', 'address-without-scheme'],
    [`http://${service.slice(1)}/a`, `http://${service.slice(1)}/a`, 'onion-address-incomplete'],
    ['See practice.onion', 'practice.onion', 'onion-address-incomplete'],
    [`ipfs://${version0.slice(0, -1)}`, `ipfs://${version0.slice(0, -1)}`, 'ipfs-address-incomplete'],
    ['file:///C:/a.html', 'file:///C:/a.html', 'address-is-file'],
    ['ftp://example.com/a', 'ftp://example.com/a', 'address-is-browser-page'],
    ['chrome://settings/', 'chrome://settings/', 'address-is-browser-page'],
    ['blob:https://example.com/1', 'blob:https://example.com/1', 'address-is-embedded'],
    ['https://[2001:db8::g]/', 'https://[2001:db8::g]/', 'not-a-web-address'],
    ['https://exa%mple.com/', 'https://exa%mple.com/', 'not-a-web-address'],
  ])('why not, where it can’t be reported: %s', (text, written, because) => {
    expect(readAddressList(text).items).toEqual([{ written, kind: 'not-reportable', because }]);
  });

  test('nothing of the content that an address has within', () => {
    expect(readAddressList(`data:image/png;base64,${'A'.repeat(5000)} ${a}`).items).toEqual([
      { written: 'data:image/png;base64', kind: 'not-reportable', because: 'address-is-embedded' },
      { written: a, kind: 'address', url: a, refanged: false },
    ]);
  });
});

describe('No address is made of', () => {
  test.each([
    [''],
    [' \n\t\r\n '],
    ['words'],
    ['Write to first.last@example.com or to name[at]example[.]com or name[@]example[.]com.'],
    ['Version 1.2.3 of 20.11.2026, e.g. at 12.30, costs 3.14'],
    ['The addresses begin with http:// or https://, /ipfs/ or hxxp://.'],
    ['Look [.] here (dot) and there'],
    ['Open report.pdf and see'],
    ['C:\\folder\\file.txt'],
    ['a/b.c/d and x:y'],
  ])('%j', (text) => {
    expect(read(text)).toEqual([]);
  });

  test('a name of a file beside an address', () => {
    expect(read(`id,file,url\n1,practice.pdf,${a}\n2,other.pdf,${b}`)).toEqual([a, b]);
  });
});

describe('A page is listed once', () => {
  test('where it stood first, and its repetitions are counted', () => {
    const text = `${b}\n${a}\nhxxps://a[.]example/x\n${a}#part\n${a}?utm_source=y\nhttps://name@A.example/x\n${c}`;
    const list = readAddressList(text);
    expect(list.items.map(urlOf)).toEqual([b, a, c]);
    expect(list.repetitions).toBe(4);
  });

  test.each([
    [`http://${service}/a`],
    [`ipfs://${version0}`],
    ['sub[.]example[.]com'],
  ])('also when it is %s', (text) => {
    expect(readAddressList(`${text}\n${text}`)).toMatchObject({ items: [{ written: text }], repetitions: 1 });
  });
});

describe('A list takes', () => {
  const pages = (count: number) => Array.from({ length: count }, (_, index) => `https://a.example/${index}`);

  test('a thousand addresses, and says that there were more', () => {
    expect(readAddressList(pages(most).join('\n'))).toMatchObject({ more: false, repetitions: 0 });
    const list = readAddressList(pages(most + 5).join('\n'));
    expect(list.items.map(urlOf)).toEqual(pages(most));
    expect(list.more).toBe(true);
  });

  test('repetitions behind them, which are not more', () => {
    const list = readAddressList([...pages(most), ...pages(3)].join('\n'));
    expect(list).toMatchObject({ more: false, repetitions: 3 });
    expect(list.items).toHaveLength(most);
  });
});

const spellings = [
  ...['https://', 'http://', 'hxxps://', 'hXXp[:]//', 'h**p://', 'hxxp[://]', 'ipfs://', '/ipfs/', 'data:a/'],
  ...['example.com', 'example[.]com', 'a(dot)b', 'www.', '.onion', service, version0, version1, '[.]', '(.)'],
  ...[
    ',',
    ';',
    '\t',
    '\n',
    '\r\n',
    '"',
    '""',
    "'",
    '<',
    '>',
    '(',
    ')',
    '[',
    ']',
    '](',
    '|',
    '*',
    ' ',
    '.',
    '!',
  ],
  ...[
    'url',
    'words',
    'name:word@',
    '@',
    '/a',
    '?b=c',
    '#d',
    '\\',
    '😀',
    '語',
    '。',
    '\u0000',
    '\uD800',
    ':8080',
  ],
];
const anyText = fc.oneof(
  fc.string({ unit: fc.constantFrom(...spellings), maxLength: 40, size: 'max' }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  hostileText(60),
);

describe('Whatever the text', () => {
  /** The letters of an address without all that a spelling changes. */
  const bare = (text: string) =>
    text
      .replace(/^h(tt|xx|\*\*)p/i, 'http')
      .replace(/dot/gi, '.')
      .replace(/[[\](){}\\ ]/g, '');

  test('the reader never throws, and no address is invented: each stands in the text, letter by letter', () => {
    let seen = 0;
    fc.assert(
      fc.property(anyText, (text) => {
        for (const item of readAddressList(text).items) {
          seen += 1;
          expect(text).toContain(item.written);
          if (item.kind === 'not-reportable') continue;
          const meant = bare(withoutUserInfo(refanged(item.written)));
          expect(bare(item.url)).toBe(meant);
          expect(bare(item.written)).toContain(bare(item.url).replace(/^https?:[/]*/i, ''));
          if (item.kind === 'address' && !item.refanged) expect(withoutUserInfo(item.written)).toBe(item.url);
        }
      }),
      { numRuns: 10_000 },
    );
    expect(seen).toBeGreaterThan(3000);
  });

  test('what is listed as an address is one of the web, without a user name, each page once', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const urls = readAddressList(text).items.flatMap((item) =>
          item.kind === 'address' ? [item.url] : [],
        );
        for (const url of urls) {
          expect(new URL(url).protocol).toMatch(/^https?:$/);
          expect(hasUserInfo(url)).toBe(false);
        }
        expect(new Set(urls.map(duplicateForm)).size).toBe(urls.length);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('Whatever the addresses', () => {
  const addresses = fc.uniqueArray(webAddress(), { maxLength: 8, selector: duplicateForm });
  const listed = (text: string) =>
    readAddressList(text).items.map((item) => (item.kind === 'address' ? item.url : item));
  // A comma or semicolon at the end of a line parts; other marks could end another table's cell.
  const settled = addresses.map((all) => all.filter((url) => !/[,;'"<>\s]$/.test(url)));

  test('those that a browser gave are read from lines as they are', () => {
    fc.assert(
      fc.property(settled, (urls) => {
        // Behind a comma, semicolon or bar another address may begin, also one that is written so that it is no link.
        const holdsAnother = /[,;|](['"]?https?:|.*[[({]\s*(\.|dot|:|\/\/))/i;
        fc.pre(urls.every((url) => !holdsAnother.test(url) && !/\]\(|[`'"<>]/.test(url)));
        expect(listed(urls.join('\n'))).toEqual(urls);
        expect(listed(urls.map((url) => ` ${url} `).join('\r\n\r\n'))).toEqual(urls);
      }),
      { numRuns: 1000 },
    );
  });

  test('those that were defanged are read as they were', () => {
    const web = fc.uniqueArray(fc.webUrl({ withQueryParameters: true }), {
      maxLength: 5,
      selector: duplicateForm,
    });
    fc.assert(
      fc.property(web, (urls) => {
        const kept = urls.filter((url) => !/[,;']/.test(url));
        expect(listed(kept.map(defanged).join('\n'))).toEqual(kept);
      }),
      { numRuns: 500 },
    );
  });

  test('those in quoted cells of a table are read as they are', () => {
    fc.assert(
      fc.property(settled, fc.constantFrom(',', ';', '\t'), (urls, delimiter) => {
        fc.pre(urls.every((url) => !/[,;|]['"]?https?:/.test(url) && !/\]\(|[`'"<>]/.test(url)));
        const rows = urls.map((url, index) => [index, `"${url}"`, '"x, ""y""; z"'].join(delimiter));
        expect(listed([['no', 'page', 'note'].join(delimiter), ...rows].join('\n'))).toEqual(urls);
      }),
      { numRuns: 500 },
    );
  });
});

test.each([
  ...[
    '[',
    '(',
    ')',
    'a.',
    "'http://a",
    'http://a,',
    'http://a',
    '(http://a)',
    'a[.]',
    'example[.]com/',
    '"',
    '""',
  ],
  ...[
    ',',
    'http:',
    '/ipfs/',
    ' ',
    '\n',
    '\t',
    'https://a.example/)',
    'a@',
    '|',
    'data:a/',
    'a[.]b,',
    '](',
    '-',
  ],
])('A text of 50,000 signs made of %j is read in good time', (part) => {
  const text = part.repeat(Math.ceil(50_000 / part.length));
  const began = performance.now();
  readAddressList(text);
  readAddressList(`http://${text}`);
  readAddressList(`a,b\n${text}`);
  expect(performance.now() - began).toBeLessThan(2000);
});
