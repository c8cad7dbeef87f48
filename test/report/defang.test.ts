import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defanged, refanged } from '../../extension/report/defang.ts';
import { hostileText, webAddress } from '../builders/hostile.ts';
import '../faithful-url.ts';

describe('An address that is no link', () => {
  test.each([
    ['https://example.com/a.b?c=d.e#f.g', 'hxxps://example[.]com/a.b?c=d.e#f.g'],
    ['http://192.0.2.7:8080/', 'hxxp://192[.]0[.]2[.]7:8080/'],
    ['HTTPS://EXAMPLE.com', 'HXXPS://EXAMPLE[.]com'],
    ['hTTp://example.com', 'hTTp[:]//example[.]com'],
    ['https:\\\\example.com\\a.b', 'hxxps:\\\\example[.]com\\a.b'],
    ['http://[2001:db8::1]/', 'hxxp://[2001:db8::1]/'],
    ['https://sub.example.com?x', 'hxxps://sub[.]example[.]com?x'],
    ['https://example.com/a[.]b', 'hxxps://example[.]com/a[[.]]b'],
    ['https://example.com/a(.)b(dot)c', 'hxxps://example[.]com/a(.)b(dot)c'],
    ['http://example\\.com', 'hxxp://example\\[.]com'],
  ])('%s is %s', (address, expected) => {
    expect(defanged(address)).toBe(expected);
  });

  test('can be put back by an analyst who knows "hxxp" and "[.]" only', () => {
    const back = (text: string) => text.replace(/^hxxp/, 'http').replaceAll('[.]', '.');
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (address) => {
        expect(back(defanged(address))).toBe(address);
        expect(defanged(address)).not.toMatch(/^https?:/);
      }),
    );
  });
});

describe('Put back is', () => {
  test.each([
    ['hxxps://example[.]com/a', 'https://example.com/a'],
    ['hXXp://example[.]com', 'http://example.com'],
    ['hXXps://www.example[.]com/?a=b#c', 'https://www.example.com/?a=b#c'],
    ['HXXPS://EXAMPLE[.]COM', 'HTTPS://EXAMPLE.COM'],
    ['h**p://example.com', 'http://example.com'],
    ['h**ps://example[.]com', 'https://example.com'],
    ['hxxp://example(.)com', 'http://example.com'],
    ['hxxp://example{.}com', 'http://example.com'],
    ['hxxp://example[dot]com', 'http://example.com'],
    ['hxxp://example(dot)com', 'http://example.com'],
    ['hxxp://example{DOT}com', 'http://example.com'],
    ['hxxp://sub[ . ]example[ dot ]com', 'http://sub.example.com'],
    ['hxxp://example[.)com', 'http://example.com'],
    ['hxxp://sub\\.example\\.com/a', 'http://sub.example.com/a'],
    ['http://example(dot)com/a', 'http://example.com/a'],
    ['http://example[.]com/a', 'http://example.com/a'],
    ['https[:]//example.com', 'https://example.com'],
    ['hxxps[://]example[.]com', 'https://example.com'],
    ['hxxps:[//]example[.]com', 'https://example.com'],
    ['hxxps[:][//]example[.]com', 'https://example.com'],
    ['hxxp://192[.]0[.]2[.]7[:]8080/', 'http://192.0.2.7:8080/'],
    ['hxxp://[2001:db8::7]/', 'http://[2001:db8::7]/'],
    ['hxxps[:]//www[.]example[.]com/legit[.]exe', 'https://www.example.com/legit.exe'],
    ['hxxps://example[.]com/a(.)b(dot)c[dot]d', 'https://example.com/a(.)b(dot)c[dot]d'],
    ['ipfs[:]//practice', 'ipfs://practice'],
    ['example[.]com', 'example.com'],
    ['sub[.]example(dot)com:8080/a[.]b', 'sub.example.com:8080/a.b'],
    ['practice[.]onion/a', 'practice.onion/a'],
  ])('%s as %s', (written, address) => {
    expect(refanged(written)).toBe(address);
  });

  test.each([
    ['https://example.com/a[.]b(.)c{.}d[dot]e(dot)f\\.g', 'what brackets have their place in'],
    ['https://example.com/?a[.]=[:]&b=h**p://[://]', 'a query with brackets'],
    ['https://us[.]er@example.com/', 'a user name with brackets'],
    ['http://example\\.com', 'a backslash that begins the path'],
    ['http://[::1]/', 'a host in brackets'],
    ['ht\ttp://example.com/[.]', 'white space that browsers ignore'],
    ['Look [.] here (dot) and there', 'a sentence'],
    ['example.com/a[.]b', 'a host that is spelled as it is'],
    ['somebody[at]example[.]com', 'what is no address'],
    ['chxxp://example[.]com', 'another scheme'],
    ['', 'nothing'],
  ])('nothing in %j, %s', (written) => {
    expect(refanged(written)).toBe(written);
  });
});

describe('Whatever was defanged comes back', () => {
  const returns = (address: string) => {
    expect(refanged(defanged(address))).toBe(address);
    expect(defanged(address)).not.toMatch(/^https?:/i);
  };

  test('for each address of the web', () => {
    fc.assert(fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), returns), {
      numRuns: 1000,
    });
    fc.assert(fc.property(webAddress(), returns), { numRuns: 1000 });
  });

  const scheme = fc.constantFrom('http', 'https', 'HTTP', 'hTTp', 'hTTpS', 'Http', 'htTP', 'hTTP', 'httpS');
  const slashes = fc.constantFrom('//', '', '/', '\\\\', '////', '/\\');
  const spelling = [
    ...['[.]', '(.)', '{.}', '[dot]', '(dot)', '(DOT)', '[:]', '[://]', '[//]', '[[.]]', '((dot))', '[ . ]'],
    ...['[', ']', '(', ')', '{', '}', '.', '\\', '\\.', ':', '/', '?', '#', '@', ' ', 'dot', 'h**p', 'hxxp'],
    ...['a', 'example.com', '192.0.2.7', '[::1]', '\n', '😀', 'ü', '&', '=', '%5B'],
  ];
  const marks = fc.string({ unit: fc.constantFrom(...spelling), maxLength: 14, size: 'max' });

  test('also when it looks defanged all over, with brackets of each kind', () => {
    let web = 0;
    fc.assert(
      fc.property(scheme, slashes, marks, (before, between, rest) => {
        const address = `${before}:${between}${rest}`;
        if (!URL.canParse(address)) return;
        web += 1;
        returns(address);
      }),
      { numRuns: 20_000 },
    );
    expect(web).toBeGreaterThan(1000);
  });

  test('and no text of any kind breaks it', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), hostileText(), marks);
    fc.assert(
      fc.property(text, (any) => {
        expect(typeof refanged(any)).toBe('string');
        if (/^https?:/i.test(any) && URL.canParse(any)) returns(any);
      }),
      { numRuns: 2000 },
    );
  });

  test('and what is an address already stays as it is', () => {
    fc.assert(
      fc.property(webAddress(), (address) => {
        expect(refanged(address)).toBe(address);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    '[',
    '(',
    '[.',
    '(dot',
    '[ ',
    'a.',
    '\\.',
    'a',
  ])('in good time, also of 100,000 times %j', (part) => {
    const began = performance.now();
    refanged(`hxxp://${part.repeat(100_000)}`);
    refanged(part.repeat(100_000));
    defanged(`http://${part.repeat(100_000)}`);
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
