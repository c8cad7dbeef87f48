import { describe, expect, test } from 'vitest';
import type { PolicyInput } from '../../extension/policy/policy.ts';
import { recordedDestination } from '../../extension/policy/recorded-destination.ts';
import { type RoutedFacts, routeReport } from '../../extension/policy/route.ts';
import { aPolicy, aPolicyInput } from '../builders/policy.ts';

type Routing = PolicyInput['routing'];
type Routes = NonNullable<Routing['routes']>;
type Conditions = Routes[number]['when'];

const [practice] = aPolicyInput().destinations;
const destinations = ['practice', 'second', 'third'].map(
  (id) => ({ ...practice, id }) as PolicyInput['destinations'][number],
);

const facts = (given: Partial<RoutedFacts> = {}): RoutedFacts => ({
  categoryId: 'csam',
  address: 'https://a.community.example/posts/1',
  hosting: 'own',
  urgent: false,
  ...given,
});

/** Where a report goes: ids of destinations, or the words why it goes nowhere. */
function way(routing: Partial<Routing>, given: Partial<RoutedFacts> = {}, country: string | null = 'CH') {
  const organisation = { ...aPolicyInput().organisation, country };
  const policy = aPolicy({ organisation, destinations, routing: { default: ['practice'], ...routing } });
  const routed = routeReport(facts(given), policy);
  return routed.kind === 'nowhere' ? routed.because : routed.destinations.map(({ id }): string => id);
}

/** Whether a route of these conditions is taken. */
const taken = (when: Conditions, given: Partial<RoutedFacts> = {}, country: string | null = 'CH') =>
  way({ routes: [{ id: 'tried', when, to: ['second'] }] }, given, country).includes('second');

describe('By default a report goes', () => {
  test.each<[string, string[]]>([
    ['to the one destination', ['second']],
    ['to each destination, in the order in which they are named', ['third', 'practice']],
    ['to all when all are named', ['practice', 'second', 'third']],
  ])('%s', (_, named) => {
    expect(way({ default: named })).toEqual(named);
  });
});

describe('A route is taken', () => {
  test.each<[string, Conditions, Partial<RoutedFacts>]>([
    ['for its category', { categories: ['csam'] }, { categoryId: 'csam' }],
    ['for each of its categories', { categories: ['csam', 'sextortion'] }, { categoryId: 'sextortion' }],
    ['for what is on own servers', { hosting: 'own' }, { hosting: 'own' }],
    ['for what is on other servers', { hosting: 'third-party' }, { hosting: 'third-party' }],
    ['for an urgent report', { urgent: true }, { urgent: true }],
    ['for a report that is not urgent', { urgent: false }, { urgent: false }],
    ['in its country', { countries: ['CH'] }, {}],
    ['in one of its countries, in small letters', { countries: ['us', 'ch'] }, {}],
    ['for its host', { hosts: ['a.community.example'] }, {}],
    ['for one of its hosts', { hosts: ['partner.example', 'community.example'] }, {}],
    [
      'when all its conditions are met',
      {
        categories: ['csam'],
        hosting: 'own',
        urgent: false,
        countries: ['CH'],
        hosts: ['*.community.example'],
      },
      {},
    ],
    ['when those that it names are met', { categories: null, urgent: false, hosts: null }, {}],
  ])('%s', (_, when, given) => {
    expect(taken(when, given)).toBe(true);
  });
});

describe('A route is passed over', () => {
  const conditions: Conditions = {
    categories: ['csam'],
    hosting: 'own',
    urgent: false,
    countries: ['CH'],
    hosts: ['*.community.example'],
  };

  test.each<[string, Partial<RoutedFacts>, string | null]>([
    ['category', { categoryId: 'sextortion' }, 'CH'],
    ['category, which the policy does not know', { categoryId: 'constructor' }, 'CH'],
    ['server', { hosting: 'third-party' }, 'CH'],
    ['urgency', { urgent: true }, 'CH'],
    ['country', {}, 'GB'],
    ['country, which nobody has said', {}, null],
    ['host', { address: 'https://partner.example/' }, 'CH'],
    ['address, which has no host', { address: 'no address' }, 'CH'],
  ])('for another %s', (_, given, country) => {
    expect(taken(conditions)).toBe(true);
    expect(taken(conditions, given, country)).toBe(false);
  });
});

describe('A host', () => {
  test.each<[string, string, boolean]>([
    ['community.example', 'https://community.example/', true],
    ['community.example', 'https://a.b.community.example/', true],
    ['Community.Example', 'https://A.COMMUNITY.example:8443/', true],
    ['community.example', 'https://name:word@community.example./', true],
    ['community.example', 'https://notcommunity.example/', false],
    ['community.example', 'https://community.example.test/', false],
    ['community.example', 'https://partner.test/?https://community.example/', false],
    ['community.example', 'https://community.example@partner.test/', false],
    ['a.community.example', 'https://community.example/', false],
    ['*.community.example', 'https://a.community.example/', true],
    ['*.community.example', 'https://a.b.community.example/', true],
    ['*.community.example', 'https://community.example/', false],
    ['*.community.example', 'https://notcommunity.example/', false],
    ['example', 'https://community.example/', true],
    ['192.0.2.7', 'http://192.0.2.7/', true],
    ['192.0.2.7', 'http://1.192.0.2.7.example/', false],
    ['xn--bcher-kva.example', 'https://bücher.example/', true],
  ])('as %s: is %s of it? %s', (pattern, address, expected) => {
    expect(taken({ hosts: [pattern] }, { address })).toBe(expected);
  });
});

