import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtInPolicy } from '../../extension/policy/built-in.ts';
import { parsePolicy } from '../../extension/policy/parse.ts';
import { annotations, incidentTypes } from '../../extension/report/category.ts';
import { aPolicyInput } from '../builders/policy.ts';

/** A policy with one place in it changed; undefined takes the place away. */
function changed(path: string, value: unknown): unknown {
  const copy = structuredClone(aPolicyInput()) as unknown as Record<string, unknown>;
  const names = path.split('.');
  const last = names.pop() ?? '';
  const place = names.reduce((at, name) => at[name] as Record<string, unknown>, copy);
  if (value === undefined) delete place[last];
  else place[last] = value;
  return copy;
}

const valueAt = (path: string, value: unknown): unknown =>
  path.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], value);

describe('The built-in policy', () => {
  const parsed = parsePolicy(builtInPolicy);
  const policy = parsed.ok ? parsed.value : null;

  test('is right', () => {
    expect(parsed).toEqual({
      ok: true,
      value: expect.objectContaining({ version: 1, defaultCategory: 'csam' }),
    });
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
    expect(parsePolicy(aPolicyInput())).toMatchObject({
      ok: true,
      value: {
        organisation: {
          lawEnforcementContact: null,
          companyTemplate: null,
          termsOfService: null,
          legalUrl: null,
          reporter: { phone: null },
        },
        categories: [{ guidance: null, cybertipline: { annotations: [] } }, {}],
        destinations: [{ timeoutSeconds: 20 }],
        holdSeconds: 8,
        oneClick: false,
      },
    });
  });

  test.each<[string, unknown, unknown]>([
    ['organisation.name', '  Practice Ltd ', 'Practice Ltd'],
    ['organisation.platform', 'x'.repeat(256), 'x'.repeat(256)],
    [
      'organisation.ownDomains',
      ['Example.COM', 'a-b.c_d.test', '_x.test', 'xn--bcher-kva.example'],
      ['example.com', 'a-b.c_d.test', '_x.test', 'xn--bcher-kva.example'],
    ],
    ['organisation.reporter.email', null, null],
    ['organisation.legalUrl', 'http://community.example/legal?a#b', 'http://community.example/legal?a#b'],
    ['categories.0.key', null, null],
    ['categories.0.cybertipline.annotations', [...annotations], [...annotations]],
    ['destinations.0.address', 'https://hotline.example/ispws///', 'https://hotline.example/ispws'],
    ['destinations.0.address', 'https://hotline.example:8443', 'https://hotline.example:8443'],
    ['destinations.0.address', 'http://127.0.0.1:4780/ispws', 'http://127.0.0.1:4780/ispws'],
    ['destinations.0.credentials', null, null],
    ['destinations.0.credentials', undefined, null],
    ['destinations.0.timeoutSeconds', 25, 25],
    ['destinations.0.environment', 'production', 'production'],
    ['holdSeconds', 0, 0],
    ['holdSeconds', 60, 60],
    ['oneClick', true, true],
  ])('with %s as %j', (path, given, taken) => {
    const parsed = parsePolicy(changed(path, given));
    expect(parsed.ok && valueAt(path, parsed.value)).toEqual(taken);
  });
});

