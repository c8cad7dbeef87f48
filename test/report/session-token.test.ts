import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenParameters, withoutParameter } from '../../extension/report/session-token.ts';

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
