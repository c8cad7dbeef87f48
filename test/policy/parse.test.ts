import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtInPolicy } from '../../extension/policy/built-in.ts';
import { parseManagedPolicy, parsePolicy, readPolicyText } from '../../extension/policy/parse.ts';
import { annotations, incidentTypes } from '../../extension/report/category.ts';
import { aCompletePolicyInput, aManagedPolicyInput, aPolicyInput } from '../builders/policy.ts';
import { changed, changedAt, type Path, placesIn, valueAt } from './places.ts';

const complete = aCompletePolicyInput();

/** The places of the problems with a policy, in their order; none when it is taken. */
function problemPlaces(input: unknown): readonly (Path | undefined)[] {
  const parsed = parsePolicy(input);
  return parsed.ok ? [] : parsed.problems.map(({ path }) => path);
}

describe('The built-in policy', () => {
  const parsed = parsePolicy(builtInPolicy);
  const policy = parsed.ok ? parsed.value : null;

  test('is right', () => {
    expect(parsed).toMatchObject({ ok: true, value: { version: 1, reporting: { defaultCategory: 'csam' } } });
  });

  test('reaches nothing but this very computer, for practice', () => {
    expect(
      policy?.destinations.map(({ environment, address }) => [environment, new URL(address).hostname]),
    ).toEqual([['test', '127.0.0.1']]);
  });

  test('has a category for each incident type', () => {
    expect(new Set(policy?.categories.map(({ cybertipline }) => cybertipline.incidentType))).toEqual(
      new Set(incidentTypes),
    );
  });

  test('gives the number keys in the order of the list', () => {
    expect(policy?.categories.map(({ key }) => key).filter((key) => key !== null)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9,
    ]);
  });
});

