import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  displayParts,
  hasUserInfo,
  hostingOf,
  hostOf,
  reportableAddress,
  withoutUserInfo,
} from '../../extension/report/address.ts';
import { hostileText } from '../builders/hostile.ts';
import '../faithful-url.ts';

const letters = (alphabet: string, most: number, least = 0) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: least, maxLength: most });

const host = fc.constantFrom(
  'example.com',
  'Sub.EXAMPLE.com',
  'example.com.',
  'bücher.example',
  'xn--bcher-kva.example',
  '192.0.2.7',
  '[2001:db8::7]',
  'under_score.test',
);
const userInfo = fc.constantFrom(
  'name',
  'name:word',
  'name@work:word',
  ':word',
  'n%40me:w%3Ard',
  'ü:ß',
  "n!$&'()*+,;=",
);
const scheme = fc.constantFrom(
  'https://',
  'http://',
  'HTTPS://',
  'https:',
  'https:/',
  'https:\\\\',
  'https:////',
);
const rest = fc
  .record({
    port: fc.constantFrom('', ':8080', ':443', ':'),
    path: letters('aZ0/@:.~|^%7C;=+é😀', 12).map((text) => `/${text}`),
    query: fc.option(letters('aZ0?/@:&=.|^%26+é[]', 12), { nil: undefined }),
    fragment: fc.option(letters('aZ0?/@:!#&=é😀', 12), { nil: undefined }),
  })
  .map(
    ({ port, path, query, fragment }) =>
      `${port}${path}${query === undefined ? '' : `?${query}`}${fragment === undefined ? '' : `#${fragment}`}`,
  );

describe('An address is reportable', () => {
  test.each([
    ['https://example.com/'],
    ['http://example.com/'],
    ['https://example.com'],
    ['HTTPS://EXAMPLE.com/A?b=C#d'],
    ['https://example.com:8443/a%2Fb//c/../d?x=1&x=2&&y#/route?token=1'],
    ['https://bücher.example/straße?größe=ü'],
    ['https://192.0.2.7/a@b?c=d@e#f@g'],
    ['http://[2001:db8::7]:8080/|^'],
    ['http://localhost:4780/'],
    ['https://example.com./?#'],
  ])('exactly as the browser had it: %s', (address) => {
    expect(reportableAddress(address)).toEqual({ ok: true, value: address });
  });

  test('with every character as it was, whatever address the browser shows', () => {
    fc.assert(
      fc.property(scheme, host, rest, (before, name, after) => {
        const address = `${before}${name}${after}`;
        expect(reportableAddress(address)).toEqual({ ok: true, value: address });
      }),
    );
  });

  test.each(['view-source:', 'VIEW-SOURCE:', 'View-Source:'])('as its page when it is a %s view', (view) => {
    expect(reportableAddress(`${view}https://name:word@example.com/a#b`)).toEqual({
      ok: true,
      value: 'https://example.com/a#b',
    });
  });
});

describe('An address is refused', () => {
  test.each([
    ['', 'not-a-web-address'],
    ['example.com/a', 'not-a-web-address'],
    ['//example.com/a', 'not-a-web-address'],
    ['https://', 'not-a-web-address'],
    ['http://[::1/', 'not-a-web-address'],
    ['https://exa mple.com/', 'not-a-web-address'],
    ['view-source:', 'not-a-web-address'],
    ['file:///practice/page.html', 'address-is-file'],
    ['FILE:///C:/page.html', 'address-is-file'],
    ['view-source:file:///page.html', 'address-is-file'],
    ['blob:https://example.com/0000', 'address-is-embedded'],
    ['data:text/plain,practice', 'address-is-embedded'],
    ['javascript:void 0', 'address-is-embedded'],
    ['filesystem:https://example.com/temporary/a', 'address-is-embedded'],
    ['about:blank', 'address-is-browser-page'],
    ['about:reader?url=https%3A%2F%2Fexample.com%2F', 'address-is-browser-page'],
    ['chrome://settings/', 'address-is-browser-page'],
    ['chrome-extension://abc/page.html', 'address-is-browser-page'],
    ['moz-extension://abc/page.html', 'address-is-browser-page'],
    ['devtools://devtools/bundled/inspector.html', 'address-is-browser-page'],
    ['view-source:about:blank', 'address-is-browser-page'],
    ['view-source:view-source:https://example.com/', 'address-is-browser-page'],
    ['ftp://example.com/', 'address-is-browser-page'],
    ['mailto:somebody@example.com', 'address-is-browser-page'],
  ])('%s as %s', (address, code) => {
    expect(reportableAddress(address)).toEqual({ ok: false, problems: [{ code }] });
  });

  test('by a problem that does not repeat it', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const address = reportableAddress(text);
        if (!address.ok) expect(address.problems.map((problem) => Object.keys(problem))).toEqual([['code']]);
      }),
    );
  });
});

