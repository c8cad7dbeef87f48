import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenParameters, withoutParameters } from '../../extension/report/session-token.ts';
import { hostileText, webAddress } from '../builders/hostile.ts';

/** The one that most addresses have. */
const withoutParameter = (address: string, name: string) => withoutParameters(address, [name]);

describe('A parameter looks like a session key', () => {
  test.each([
    'token',
    'TOKEN',
    'access_token',
    'auth-token',
    'id_token',
    'refreshtoken',
    'csrf_token',
    'xsrf-token',
    'jwt',
    'sess',
    'session',
    'sessionid',
    'session_id',
    'session-id',
    'sessid',
    'PHPSESSID',
    'jsessionid',
    'sid',
    'auth',
    'authorization',
    'auth_key',
    'authkey',
    'api_key',
    'apikey',
    'key',
    'sig',
    'signature',
    'X-Amz-Signature',
    'X-Amz-Security-Token',
    'code',
    'password',
    'pwd',
  ])('when it is named %s', (name) => {
    expect(tokenParameters(`https://example.com/?a=1&${name}=abc&b=2#c`)).toEqual([name]);
  });

  test.each([
    'id',
    'page',
    'q',
    'keyword',
    'monkey',
    'author',
    'aside',
    'tokens',
    'session_name_of_film',
    'design',
    'codec',
    'side',
    'postcode',
  ])('but not when it is named %s', (name) => {
    expect(tokenParameters(`https://example.com/?${name}=abc`)).toEqual([]);
  });

  test.each([
    ['https://example.com/', []],
    ['https://example.com/?', []],
    ['https://example.com/?token', []],
    ['https://example.com/?token=', []],
    ['https://example.com/?=token', []],
    ['https://example.com/token=abc', []],
    ['https://example.com/?a=token', []],
    ['https://example.com/?%E0%A4%A=abc', []],
    ['https://example.com/?to%6Ben=abc', ['token']],
    ['https://example.com/?sid=1&token=2&sid=3', ['sid', 'token']],
    ['https://example.com/#/route?token=1', ['token']],
    ['https://example.com/?a=1#/route?token=1', ['token']],
    ['https://example.com/?sid=1#/route?token=1&sid=2', ['sid', 'token']],
    ['https://example.com/#access_token=1&state=2', ['access_token']],
    ['https://example.com/?code=1#id_token=2?sid=3', ['code', 'id_token', 'sid']],
    ['https://example.com/#token', []],
    ['https://example.com/#/token=1', []],
    ['https://example.com/#!token=1', []],
  ])('in %s: %j', (address, names) => {
    expect(tokenParameters(address)).toEqual(names);
  });
});

describe('Cutting a parameter', () => {
  test.each([
    ['https://example.com/a?token=1', 'https://example.com/a'],
    ['https://example.com/a?token=1#b', 'https://example.com/a#b'],
    ['https://example.com/?a=1&token=2&b=3', 'https://example.com/?a=1&b=3'],
    ['https://example.com/?token=1&a=%7e&&token=2&b|^', 'https://example.com/?a=%7e&&b|^'],
    ['https://example.com/?to%6Ben=1&a=2', 'https://example.com/?a=2'],
    ['https://example.com/?Token=1', 'https://example.com/?Token=1'],
    ['https://example.com/?a=token=1', 'https://example.com/?a=token=1'],
    ['https://example.com/', 'https://example.com/'],
  ])('makes %s into %s', (address, without) => {
    expect(withoutParameter(address, 'token')).toBe(without);
  });

  const name = fc.constantFrom('token', 'sid', 'a', 'b%20c', 'to%6Ben', 'ü', '%E0%A4%A', '');
  const value = fc.constantFrom('=1', '=', '', '=a=b', '=%26');
  const pairs = fc.array(
    fc.tuple(name, value).map(([one, two]) => `${one}${two}`),
    { maxLength: 8 },
  );
  const fragment = fc.constantFrom('', '#', '#a', '#/route');

  test('leaves each other parameter and the fragment as they were', () => {
    fc.assert(
      fc.property(pairs, fragment, (all, tail) => {
        const others = all.filter((pair) => !/^(token|to%6Ben)(=|$)/.test(pair));
        const query = others.length === 0 ? '' : `?${others.join('&')}`;
        expect(withoutParameter(`https://example.com/?${all.join('&')}${tail}`, 'token')).toBe(
          // An empty query is a list with one empty pair.
          all.length === 0 ? `https://example.com/?${tail}` : `https://example.com/${query}${tail}`,
        );
      }),
    );
  });

  test('for each one pointed out leaves none to point out', () => {
    fc.assert(
      fc.property(pairs, fragment, (all, tail) => {
        const address = `https://example.com/?${all.join('&')}${tail}`;
        const cut = tokenParameters(address).reduce(withoutParameter, address);
        expect(tokenParameters(cut)).toEqual([]);
      }),
    );
  });
});