describe('A policy is refused, with the place of its problem', () => {
  const category = aPolicyInput().categories[0];
  const destination = aPolicyInput().destinations[0];
  test.each<[string, unknown]>([
    ['version', 2],
    ['version', undefined],
    ['unknown', 1],
    ['organisation', undefined],
    ['organisation.name', ''],
    ['organisation.name', ' \n'],
    ['organisation.platform', 'x'.repeat(257)],
    ['organisation.unknown', 1],
    ['organisation.ownDomains.0', 'https://example.com'],
    ['organisation.ownDomains.0', 'example.com.'],
    ['organisation.ownDomains.0', '*.example.com'],
    ['organisation.ownDomains.0', ''],
    ['organisation.ownDomains.0', 'bücher.example'],
    ['organisation.reporter', undefined],
    ['organisation.reporter.email', 'no address'],
    ['organisation.reporter.email', `${'x'.repeat(250)}@community.example`],
    ['organisation.reporter.unknown', 1],
    ['organisation.legalUrl', 'javascript:void 0'],
    ['organisation.legalUrl', `https://community.example/${'x'.repeat(2083)}`],
    ['categories', []],
    ['categories', [category, category]],
    ['categories.0.id', 'Not An Id'],
    ['categories.0.id', ''],
    ['categories.0.id', '__proto__'],
    ['categories.0.id', 'x'.repeat(65)],
    ['categories.0.name', 'x'.repeat(81)],
    ['categories.0.key', 0],
    ['categories.0.key', 10],
    ['categories.0.key', 1.5],
    ['categories.0.key', '1'],
    ['categories.0.cybertipline', undefined],
    ['categories.0.cybertipline.incidentType', 'Child Sex Trafficking'],
    ['categories.0.cybertipline.incidentType', 'constructor'],
    ['categories.1.cybertipline.annotations.0', 'unknown'],
    ['categories.0.cybertipline.annotations', ['spam', 'spam']],
    ['defaultCategory', 'unknown'],
    ['destinations', []],
    ['destinations', [destination, destination]],
    ['destinations.0.adapter', 'e-mail'],
    ['destinations.0.environment', 'live'],
    ['destinations.0.environment', undefined],
    ['destinations.0.address', 'http://hotline.example/ispws'],
    ['destinations.0.address', 'http://localhost:4780/ispws'],
    ['destinations.0.address', 'http://127.0.0.1.example/ispws'],
    ['destinations.0.address', 'https://name:word@hotline.example/ispws'],
    ['destinations.0.address', 'https://name@hotline.example/ispws'],
    ['destinations.0.address', 'https://:word@hotline.example/ispws'],
    ['destinations.0.address', 'https://hotline.example/ispws?key=1'],
    ['destinations.0.address', 'https://hotline.example/ispws?'],
    ['destinations.0.address', 'https://hotline.example/ispws#a'],
    ['destinations.0.address', 'https://hotline.example/is pws'],
    ['destinations.0.address', ' https://hotline.example/ispws'],
    ['destinations.0.address', 'ftp://hotline.example/ispws'],
    ['destinations.0.address', 'hotline.example/ispws'],
    ['destinations.0.timeoutSeconds', 0],
    ['destinations.0.timeoutSeconds', 26],
    ['destinations.0.credentials.password', ''],
    ['destinations.0.credentials.token', 'practice-word'],
    ['defaultRoute', []],
    ['defaultRoute', ['unknown']],
    ['defaultRoute', ['practice', 'practice']],
    ['holdSeconds', -1],
    ['holdSeconds', 61],
    ['holdSeconds', Number.NaN],
    ['holdSeconds', '8'],
    ['oneClick', 'yes'],
  ])('%s as %j', (path, value) => {
    const parsed = parsePolicy(changed(path, value));
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) {
      // A list that is wrong may be the problem of whoever refers to it, too.
      const referring = { categories: 'defaultCategory', destinations: 'defaultRoute' }[path];
      const places = parsed.problems.map((problem) => problem.path);
      expect(places[0]).toBe(path);
      expect(places.filter((place) => place !== path && place !== referring)).toEqual([]);
      expect(new Set(parsed.problems.map(({ code }) => code))).toEqual(new Set(['policy-invalid']));
    }
  });

  test('two categories with one key', () => {
    expect(parsePolicy(changed('categories.1.key', 1))).toEqual({
      ok: false,
      problems: [{ code: 'policy-invalid', path: 'categories' }],
    });
  });

  test('each of several problems', () => {
    const policy = aPolicyInput({ version: 2 as 1, holdSeconds: -1, defaultRoute: [] });
    expect(parsePolicy(policy)).toMatchObject({
      problems: [{ path: 'version' }, { path: 'defaultRoute' }, { path: 'holdSeconds' }],
    });
  });

  test('without repeating a value, which might be a password', () => {
    const parsed = parsePolicy(
      changed('destinations.0.credentials', {
        userName: '',
        password: 'practice-word',
        more: 'practice-word',
      }),
    );
    expect(parsed.ok).toBe(false);
    expect(JSON.stringify(parsed)).not.toContain('practice-word');
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
  ])('as a whole when it is %s', (value) => {
    expect(parsePolicy(value)).toMatchObject({
      ok: false,
      problems: expect.arrayContaining([expect.objectContaining({ code: 'policy-invalid' })]),
    });
  });

  test('or taken, but never thrown at, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true }),
        (value) => {
          expect(parsePolicy(value).ok).toBe(false);
        },
      ),
    );
  });

  test('or taken, but never thrown at, when any one place in it is replaced by anything', () => {
    const places = [
      'version',
      'organisation',
      'organisation.ownDomains',
      'organisation.reporter',
      'organisation.reporter.email',
      'organisation.legalUrl',
      'categories',
      'categories.0',
      'categories.0.id',
      'categories.0.key',
      'categories.0.cybertipline',
      'categories.0.cybertipline.annotations',
      'defaultCategory',
      'destinations',
      'destinations.0',
      'destinations.0.address',
      'destinations.0.credentials',
      'defaultRoute',
      'holdSeconds',
      'oneClick',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.oneof(fc.jsonValue(), fc.webUrl()), (place, value) => {
        const parsed = parsePolicy(changed(place, value));
        if (parsed.ok) return;
        for (const problem of parsed.problems) expect(Object.keys(problem).sort()).toEqual(['code', 'path']);
      }),
      { numRuns: 500 },
    );
  });
});

describe('The environment of a destination', () => {
  const hosts = [
    { address: 'https://report.cybertip.org/ispws', is: 'production' },
    { address: 'https://exttest.cybertip.org/ispws', is: 'test' },
    { address: 'http://127.0.0.1:4780/ispws', is: 'test' },
  ] as const;

  function parsedWith(address: string, environment: string) {
    const copy = changed('destinations.0.address', address) as { destinations: { environment: string }[] };
    for (const destination of copy.destinations) destination.environment = environment;
    return parsePolicy(copy);
  }

  test.each(hosts)('of $address is $is, and no policy can say otherwise', ({ address, is }) => {
    expect(parsedWith(address, is).ok).toBe(true);
    expect(parsedWith(address, is === 'test' ? 'production' : 'test')).toEqual({
      ok: false,
      problems: [{ code: 'policy-invalid', path: 'destinations.0.environment' }],
    });
  });

  test.each(['test', 'production'])('of a host that is not known may be %s', (environment) => {
    expect(parsedWith('https://hotline.example/ispws', environment).ok).toBe(true);
  });
});
