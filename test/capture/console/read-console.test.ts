import { describe, expect, test } from 'vitest';
import type { ConsoleField, ConsoleRule } from '../../../extension/capture/console/case-facts.ts';
import { readConsole, type StatedCases } from '../../../extension/capture/console/read-console.ts';
import { answerOf } from '../details-world.ts';
import { aField, aRule } from '../pages/console-parts.ts';

const address = 'https://console.example/cases/7';
const ask = (html: string, rule: ConsoleRule) =>
  answerOf({ html, address }, readConsole.toString(), 'console', rule) as StatedCases;
const ruleOf = (field: Partial<ConsoleField>, rows: ConsoleRule['rows'] = null) =>
  aRule({ pages: [address], rows, fields: [aField({ fact: 'case-id', selector: 'p', ...field })] });
const readOne = (html: string, field: Partial<ConsoleField>) => ask(html, ruleOf(field)).cases[0]?.fields[0];
const json = (text: string) => `<p>${text}</p>`;

describe('In the page a field is read as', () => {
  test.each<[string, string, Partial<ConsoleField>, readonly string[], string | null]>([
    ['the element’s own text', '<p> a <b>b</b></p>', {}, ['a b'], null],
    ['each of several', '<p>a</p><p>b</p>', {}, ['a', 'b'], null],
    ['an attribute', '<p data-id="7">a</p>', { attribute: 'data-id' }, ['7'], null],
    ['missing without the element', '<b>a</b>', {}, [], 'no-element'],
    ['missing without the attribute', '<p>a</p>', { attribute: 'data-id' }, [], 'no-attribute'],
    ['missing without a text', '<p> </p>', {}, [], 'empty'],
    ['missing beyond its length', `<p>${'x'.repeat(5000)}</p>`, {}, [], 'too-long'],
    ['missing by a selector that is none', '<p>a</p>', { selector: 'p[' }, [], 'selector-not-understood'],
    ['JSON’s text', json('{"a":{"b":"c"}}'), { jsonPath: 'a.b' }, ['c'], null],
    ['JSON’s number and truth', json('{"a":[1.5,true]}'), { jsonPath: 'a[*]' }, ['1.5', 'true'], null],
    ['JSON’s list by itself', json('{"a":["x","y"]}'), { jsonPath: 'a' }, ['x', 'y'], null],
    ['JSON’s place in a list', json('[{"a":"x"},{"a":"y"}]'), { jsonPath: '[1].a' }, ['y'], null],
    [
      'JSON’s each of a list',
      json('{"a":[{"b":"x"},{"b":"y"},{}]}'),
      { jsonPath: 'a[*].b' },
      ['x', 'y'],
      null,
    ],
    ['JSON’s key with signs', json('{"a.b c":{"d":"e"}}'), { jsonPath: '["a.b c"].d' }, ['e'], null],
    [
      'JSON in an attribute',
      `<p data-x='{"a":"b"}'></p>`,
      { attribute: 'data-x', jsonPath: 'a' },
      ['b'],
      null,
    ],
    ['missing where JSON has none', json('{"a":1}'), { jsonPath: 'b' }, [], 'not-in-json'],
    ['missing where JSON has more than a value', json('{"a":{"b":1}}'), { jsonPath: 'a' }, [], 'not-in-json'],
    ['missing where JSON says nothing', json('{"a":null}'), { jsonPath: 'a' }, [], 'not-in-json'],
    ['missing what only JavaScript has', json('{"a":"b"}'), { jsonPath: 'a.length' }, [], 'not-in-json'],
    ['missing what every object has', json('{}'), { jsonPath: 'constructor.name' }, [], 'not-in-json'],
    ['missing where there is no JSON', json('{"a":'), { jsonPath: 'a' }, [], 'not-json'],
  ])('%s', (_, html, field, values, why) => {
    expect(readOne(html, field)).toEqual({ fact: 'case-id', values, why });
  });

  test('a long number to its last digit where the browser gives it, and else as none: never rounded', () => {
    const seen = readOne(json('{"id":12345678901234567890}'), { jsonPath: 'id' });
    expect([[], ['12345678901234567890']]).toContainEqual(seen?.values);
  });

  test('JSON’s value alone, and nothing that stands beside it', () => {
    const seen = ask(json('{"a":"x","secret":"beside"}'), ruleOf({ jsonPath: 'a' }));
    expect(JSON.stringify(seen)).not.toContain('beside');
  });
});

describe('In a queue', () => {
  const rows = (...marks: readonly boolean[]) =>
    `<ul>${marks.map((mark, place) => `<li id="c${place}"${mark ? ' class="on"' : ''}><p>${place}</p></li>`).join('')}</ul>`;
  const valuesOf = (seen: StatedCases) => seen.cases.map(({ fields }) => fields[0]?.values[0]);

  test('each marked row is a case', () => {
    const rule = ruleOf({}, { selector: 'li', marked: '.on' });
    expect(valuesOf(ask(rows(true, false, true), rule))).toEqual(['0', '2']);
    expect(valuesOf(ask(rows(false, false), rule))).toEqual([]);
  });

  test('each row is one when the rule knows no mark', () => {
    expect(valuesOf(ask(rows(false, true), ruleOf({}, { selector: 'li', marked: null })))).toEqual([
      '0',
      '1',
    ]);
  });

  test('a row’s own attribute is its own, and nothing of its neighbours’', () => {
    const rule = ruleOf({ selector: 'li', attribute: 'id' }, { selector: 'li', marked: null });
    expect(ask(rows(true, false), rule).cases.map(({ fields }) => fields[0]?.values)).toEqual([
      ['c0'],
      ['c1'],
    ]);
  });

  test('no more than two hundred rows are read, and selectors that are none give none', () => {
    const many = rows(...Array<boolean>(300).fill(true));
    expect(ask(many, ruleOf({}, { selector: 'li', marked: '.on' })).cases).toHaveLength(200);
    expect(ask(many, ruleOf({}, { selector: 'li[', marked: null })).cases).toEqual([]);
    expect(ask(many, ruleOf({}, { selector: 'li', marked: ':not(' })).cases).toEqual([]);
  });
});

test('The page that was read says which it is', () => {
  expect(ask('<p>a</p>', ruleOf({})).address).toBe(address);
});
