import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, isWellFormed, toWellFormed } from '../../extension/ledger/canonical-json.ts';

/** The same value with the members of its objects in another order. */
function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reordered(member)]),
  );
}

const jsonValues = fc.jsonValue({ stringUnit: 'binary', maxDepth: 4 });

describe('Canonical JSON', () => {
  test('sorts members as RFC 8785, section 3.2.3, shows it', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(Object.values(JSON.parse(canonicalJson(value).replace('"1":', '"one":')))).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  test.each<[unknown, string]>([
    [{ b: [1, { d: null, c: true }], a: 'x' }, '{"a":"x","b":[1,{"c":true,"d":null}]}'],
    [{}, '{}'],
    [[], '[]'],
    [-0, '0'],
    [1e21, '1e+21'],
    [1e-7, '1e-7'],
    [5e-324, '5e-324'],
    [Number('333333333.33333329'), '333333333.3333333'],
    ['\u20ac$\u000f\nA\'B"\\/', '"€$\\u000f\\nA\'B\\"\\\\/"'],
    [Object.assign(Object.create(null), { a: 1 }), '{"a":1}'],
    [JSON.parse('{"__proto__":1}'), '{"__proto__":1}'],
  ])('writes %o as %s', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  test.each<[string, unknown]>([
    ['undefined', undefined],
    ['an undefined member', { a: undefined }],
    ['a hole', new Array(1)],
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a big integer', 1n],
    ['a function', () => 1],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['bytes', new Uint8Array(1)],
    ['a lone surrogate', '\ud800'],
    ['the halves of a character in the wrong order', '\ude00\ud83d'],
    ['a lone surrogate in a name', { '\udc00': 1 }],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  test('does not depend on the order of members', () => {
    fc.assert(
      fc.property(jsonValues, (value) => {
        expect(canonicalJson(reordered(value))).toBe(canonicalJson(value));
      }),
    );
  });

  test('reads back as the same value, and is written the same again', () => {
    fc.assert(
      fc.property(jsonValues, (value) => {
        const text = canonicalJson(value);
        const read: unknown = JSON.parse(text);
        // JSON knows no negative zero.
        expect(read).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(read)).toBe(text);
      }),
    );
  });

  test('tells different values apart', () => {
    fc.assert(
      fc.property(jsonValues, jsonValues, (one, other) => {
        const areSame = JSON.stringify(reordered(one)) === JSON.stringify(reordered(other));
        if (canonicalJson(one) === canonicalJson(other)) expect(one).toEqual(other);
        else expect(areSame).toBe(false);
      }),
    );
  });
});

describe('A text with lone surrogates', () => {
  test.each([
    ['a\ud800b', 'a\ufffdb'],
    ['\ude00\ud83d', '\ufffd\ufffd'],
    ['😀', '😀'],
    ['', ''],
  ])('%j is mended to %j', (text, mended) => {
    expect(toWellFormed(text)).toBe(mended);
    expect(isWellFormed(text)).toBe(text === mended);
  });
});
