import fc from 'fast-check';
import type { PolicyInput } from '../../extension/policy/policy.ts';
import type { RoutedFacts } from '../../extension/policy/route.ts';
import { annotations, incidentTypes } from '../../extension/report/category.ts';

type RouteInput = NonNullable<PolicyInput['routing']['routes']>[number];

/** Few, so that conditions and facts meet often. */
const countries = ['CH', 'GB', 'US'];
const hosts = ['community.example', 'a.community.example', 'notcommunity.example', 'partner.test', 'test'];
const patterns = [...hosts, ...hosts.map((host) => `*.${host}`)];

const text = (longest: number) =>
  fc.string({ unit: 'binary', minLength: 1, maxLength: longest }).filter((value) => value.trim() !== '');

const orNone = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { freq: 3, nil: null });
const someOf = (values: readonly string[], least = 1) => fc.subarray([...values], { minLength: least });

const organisation: fc.Arbitrary<PolicyInput['organisation']> = fc.record({
  name: text(20),
  platform: text(20),
  services: fc.array(text(20), { maxLength: 2 }),
  role: fc.constantFrom('provider' as const, 'third-party' as const),
  ownDomains: fc.subarray(hosts),
  country: orNone(fc.constantFrom(...countries)),
  termsOfService: orNone(text(50)),
});

const category = (id: string): fc.Arbitrary<PolicyInput['categories'][number]> =>
  fc.record({
    id: fc.constant(id),
    name: text(20),
    guidance: orNone(text(50)),
    cybertipline: fc.record({
      incidentType: fc.constantFrom(...incidentTypes),
      annotations: fc.subarray([...annotations]),
    }),
  });

const destination = (id: string): fc.Arbitrary<PolicyInput['destinations'][number]> =>
  fc.record({
    id: fc.constant(id),
    adapter: fc.constant('cybertipline' as const),
    name: text(20),
    environment: fc.constantFrom('test' as const, 'production' as const),
    address: fc.constantFrom('https://hotline.example/ispws/', `https://${id}.example`),
    timeoutSeconds: fc.integer({ min: 1, max: 25 }),
    credentials: fc.oneof(
      fc.constant({ source: 'moderator' as const }),
      fc.record({ source: fc.constant('policy' as const), userName: text(20), password: text(20) }),
    ),
    retention: fc.record({
      regimes: fc.subarray(['us-2258a' as const, 'uk-2026-268' as const, 'ca-2011-4' as const]),
      days: orNone(fc.integer({ min: 1, max: 3660 })),
    }),
  });

const conditions = (categories: readonly string[]): fc.Arbitrary<RouteInput['when']> =>
  fc
    .record({
      categories: orNone(someOf(categories)),
      hosting: orNone(fc.constantFrom('own' as const, 'third-party' as const)),
      hosts: orNone(someOf(patterns)),
      urgent: orNone(fc.boolean()),
      countries: orNone(someOf(countries)),
    })
    .filter((when) => Object.values(when).some((one) => one !== null));

const ids = (word: string, least: number, most: number) =>
  fc
    .integer({ min: least, max: most })
    .map((count) => Array.from({ length: count }, (_, place) => `${word}-${place}`));

/**
 * @param reachable the ids that a route may lead to
 * @returns routes by these ids; those that lead nowhere are at the end of the ids
 */
const routes = (
  categories: readonly string[],
  leading: readonly string[],
  nowhere: readonly string[],
  reachable: (id: string) => readonly string[],
) =>
  fc
    .tuple(
      ...leading.map(
        (id): fc.Arbitrary<RouteInput> =>
          fc.record({ id: fc.constant(id), when: conditions(categories), to: someOf(reachable(id)) }),
      ),
      ...nowhere.map(
        (id): fc.Arbitrary<RouteInput> =>
          fc.record({ id: fc.constant(id), when: conditions(categories), nowhereBecause: text(50) }),
      ),
    )
    .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }));

const policies = (circlesToo: boolean): fc.Arbitrary<PolicyInput> =>
  fc
    .record({
      categories: ids('category', 1, 4),
      destinations: ids('destination', 1, 5),
      leading: ids('route', 0, 6),
      nowhere: ids('nowhere', 0, 2),
      exclusive: ids('exclusive', 0, 3),
    })
    .chain(({ categories, destinations, leading, nowhere, exclusive }) => {
      // A route that may lead only to later ones cannot lead back to itself.
      const reachable = (id: string) => [
        ...destinations,
        ...(circlesToo ? leading : leading.slice(leading.indexOf(id) + 1)),
      ];
      return fc.record({
        version: fc.constant(1 as const),
        organisation,
        categories: fc.tuple(...categories.map(category)),
        destinations: fc.tuple(...destinations.map(destination)),
        routing: fc.record({
          default: someOf([...destinations, ...leading]),
          routes: routes(categories, leading, nowhere, reachable),
          exclusive:
            destinations.length < 2
              ? fc.constant([])
              : fc.tuple(
                  ...exclusive.map((id) =>
                    fc.record({ id: fc.constant(id), destinations: someOf(destinations, 2) }),
                  ),
                ),
        }),
        reporting: fc.record({ defaultCategory: fc.constantFrom(...categories) }),
      });
    });

/** Policies as they may be written, all of them right. */
export const rightPolicies = policies(false);

/** The same, but their routes may lead back to themselves. */
export const perhapsCircularPolicies = policies(true);

/** What a report may be about, also a category that the policy does not know and an address without a host. */
export const routedFacts: fc.Arbitrary<RoutedFacts> = fc.record({
  categoryId: fc.constantFrom('category-0', 'category-1', 'category-2', 'category-9', 'constructor'),
  address: fc.constantFrom(
    ...hosts.map((host) => `https://${host}/posts/1`),
    'https://192.0.2.7/',
    'no address',
  ),
  hosting: fc.constantFrom('own' as const, 'third-party' as const),
  urgent: fc.boolean(),
});
