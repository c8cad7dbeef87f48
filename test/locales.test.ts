import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import messages from '../extension/_locales/en/messages.json' with { type: 'json' };
import { missingReasons } from '../extension/capture/console/case-facts.ts';
import { offerReasons } from '../extension/hotlines/web-form/outcome.ts';
import { roles } from '../extension/hotlines/web-form/role.ts';
import { manifests } from '../extension/manifest.ts';
import { adviceCodes } from '../extension/policy/advice.ts';
import { caseFactNames } from '../extension/report/case-fact.ts';
import { credentialsKindOf } from '../extension/report/destination.ts';
import { expectationCodes } from '../extension/report/expectation.ts';
import { optionalFacts } from '../extension/report/optional-fact.ts';
import { problemCodes } from '../extension/report/problem.ts';

const extension = join(import.meta.dirname, '../extension');
const read = (file: string) => readFileSync(join(extension, file), 'utf8');
const sources = readdirSync(extension, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll(sep, '/'))
  .filter((file) => /\.(tsx?|html|json|css)$/.test(file));

const words: Readonly<Record<string, { readonly message: string }>> = messages;
const placesIn = (name: string) => new Set(words[name]?.message.match(/\$\d/g) ?? []).size;

interface Use {
  readonly name: string;
  /** How many values are put into the words. */
  readonly values: number;
}

/** The arguments of a call, as they are written, from behind its bracket on. */
function argumentsFrom(source: string): readonly string[] {
  const found = [''];
  let depth = 0;
  for (const [token] of source.matchAll(/'[^']*'|`[^`]*`|[\s\S]/g)) {
    if (depth === 0 && token === ')') return found.filter((argument) => argument.trim() !== '');
    if (depth === 0 && token === ',') found.push('');
    else found[found.length - 1] += token;
    if ('([{'.includes(token)) depth += 1;
    if (')]}'.includes(token)) depth -= 1;
  }
  throw new Error('a call of text() does not end');
}

