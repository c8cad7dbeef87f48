import { type Disagreement, repetitions } from './schema/agreement.ts';
import type { ShapedPolicy } from './schema/policy-shape.ts';

type Route = ShapedPolicy['routing']['routes'][number];
type Path = Disagreement['path'];

const unknownOnes = (
  ids: readonly string[],
  known: ReadonlySet<string>,
  path: Path,
  expected: Disagreement['expected'],
): readonly Disagreement[] =>
  ids.flatMap((id, place) => (known.has(id) ? [] : [{ path: [...path, place], expected }]));

type Ways = ReadonlyMap<string, readonly string[]>;

/** Every way turned round. */
function turned(ways: Ways): Ways {
  const back = new Map([...ways.keys()].map((id) => [id, [] as string[]] as const));
  for (const [id, next] of ways) for (const to of next) back.get(to)?.push(id);
  return back;
}

/** Takes away what leads to nothing that is left, one after the other (Kahn's algorithm, from the ends). */
function withoutEnds(ways: Ways): Ways {
  const back = turned(ways);
  const open = new Map(
    [...ways].map(([id, next]) => [id, next.filter((to) => ways.has(to)).length] as const),
  );
  const ends = [...open].filter(([, count]) => count === 0).map(([id]) => id);
  for (let id = ends.pop(); id !== undefined; id = ends.pop()) {
    open.delete(id);
    for (const from of back.get(id) ?? []) {
      const count = (open.get(from) ?? 0) - 1;
      open.set(from, count);
      if (count === 0) ends.push(from);
    }
  }
  return new Map([...ways].filter(([id]) => open.has(id)));
}

/** Routes that lead back to themselves over other routes. Not by recursion: a policy may be longer than a stack is deep. */
function circles(routes: readonly Route[]): readonly Disagreement[] {
  const ways: Ways = new Map(routes.map(({ id, to }) => [id, to ?? []] as const));
  const circling = withoutEnds(turned(withoutEnds(ways)));
  return routes.flatMap(({ id }, place) =>
    circling.has(id) ? [{ path: ['routing', 'routes', place, 'to'], expected: 'no-circle' as const }] : [],
  );
}

function routingDisagreements({ routing, destinations, categories }: ShapedPolicy): readonly Disagreement[] {
  const { routes, exclusive } = routing;
  const categoryIds = new Set<string>(categories.map(({ id }) => id));
  const destinationIds = new Set<string>(destinations.map(({ id }) => id));
  const reachable = new Set([
    ...destinationIds,
    ...routes.filter(({ to }) => to !== null).map(({ id }) => id),
  ]);
  return [
    ...unknownOnes(routing.default, reachable, ['routing', 'default'], 'a-known-destination'),
    ...routes.flatMap(({ id, to, when }, place) => [
      ...(destinationIds.has(id)
        ? [{ path: ['routing', 'routes', place, 'id'], expected: 'no-repetition' as const }]
        : []),
      ...unknownOnes(to ?? [], reachable, ['routing', 'routes', place, 'to'], 'a-known-destination'),
      ...unknownOnes(
        when.categories ?? [],
        categoryIds,
        ['routing', 'routes', place, 'when', 'categories'],
        'a-known-category',
      ),
    ]),
    ...exclusive.flatMap((group, place) =>
      unknownOnes(
        group.destinations,
        destinationIds,
        ['routing', 'exclusive', place, 'destinations'],
        'a-known-destination',
      ),
    ),
    ...circles(routes),
  ];
}

/** What in a policy that is right in each of its parts does not fit together. Pure. */
export function policyDisagreements(policy: ShapedPolicy): readonly Disagreement[] {
  const { categories, reporting } = policy;
  const keys = repetitions(categories, 'key').map(({ path, expected }) => ({
    path: ['categories', ...path],
    expected,
  }));
  const defaultKnown = categories.some(({ id }) => id === reporting.defaultCategory);
  return [
    ...keys,
    ...(defaultKnown
      ? []
      : [{ path: ['reporting', 'defaultCategory'], expected: 'a-known-category' as const }]),
    ...routingDisagreements(policy),
  ];
}