describe('Of several routes', () => {
  const when = { urgent: false };

  test('the first whose conditions are met is taken, and no other', () => {
    const routes: Routes = [
      { id: 'passed-over', when: { urgent: true }, to: ['practice'] },
      { id: 'first', when, to: ['third'] },
      { id: 'second-one', when, to: ['second'] },
    ];
    expect(way({ routes })).toEqual(['third']);
    expect(way({ routes: routes.toReversed() })).toEqual(['second']);
  });

  test('one may lead nowhere, for a reason', () => {
    const routes: Routes = [{ id: 'nowhere', when, nowhereBecause: 'The partner reports it.' }];
    expect(way({ routes })).toBe('The partner reports it.');
    expect(way({ routes }, { urgent: true })).toEqual(['practice']);
  });

  test('one may lead to others, whatever their conditions; each destination is named once', () => {
    const never = { categories: ['sextortion'] };
    const routes: Routes = [
      { id: 'top', when, to: ['inner', 'third', 'second'] },
      { id: 'inner', when: never, to: ['second', 'innermost'] },
      { id: 'innermost', when: never, to: ['third', 'practice'] },
    ];
    expect(way({ routes })).toEqual(['second', 'third', 'practice']);
    expect(way({ routes, default: ['innermost'] }, { urgent: true })).toEqual(['third', 'practice']);
  });

  test('each is looked at a few times only, on however many ways it is reached', () => {
    const layers = 12;
    const input = Array.from({ length: layers }, (_, layer) => [`left-${layer}`, `right-${layer}`]);
    const routes: Routes = input.flatMap((ids, layer) =>
      ids.map((id) => ({ id, when, to: input[layer + 1] ?? ['practice'] })),
    );
    const policy = aPolicy({ destinations, routing: { default: ['practice'], routes } });
    let looks = 0;
    for (const route of policy.routing.routes) {
      const { to } = route;
      Object.defineProperty(route, 'to', {
        get: () => {
          looks += 1;
          return to;
        },
      });
    }
    expect(routeReport(facts(), policy)).toMatchObject({ destinations: [{ id: 'practice' }] });
    expect(looks).toBeLessThan(routes.length * layers);
  });
});

describe('Of destinations for one duty', () => {
  const group = (id: string, ...ids: string[]) => ({ id, destinations: ids });

  test.each<[string, string[], ReturnType<typeof group>[], string[]]>([
    [
      'only the first gets a report',
      ['practice', 'second'],
      [group('a', 'second', 'practice')],
      ['practice'],
    ],
    [
      'the order of the route decides',
      ['second', 'practice'],
      [group('a', 'practice', 'second')],
      ['second'],
    ],
    ['one alone gets it', ['second'], [group('a', 'practice', 'second')], ['second']],
    [
      'others get it too',
      ['third', 'second', 'practice'],
      [group('a', 'practice', 'second')],
      ['third', 'second'],
    ],
    [
      'each group counts by itself',
      ['practice', 'second', 'third'],
      [group('a', 'practice', 'second'), group('b', 'second', 'third')],
      ['practice', 'third'],
    ],
    [
      'one in two groups stands for both duties',
      ['second', 'practice', 'third'],
      [group('a', 'practice', 'second'), group('b', 'second', 'third')],
      ['second'],
    ],
  ])('%s', (_, named, exclusive, expected) => {
    expect(way({ default: named, exclusive })).toEqual(expected);
  });

  test('it makes no difference over which route they are reached', () => {
    const routes: Routes = [{ id: 'inner', when: { urgent: true }, to: ['second'] }];
    expect(
      way({ default: ['inner', 'practice'], routes, exclusive: [group('a', 'practice', 'second')] }),
    ).toEqual(['second']);
  });
});

describe('Of a destination is recorded', () => {
  const [destination] = aPolicy().destinations;

  test('neither its credentials nor what decides how long receipts are kept', () => {
    const routed = routeReport(facts(), aPolicy());
    expect(routed).toEqual({
      kind: 'destinations',
      destinations: [
        {
          id: 'practice',
          adapter: 'cybertipline',
          name: 'Practice CyberTipline',
          environment: 'test',
          address: 'https://hotline.example/ispws',
          timeoutSeconds: 20,
          receiptDays: 366,
        },
      ],
    });
    expect(JSON.stringify(routed)).not.toMatch(/credentials|retention|practice-word/);
  });

  test.each([
    ['provider' as const, 366],
    ['third-party' as const, null],
  ])('how long receipts are kept by a %s: %s days', (role, days) => {
    const policy = aPolicy({ organisation: { ...aPolicyInput().organisation, role } });
    expect(destination && recordedDestination(destination, policy).receiptDays).toBe(days);
  });

  test('while the policy keeps its own', () => {
    const policy = aPolicy();
    const before = structuredClone(policy);
    routeReport(facts(), policy);
    expect(policy).toEqual(before);
  });
});