/** Each use of words that have forms for numbers: `counted('name', count)` is one of each form. */
const countedIn = (source: string): readonly Use[] =>
  [...source.matchAll(/(?<![\w.]|function )\bcounted\(\s*'(\w+)'/g)].flatMap(([, name = '']) =>
    new Intl.PluralRules('en')
      .resolvedOptions()
      .pluralCategories.map((form) => ({ name: `${name}_${form}`, values: 1 })),
  );

/** Each use of words in the interface: `text('name', …)` and `text(a ? 'one' : 'other', …)`. */
function usesIn(source: string): readonly Use[] {
  return [...source.matchAll(/(?<![\w.]|function )\btext\(/g)].flatMap(({ index }) => {
    const [first = '', ...values] = argumentsFrom(source.slice(index + 'text('.length));
    // The problems' names are put together; they are counted below.
    if (first.trim().startsWith('`')) return [];
    const names = [...first.replace(/===\s*'[^']*'/g, '').matchAll(/'(\w+)'/g)].map(([, name = '']) => name);
    return names.map((name) => ({ name, values: values.length }));
  });
}

const inInterface = sources
  .filter((file) => /^ui\/.*\.tsx?$/.test(file))
  .flatMap((file) => [...usesIn(read(file)), ...countedIn(read(file))]);
const inProblems = problemCodes.map(
  (code): Use => ({ name: `problem_${code.replaceAll('-', '_')}`, values: 0 }),
);
const inExpectations = expectationCodes.map(
  (code): Use => ({
    name: `expected_${code.replaceAll('-', '_')}`,
    values: ['at-least', 'at-most', 'at-most-characters', 'one-of'].includes(code) ? 1 : 0,
  }),
);
const inAdvice = adviceCodes.map((code): Use => ({ name: `advice_${code.replaceAll('-', '_')}`, values: 0 }));
const byCode = [...inProblems, ...inExpectations, ...inAdvice];
const inManifests = [...JSON.stringify(manifests).matchAll(/__MSG_(\w+)__/g)].map(
  ([, name = '']): Use => ({ name, values: 0 }),
);
const titles = /const titleKey[^=]*= \{(.*?)\};/s.exec(read('outbox/toolbar-button.ts'))?.[1] ?? '';
/** Words that a table or a condition names, and those whose names are put together from a list's. */
const named = (prefix: string, keys: readonly string[]) =>
  keys.map((key) => `${prefix}_${key.replaceAll('-', '_')}`);
const inTables = [
  ...sources
    .filter((file) => /^ui\/.*\.tsx?$|^outbox\/form-words\.ts$|^capture\/menu\.ts$/.test(file))
    .flatMap((file) => [...read(file).matchAll(/'(\w+)'/g)].map(([, name = '']) => name))
    .filter((name) => words[name] !== undefined),
  ...named('fact', optionalFacts),
  ...named('caseFact', caseFactNames),
  ...named('missing', missingReasons),
  ...named('formRole', roles),
  ...named('formReason', [...offerReasons, 'no-field']),
  ...named('adapter', Object.keys(credentialsKindOf)),
];
const inToolbar = [...titles.matchAll(/: '(\w+)'/g)].map(([, name = '']) => name);

describe.each(
  readdirSync(join(extension, '_locales')).map((locale) => [locale] as const),
)('The words of the locale %s', (locale) => {
  const own: Readonly<Record<string, { readonly message: string }>> = JSON.parse(
    read(`_locales/${locale}/messages.json`),
  );
  const language = own.languageOfWords?.message ?? '';
  const forms: readonly string[] = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const english: readonly string[] = new Intl.PluralRules('en').resolvedOptions().pluralCategories;
  const counted = Object.keys(words)
    .filter((name) => name.endsWith('_one') && words[name.replace(/_one$/, '_other')] !== undefined)
    .map((name) => name.replace(/_one$/, ''));
  const isForm = (name: string) => counted.some((one) => english.some((form) => name === `${one}_${form}`));
  const wanted = [
    ...Object.keys(words).filter((name) => !isForm(name)),
    ...counted.flatMap((one) => forms.map((form) => `${one}_${form}`)),
  ];
  const englishOf = (name: string) => words[name] ?? words[name.replace(/_\w+$/, '_other')];
  const places = (message: string | undefined) => [...new Set(message?.match(/\$\d/g) ?? [])].sort();

  test('say which language they are in', () => {
    expect(locale.replace('_', '-')).toBe(language);
  });

  test('are all there, in each form that the language has for numbers, and no others', () => {
    expect(Object.keys(own).sort()).toEqual([...wanted].sort());
  });

  test('have the same places for values', () => {
    const differing = wanted.filter(
      (name) =>
        JSON.stringify(places(own[name]?.message)) !== JSON.stringify(places(englishOf(name)?.message)),
    );
    expect(differing).toEqual([]);
  });

  test.runIf(locale !== 'en')('are translated', () => {
    // Names, abbreviations and codes are the same in several languages; sentences are not.
    const same = wanted.filter((name) => {
      const message = englishOf(name)?.message ?? '';
      return own[name]?.message === message && /[a-z]{2,} [a-z]{2,} [a-z]{2,}/i.test(message);
    });
    expect(same).toEqual([]);
  });
});

describe('The words', () => {
  const used = new Set([
    ...[...inInterface, ...byCode, ...inManifests].map(({ name }) => name),
    ...inToolbar,
    ...inTables,
  ]);

  test('that are used all exist', () => {
    expect([...used].filter((name) => words[name] === undefined)).toEqual([]);
  });

  test('that exist are all used', () => {
    expect(Object.keys(words).filter((name) => !used.has(name))).toEqual([]);
  });

  test('are found in each of the four places', () => {
    expect(inInterface.length).toBeGreaterThan(50);
    expect(inProblems.length).toBe(problemCodes.length);
    expect(new Set(inManifests.map(({ name }) => name))).toEqual(
      new Set(['extensionName', 'extensionDescription', 'commandFileNow', 'commandShield']),
    );
    expect(inToolbar).toHaveLength(7);
  });

  test.each(
    [...inInterface, ...byCode, ...inManifests].map(({ name, values }) => [name, values] as const),
  )('"%s" have a place for each of their %i values', (name, values) => {
    expect(placesIn(name)).toBe(values);
  });

  test.each(inToolbar)('"%s" have at most the place for the count', (name) => {
    expect(words[name]?.message).not.toMatch(/\$[2-9]/);
  });

  test.each(Object.entries(words))('"%s" are words', (_, { message }) => {
    expect(message.trim()).toBe(message);
    expect(message).not.toBe('');
    expect(message).not.toMatch(/oops|[<>]|\$\$/i);
  });

  test.each(byCode.map(({ name }) => name))('"%s" say it in whole sentences', (name) => {
    expect(words[name]?.message).toMatch(/^[A-Z].*\.$/);
  });

  test('fit into the browsers’ own fields', () => {
    expect(messages.extensionName.message.length).toBeLessThanOrEqual(45);
    expect(messages.extensionDescription.message.length).toBeLessThanOrEqual(132);
  });
});

describe('Statutory words', () => {
  const statutory = /pornograph|obscen|sex tourism|prostitut/i;

  test('are in no message', () => {
    expect(Object.entries(words).filter(([, { message }]) => statutory.test(message))).toEqual([]);
  });

  test('stand only where the hotline’s interface demands them', () => {
    expect(sources.filter((file) => statutory.test(read(file)))).toEqual([
      'hotlines/cybertipline/incident-type.ts',
    ]);
  });
});

test('The scan finds what a call says', () => {
  const source = `return text('one'); text(a === 'b' ? 'two' : 'three', f('x', 1), [2, 3]); browser.text('four'); text('five', \`a,\${b}\`)`;
  expect(usesIn(source)).toEqual([
    { name: 'one', values: 0 },
    { name: 'two', values: 2 },
    { name: 'three', values: 2 },
    { name: 'five', values: 1 },
  ]);
});