describe('A policy is taken', () => {
  test('with what was left out filled in', () => {
    const noContact = { firstName: null, lastName: null, email: null, phone: null };
    const parsed = parsePolicy({
      ...aPolicyInput(),
      organisation: { name: 'Practice Ltd', platform: 'Practice Community', role: 'third-party' },
      destinations: [{ ...complete.destinations[0], timeoutSeconds: undefined, retention: undefined }],
    });
    expect(parsed.ok && parsed.value).toMatchObject({
      organisation: {
        ...{ services: [], ownDomains: [], country: null, reporter: noContact, lawEnforcementContact: null },
        ...{ companyTemplate: null, termsOfService: null, legalUrl: null },
      },
      categories: [
        { guidance: null, urgentBecause: null, cybertipline: { annotations: [] }, xarf: null },
        { key: 2 },
      ],
      destinations: [{ timeoutSeconds: 20, retention: { regimes: ['us-2258a'], days: null } }],
      routing: { routes: [], exclusive: [] },
      reporting: { holdSeconds: 8, oneClick: null, leaveOut: [], selectedText: false, language: null },
      consoleRules: [],
      keeping: { eraseAfterHours: 24, sealing: null },
      care: {
        ...{ shield: { hosts: [], blurPixels: 24, greyscale: true, mute: true } },
        ...{ breaks: null, support: null },
      },
    });
  });

  test('with credentials that the moderator gives, when it names none', () => {
    const parsed = parsePolicy(changed(complete, 'destinations.0.credentials', undefined));
    expect(parsed.ok && parsed.value.destinations[0]).toMatchObject({ credentials: { source: 'moderator' } });
  });

  test.each<[Path, unknown, unknown]>([
    ['organisation.name', '  Practice Ltd ', 'Practice Ltd'],
    ['organisation.platform', 'x'.repeat(256), 'x'.repeat(256)],
    ['organisation.ownDomains', ['Community.Example', 'localhost'], ['community.example', 'localhost']],
    ['organisation.ownDomains.0', 'xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['organisation.country', 'ch', 'CH'],
    ['organisation.reporter.phone', 'x'.repeat(50), 'x'.repeat(50)],
    ['organisation.termsOfService', 'x'.repeat(3000), 'x'.repeat(3000)],
    ['organisation.legalUrl', 'HTTP://community.example/legal', 'HTTP://community.example/legal'],
    ['consoleRules.0.id', 'x'.repeat(64), 'x'.repeat(64)],
    ['categories.0.key', 9, 9],
    ['categories.0.cybertipline.annotations', [...annotations], [...annotations]],
    ['destinations.0.address', 'https://hotline.example/ispws//', 'https://hotline.example/ispws'],
    ['destinations.0.address', 'https://hotline.example:8443', 'https://hotline.example:8443'],
    ['destinations.0.address', 'http://127.0.0.1:4780/ispws/', 'http://127.0.0.1:4780/ispws'],
    ['destinations.0.timeoutSeconds', 1, 1],
    ['destinations.0.timeoutSeconds', 25, 25],
    ['destinations.0.environment', 'production', 'production'],
    ['destinations.0.retention.days', 3660, 3660],
    ['routing.routes.0.when.hosts', ['*.CDN.example'], ['*.cdn.example']],
    ['routing.routes.0.when.urgent', false, false],
    ['reporting.holdSeconds', 0, 0],
    ['reporting.holdSeconds', 60, 60],
    ['reporting.oneClick', true, true],
    ['reporting.language', 'pt-BR', 'pt-BR'],
    [
      'consoleRules.0.pages',
      ['https://*.community.example:8443/a?b=*'],
      ['https://*.community.example:8443/a?b=*'],
    ],
    ['consoleRules.0.fields.0.match', '(?<=at )\\p{Nd}+', '(?<=at )\\p{Nd}+'],
    ['keeping.eraseAfterHours', 8784, 8784],
    ['care.shield.blurPixels', 0, 0],
    ['care.breaks.everyMinutes', 480, 480],
  ])('with %s as %j', (path, given, taken) => {
    const parsed = parsePolicy(changed(complete, path, given));
    expect(parsed.ok && valueAt(path, parsed.value)).toEqual(taken);
  });
});

describe('The environment', () => {
  test.each([
    ['https://report.cybertip.org/ispws', 'production'],
    ['https://exttest.cybertip.org/ispws', 'test'],
    ['http://127.0.0.1:4780/ispws', 'test'],
    ['https://hotline.example/ispws', 'test'],
    ['https://hotline.example/ispws', 'production'],
    ['https://report.cybertip.org.example/ispws', 'test'],
    ['https://constructor/ispws', 'test'],
  ])('of %s may be %s', (address, environment) => {
    const edits = [
      ['destinations.0.address', address],
      ['destinations.0.environment', environment],
    ] as const;
    expect(problemPlaces(changedAt(complete, edits))).toEqual([]);
  });
});

describe('Problems', () => {
  test('are all named, in the order of the policy', () => {
    expect(
      problemPlaces({
        ...aPolicyInput(),
        version: 2,
        routing: { default: [] },
        reporting: { holdSeconds: -1 },
      }),
    ).toEqual(['version', 'routing.default', 'reporting.defaultCategory', 'reporting.holdSeconds']);
  });

  test('are at most a hundred', () => {
    expect(
      problemPlaces({ ...complete, categories: Array.from({ length: 200 }, () => 'none') }),
    ).toHaveLength(100);
  });

  test('of the same key name each category but the first, and none that has no key', () => {
    const [category] = complete.categories;
    const keys = [1, null, 1, 2, null, 1];
    const categories = keys.map((key, place) => ({
      ...category,
      id: `${['first-kind', 'second-kind'][place] ?? place}`,
      key,
    }));
    expect(problemPlaces({ ...complete, categories })).toEqual(['categories.2.key', 'categories.5.key']);
  });

  test('of a circle name the routes that are on it, not those that only lead there', () => {
    const when = { urgent: true };
    const routes = [
      { id: 'leads-there', when, to: ['circle-a'] },
      { id: 'circle-a', when, to: ['practice', 'circle-b'] },
      { id: 'circle-b', when, to: ['circle-a', 'ends'] },
      { id: 'ends', when, to: ['practice'] },
    ];
    expect(problemPlaces(aPolicyInput({ routing: { default: ['practice'], routes } }))).toEqual([
      'routing.routes.1.to',
      'routing.routes.2.to',
    ]);
  });

  test('are none for a route that is reached on several ways', () => {
    const when = { urgent: true };
    const routes = [
      { id: 'top', when, to: ['left', 'right'] },
      { id: 'left', when, to: ['bottom'] },
      { id: 'right', when, to: ['bottom', 'practice'] },
      { id: 'bottom', when, to: ['practice'] },
    ];
    expect(problemPlaces(aPolicyInput({ routing: { default: ['top', 'bottom'], routes } }))).toEqual([]);
  });

  test('are values even for more routes in a row than calls fit into each other', () => {
    const routes = Array.from({ length: 20_000 }, (_, place) => ({
      id: `route-${place}`,
      when: { urgent: true },
      to: [`route-${place + 1}`],
    }));
    expect(() => parsePolicy(aPolicyInput({ routing: { default: ['practice'], routes } }))).not.toThrow();
  });

  test.each([
    [undefined],
    [null],
    [''],
    ['{}'],
    [7],
    [[]],
    [{}],
    [new Map()],
  ])('are there for %j as a whole', (value) => {
    expect(parsePolicy(value)).toMatchObject({
      ok: false,
      problems: expect.arrayContaining([expect.objectContaining({ code: 'policy-invalid' })]),
    });
  });

  test('are all that happens when any one place in a policy is replaced by anything', () => {
    fc.assert(
      fc.property(fc.constantFrom(...placesIn(complete)), fc.anything(), (place, value) => {
        const parsed = parsePolicy(changed(complete, place, value));
        if (parsed.ok) return;
        for (const problem of parsed.problems)
          expect(Object.keys(problem)).toEqual(['code', 'path', 'expected']);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('A managed policy', () => {
  const parts = Object.keys(complete);

  test('is taken when it names each part', () => {
    expect(parseManagedPolicy(aManagedPolicyInput())).toEqual(parsePolicy(aPolicyInput()));
  });

  test.each(parts)('is refused without %s, which may have been given with a wrong type', (part) => {
    expect(parseManagedPolicy(changed(complete, part, undefined))).toEqual({
      ok: false,
      problems: [{ code: 'policy-invalid', path: part, expected: { code: 'given-and-well-typed' } }],
    });
  });

  test('is refused with each absent part named once, and what else is wrong behind them', () => {
    const {
      consoleRules: _,
      routing: __,
      ...rest
    } = changed(complete, 'keeping.eraseAfterHours', -1) as typeof complete;
    expect(parseManagedPolicy(rest)).toMatchObject({
      problems: [
        { path: 'routing', expected: { code: 'given-and-well-typed' } },
        { path: 'consoleRules', expected: { code: 'given-and-well-typed' } },
        { path: 'keeping.eraseAfterHours', expected: { code: 'at-least', value: '0' } },
      ],
    });
  });

  test.each([
    [undefined],
    [null],
    ['policy'],
    [7],
    [[]],
    [{}],
  ])('is refused with all parts absent when it is %j', (value) => {
    const parsed = parseManagedPolicy(value);
    const absent = parts.map((path) =>
      expect.objectContaining({ path, expected: { code: 'given-and-well-typed' } }),
    );
    expect(parsed.ok ? [] : parsed.problems.slice(0, parts.length)).toEqual(absent);
  });
});

describe('The text of a policy file', () => {
  test.each<[string, string, unknown]>([
    ['as plain JSON', '{"a": [1, null]}', { a: [1, null] }],
    ['with comments to the end of the line', '{ // one\n"a": 1 // two\r\n}// three', { a: 1 }],
    ['with comments within', '/* one */{"a"/* "b": 2, */: /**/1}/* // */', { a: 1 }],
    ['with commas at the end', '{"a": [1, 2, ], }', { a: [1, 2] }],
    ['with a comment behind the last comma', '[1, /* two */ // three\n]', [1]],
    [
      'with what looks like a comment in a text',
      '["https://a.example/*", "/* a */", "\\"// b"]',
      ['https://a.example/*', '/* a */', '"// b'],
    ],
    ['with what looks like a comma at the end in a text', '[",]", ",}"]', [',]', ',}']],
  ])('is read %s', (_, text, value) => {
    expect(readPolicyText(text)).toEqual({ ok: true, value });
  });

  test.each([
    [''],
    ['//'],
    ['{'],
    ['{"a": 1'],
    ["{'a': 1}"],
    ['{a: 1}'],
    ['[1,,]'],
    ['/* [1]'],
    ['["// a]'],
    ['[NaN]'],
  ])('is no JSON as %j', (text) => {
    expect(readPolicyText(text)).toEqual({ ok: false, problems: [{ code: 'policy-not-json' }] });
  });
});