describe('Cutting several parameters', () => {
  test.each<[string, readonly string[], string]>([
    ['https://example.com/a?token=1&a=2&sid=3#b', ['token', 'sid'], 'https://example.com/a?a=2#b'],
    ['https://example.com/a?token=1&sid=3', ['sid', 'token'], 'https://example.com/a'],
    ['https://example.com/?token=1#/route?token=2&a=%7e', ['token'], 'https://example.com/#/route?a=%7e'],
    ['https://example.com/#/route?token=2', ['token'], 'https://example.com/#/route'],
    ['https://example.com/#access_token=1&state=2', ['access_token'], 'https://example.com/#state=2'],
    ['https://example.com/#access_token=1', ['access_token'], 'https://example.com/'],
    ['https://example.com/#access_token=1?a=2', ['access_token'], 'https://example.com/#?a=2'],
    ['https://example.com/#token', ['token'], 'https://example.com/#token'],
    ['https://example.com/#/token=1', ['/token', 'token'], 'https://example.com/#/token=1'],
    ['https://example.com/token=1;sid=2', ['token', 'sid'], 'https://example.com/token=1;sid=2'],
    ['https://example.com/?%E0%A4%A=1&=2&a', [''], 'https://example.com/?%E0%A4%A=1&a'],
    ['https://example.com/?token=1', [], 'https://example.com/?token=1'],
    ['https://example.com/?#', ['token'], 'https://example.com/?#'],
  ])('makes %s without %j into %s', (address, names, without) => {
    expect(withoutParameters(address, names)).toBe(without);
  });

  const name = fc.constantFrom('token', 'sid', 'a', 'to%6Ben', 'ü', '%E0%A4%A', '', '/a', 'x?y', '!');
  const pair = fc.tuple(name, fc.constantFrom('=1', '=', '', '=a=b', '=?')).map((parts) => parts.join(''));
  const list = fc.array(pair, { maxLength: 5 }).map((pairs) => pairs.join('&'));
  const addressWith = fc
    .tuple(list, list, list, fc.constantFrom('?', '?&', '/'), fc.constantFrom('#', '#/', '#!/', '#a', ''))
    .map(
      ([query, fragment, behind, mark, hash]) =>
        `https://example.com/${mark}${query}${hash}${fragment}?${behind}`,
    );
  const any = fc.oneof(addressWith, webAddress(), hostileText());
  const names = fc.subarray(['token', 'sid', 'a', 'ü', '%E0%A4%A', '', '/a', 'y', '!']);

  test('twice is cutting once', () => {
    fc.assert(
      fc.property(any, names, (address, cut) => {
        const once = withoutParameters(address, cut);
        expect(withoutParameters(once, cut)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  test('one after the other is cutting all at once, in whichever order', () => {
    fc.assert(
      fc.property(webAddress(), names, (address, cut) => {
        const all = withoutParameters(address, cut);
        expect(cut.reduce(withoutParameter, address)).toBe(all);
        expect([...cut].reverse().reduce(withoutParameter, address)).toBe(all);
      }),
    );
  });

  test('changes and moves no other parameter, and nothing before or behind the list', () => {
    const kept = fc.constantFrom('a', 'b=1', 'c=%7e|^', 'Token=1', 'd=token=1', '', 'e=?', '%E0%A4%A=2');
    const gone = fc.constantFrom('token=1', 'token', 'token=', 'to%6Ben=a=b', 'sid=2', 'si%64');
    const pairs = fc.array(
      fc.oneof(
        kept.map((text) => ({ text, stays: true })),
        gone.map((text) => ({ text, stays: false })),
      ),
      { minLength: 1, maxLength: 8 },
    );
    const place = fc.constantFrom<readonly [string, string]>(
      ['https://example.com/a|b?', ''],
      ['https://example.com/a|b?', '#c^d'],
      ['https://example.com/?q=1#/route?', ''],
    );
    fc.assert(
      fc.property(pairs, place, (all, [before, behind]) => {
        const others = all.filter(({ stays }) => stays).map(({ text }) => text);
        const without = withoutParameters(`${before}${all.map(({ text }) => text).join('&')}${behind}`, [
          'token',
          'sid',
        ]);
        expect(without).toBe(
          others.length === 0
            ? `${before.replace(/\?$/, '')}${behind}`
            : `${before}${others.join('&')}${behind}`,
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('gives only what was there, in its order, whatever the text', () => {
    fc.assert(
      fc.property(any, names, (address, cut) => {
        let at = 0;
        for (const unit of withoutParameters(address, cut)) {
          at = address.indexOf(unit, at);
          expect(at).toBeGreaterThanOrEqual(0);
          at += unit.length;
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('that were pointed out leaves none to point out', () => {
    fc.assert(
      fc.property(any, (address) => {
        expect(tokenParameters(withoutParameters(address, tokenParameters(address)))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});
