import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseManagedPolicy, parsePolicy, readPolicyText } from '../../extension/policy/parse.ts';
import type { Policy, PolicyInput } from '../../extension/policy/policy.ts';
import { type RoutedFacts, routeReport } from '../../extension/policy/route.ts';
import { withoutSecrets } from '../../extension/policy/secrets.ts';
import { aCompletePolicyInput } from '../builders/policy.ts';
import { perhapsCircularPolicies, rightPolicies, routedFacts } from './arbitrary-policy.ts';
import { groupsIn, placesIn, put, valueAt } from './places.ts';

function parsed(input: unknown): Policy {
  const policy = parsePolicy(input);
  if (!policy.ok) throw new Error(`refused: ${JSON.stringify(policy.problems)}`);
  return policy.value;
}

/** Whether any route leads back to itself: by stripping away those that end, until none is left or all circle. */
function hasCircle({ routing }: PolicyInput): boolean {
  let rest = routing.routes ?? [];
  for (;;) {
    const open = new Set(rest.map(({ id }) => id));
    const left = rest.filter(({ to }) => (to ?? []).some((id) => open.has(id)));
    if (left.length === rest.length) return rest.length > 0;
    rest = left;
  }
}

function expectRouted(policy: Policy, facts: RoutedFacts) {
  const routing = routeReport(facts, policy);
  if (routing.kind === 'nowhere') {
    expect(routing.because.trim()).not.toBe('');
    return;
  }
  const ids = routing.destinations.map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(0);
  expect(new Set(ids).size).toBe(ids.length);
  for (const group of policy.routing.exclusive) {
    expect(ids.filter((id) => group.destinations.includes(id)).length).toBeLessThanOrEqual(1);
  }
}

describe('Any policy that is taken', () => {
  test('routes each report once to each of its destinations, or nowhere for a reason', () => {
    fc.assert(
      fc.property(rightPolicies, fc.array(routedFacts, { maxLength: 5 }), (input, reports) => {
        const policy = parsed(input);
        for (const facts of reports) expectRouted(policy, facts);
      }),
      { numRuns: 500 },
    );
  });

  test('has no circle, and each that has none is taken', () => {
    fc.assert(
      fc.property(perhapsCircularPolicies, routedFacts, (input, facts) => {
        const policy = parsePolicy(input);
        expect(policy.ok).toBe(!hasCircle(input));
        if (policy.ok) expectRouted(policy.value, facts);
      }),
      { numRuns: 500 },
    );
  });

  test('routes the same report always in the same way', () => {
    fc.assert(
      fc.property(rightPolicies, routedFacts, (input, facts) => {
        const policy = parsed(input);
        const first = routeReport(facts, policy);
        expect(routeReport({ ...facts }, policy)).toEqual(first);
        expect(routeReport(facts, parsed(structuredClone(input)))).toEqual(first);
      }),
    );
  });

  test('is the same when it is written down and read again, also without its secrets', () => {
    fc.assert(
      fc.property(fc.oneof(rightPolicies, fc.constant(aCompletePolicyInput())), (input) => {
        const policy = parsed(input);
        for (const written of [policy, withoutSecrets(policy)]) {
          expect(parsePolicy(JSON.parse(JSON.stringify(written)))).toEqual({ ok: true, value: written });
          expect(parseManagedPolicy(written)).toEqual({ ok: true, value: written });
        }
      }),
    );
  });
});

describe('A setting that there is not', () => {
  const complete = aCompletePolicyInput();
  const known = new Set(placesIn(complete).map((path) => path.split('.').at(-1)));
  const names = fc
    .oneof(
      fc.string({ minLength: 1 }),
      fc.constantFrom(
        '__proto__',
        'constructor',
        'toString',
        'hasOwnProperty',
        'a.b',
        '',
        ' ',
        'Name',
        'retries',
      ),
    )
    .filter((name) => !known.has(name));

  test('is named, at whichever group it stands', () => {
    fc.assert(
      fc.property(fc.constantFrom(...groupsIn(complete)), names, fc.jsonValue(), (group, name, value) => {
        const input = structuredClone(complete);
        put(valueAt(group, input) as object, name, value);
        const policy = parsePolicy(input);
        expect(policy.ok ? [] : policy.problems).toEqual([
          {
            code: 'policy-invalid',
            path: group === '' ? name : `${group}.${name}`,
            expected: { code: 'no-such-setting' },
          },
        ]);
      }),
      { numRuns: 500 },
    );
  });
});

test('Whatever is no policy is refused without being thrown at', () => {
  const anything = fc.anything({
    ...{ withBigInt: true, withBoxedValues: true, withDate: true, withMap: true, withSet: true },
    ...{ withNullPrototype: true, withObjectString: true, withSparseArray: true, withTypedArray: true },
    key: fc.oneof(fc.string(), fc.constantFrom(...Object.keys(aCompletePolicyInput()), '__proto__')),
  });
  fc.assert(
    fc.property(anything, (value) => {
      expect(parsePolicy(value).ok).toBe(false);
      expect(parseManagedPolicy(value).ok).toBe(false);
    }),
    { numRuns: 500 },
  );
});

describe('The text of a policy file', () => {
  const pieces = [
    '/',
    '*',
    '//',
    '/*',
    '*/',
    ',',
    ',]',
    ',}',
    '"',
    '\\',
    '\\"',
    '{',
    '[',
    ':',
    ' ',
    '\n',
    '\r\n',
    'a',
  ];
  const soup = fc.string({ unit: fc.constantFrom(...pieces), maxLength: 12 });
  const comment = fc.oneof(
    fc.constantFrom('', ' ', '\n', '\t'),
    soup.map((text) => `// ${text.replaceAll(/[\r\n]/g, '')}\n`),
    soup.filter((text) => !text.includes('*/')).map((text) => `/* ${text} */`),
  );
  const { value: values } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      soup,
      fc.constantFrom(null, true, false, 0, 4711, -1.5),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(soup, tie('value'), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));

  /** Writes a value with a comment at each place that takes one, and a comma behind the last of all items. */
  function written(value: unknown, next: () => string): string {
    const items = (texts: readonly string[]) => texts.map((text) => `${text}${next()},`).join('');
    if (Array.isArray(value)) return `${next()}[${items(value.map((one) => written(one, next)))}${next()}]`;
    if (typeof value !== 'object' || value === null) return `${next()}${JSON.stringify(value)}${next()}`;
    const entries = Object.entries(value);
    const named = entries.map(
      ([key, one]) => `${next()}${JSON.stringify(key)}${next()}:${written(one, next)}`,
    );
    return `{${items(named)}${next()}}${next()}`;
  }

  test('gives a value or a problem, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), soup, fc.json()), (text) => {
        const read = readPolicyText(text);
        if (!read.ok) expect(read.problems).toEqual([{ code: 'policy-not-json' }]);
      }),
      { numRuns: 1000 },
    );
  });

  test('may hold comments and last commas anywhere, and those in its texts are left alone', () => {
    fc.assert(
      fc.property(values, fc.array(comment, { minLength: 1, maxLength: 20 }), (value, comments) => {
        let place = 0;
        const text = written(value, () => {
          place += 1;
          return comments[place % comments.length] ?? '';
        });
        expect(readPolicyText(text)).toEqual({ ok: true, value });
      }),
      { numRuns: 1000 },
    );
  });
});