describe('User name and password', () => {
  test.each([
    ['https://name:word@example.com/a', 'https://example.com/a'],
    ['https://name@example.com', 'https://example.com'],
    ['https://:word@example.com/', 'https://example.com/'],
    ['https://na@me:wo@rd@example.com:8080/a@b?c@d#e@f', 'https://example.com:8080/a@b?c@d#e@f'],
    ['HTTP://name:word@EXAMPLE.com/', 'HTTP://EXAMPLE.com/'],
    ['https:\\\\name:word@example.com\\a@b', 'https:\\\\example.com\\a@b'],
    ['https:name:word@example.com', 'https:example.com'],
    ['https://name:word@[2001:db8::7]/', 'https://[2001:db8::7]/'],
  ])('are cut from %s', (address, without) => {
    expect(hasUserInfo(address)).toBe(true);
    expect(withoutUserInfo(address)).toBe(without);
  });

  test.each([
    ['https://example.com/@name', 'a path'],
    ['https://example.com?mail=name@example.com', 'a query'],
    ['https://example.com#name:word@example.com', 'a fragment'],
    ['https://example.com\\name@example.com', 'a path behind a backslash'],
    ['not an address: name@example.com', 'what is no address'],
  ])('are not seen in %s (%s)', (address) => {
    expect(hasUserInfo(address)).toBe(false);
    expect(withoutUserInfo(address)).toBe(address);
  });

  test('are cut from any address, and nothing else is', () => {
    fc.assert(
      fc.property(scheme, userInfo, host, rest, (before, info, name, after) => {
        expect(reportableAddress(`${before}${info}@${name}${after}`)).toEqual({
          ok: true,
          value: `${before}${name}${after}`,
        });
      }),
    );
  });

  test.each([
    [' https://name:word@example.com/a'],
    ['\nhttps://name:word@example.com/a'],
    ['ht\ttps://name:word@example.com/a'],
    ['https:\t//name:word@example.com/a'],
    ['https:/\n/name:word@example.com/a'],
  ])('do not hide behind white space that browsers ignore: %j', (address) => {
    expect(withoutUserInfo(address)).toBe('https://example.com/a');
  });

  test('are in no reportable address, whatever the text', () => {
    const text = fc.oneof(
      fc.string(),
      fc.webUrl(),
      letters('htps:/\\@ \t\nabc.', 24).map((tail) => `https:${tail}`),
    );
    fc.assert(
      fc.property(text, (hostile) => {
        const address = reportableAddress(hostile);
        if (address.ok) expect(hasUserInfo(address.value)).toBe(false);
        expect(hasUserInfo(withoutUserInfo(hostile))).toBe(false);
        expect(hasUserInfo(withoutUserInfo(`view-source:${hostile}`))).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  test('are noticed in a source view too', () => {
    expect(hasUserInfo('view-source:https://name:word@example.com/')).toBe(true);
    expect(hasUserInfo('view-source:https://example.com/')).toBe(false);
  });
});

describe('For display', () => {
  test.each([
    ['https://example.com/a?b#c', { before: 'https://', host: 'example.com', after: '/a?b#c' }],
    ['http://example.com:8080', { before: 'http://', host: 'example.com:8080', after: '' }],
    ['https://example.com?b=//x', { before: 'https://', host: 'example.com', after: '?b=//x' }],
    ['https://example.com/a\nb', { before: 'https://', host: 'example.com', after: '/a\nb' }],
    ['https://example.com#/a', { before: 'https://', host: 'example.com', after: '#/a' }],
    ['not an address', { before: '', host: 'not an address', after: '' }],
  ])('%s is split around its host', (address, parts) => {
    expect(displayParts(address)).toEqual(parts);
  });

  test('the parts are the whole address again, whatever the text', () => {
    const any = fc.oneof(hostileText(), fc.webUrl({ withFragments: true, withQueryParameters: true }));
    fc.assert(
      fc.property(any, (address) => {
        const { before, host: shown, after } = displayParts(address);
        expect(before + shown + after).toBe(address);
      }),
    );
  });
});

describe('The host', () => {
  test.each([
    ['https://Example.COM:8443/a', 'example.com'],
    ['https://example.com./', 'example.com'],
    ['https://bücher.example/', 'xn--bcher-kva.example'],
    ['https://name:word@example.com/', 'example.com'],
    ['https://192.0.2.7/', '192.0.2.7'],
    ['no address', ''],
  ])('of %s is "%s"', (address, expected) => {
    expect(hostOf(address)).toBe(expected);
  });

  test.each([
    ['https://example.com/', ['example.com'], 'own'],
    ['https://EXAMPLE.com/', ['Example.Com'], 'own'],
    ['https://www.example.com/', ['example.com'], 'own'],
    ['https://a.b.example.com:8443/', ['example.com'], 'own'],
    ['https://example.com./', ['example.com'], 'own'],
    ['https://a.example.com./', ['example.com'], 'own'],
    ['https://xn--bcher-kva.example/', ['xn--bcher-kva.example'], 'own'],
    ['https://bücher.example/', ['xn--bcher-kva.example'], 'own'],
    ['https://second.test/', ['example.com', 'second.test'], 'own'],
    ['https://notexample.com/', ['example.com'], 'third-party'],
    ['https://example.com.test/', ['example.com'], 'third-party'],
    ['https://example.co/', ['example.com'], 'third-party'],
    ['https://com/', ['example.com'], 'third-party'],
    ['https://example-com.test/', ['example.com'], 'third-party'],
    ['https://other.test/example.com', ['example.com'], 'third-party'],
    ['https://example.com@other.test/', ['example.com'], 'third-party'],
    ['https://example.com/', [], 'third-party'],
    ['no address', ['example.com'], 'third-party'],
  ])('of %s with own domains %j is %s', (address, ownDomains, hosting) => {
    expect(hostingOf(address, ownDomains)).toBe(hosting);
  });
});
