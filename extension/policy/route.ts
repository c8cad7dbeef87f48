import { hostOf } from '../report/address.ts';
import type { Destination } from '../report/destination.ts';
import type { Hosting } from '../report/report.ts';
import type { Policy, Route } from './policy.ts';
import { recordedDestination } from './recorded-destination.ts';

/** What routes look at. */
export interface RoutedFacts {
  readonly categoryId: string;
  readonly address: string;
  readonly hosting: Hosting;
  readonly urgent: boolean;
}

/** Where a report goes, or in the organisation's words why it goes nowhere. */
export type Routing =
  | { readonly kind: 'destinations'; readonly destinations: readonly [Destination, ...Destination[]] }
  | { readonly kind: 'nowhere'; readonly because: string };

function matchesHost(host: string, pattern: string): boolean {
  if (pattern.startsWith('*.')) return host.endsWith(pattern.slice(1));
  return host === pattern || host.endsWith(`.${pattern}`);
}

const among = (values: readonly string[] | null, value: string | null) =>
  values === null || (value !== null && values.includes(value));

function applies({ when }: Route, facts: RoutedFacts, host: string, country: string | null): boolean {
  return (
    among(when.categories, facts.categoryId) &&
    (when.hosting === null || when.hosting === facts.hosting) &&
    (when.urgent === null || when.urgent === facts.urgent) &&
    among(when.countries, country) &&
    (when.hosts === null || when.hosts.some((pattern) => matchesHost(host, pattern)))
  );
}

/** The destinations behind a list of ids, each once, in its order; ids of routes stand for what these lead to. */
function expand(ids: readonly string[], routes: ReadonlyMap<string, Route>): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const left = [...ids].reverse();
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    const route = routes.get(id);
    if (route === undefined) found.add(id);
    else if (!seen.has(id)) left.push(...[...(route.to ?? [])].reverse());
    seen.add(id);
  }
  return found;
}

/** Of those that stand for one duty only the first, for example NCMEC or the NCA but never both. */
function onePerDuty(ids: Iterable<string>, { routing }: Policy): readonly string[] {
  const chosen: string[] = [];
  for (const id of ids) {
    const duties = routing.exclusive.filter(({ destinations }) => destinations.includes(id));
    if (!duties.some(({ destinations }) => chosen.some((one) => destinations.includes(one)))) chosen.push(id);
  }
  return chosen;
}

/**
 * Where a report goes: to the destinations of the first route whose conditions are all met, else to the default ones.
 * Pure. Each destination at most once, and never two of one exclusive group.
 */
export function routeReport(facts: RoutedFacts, policy: Policy): Routing {
  const { routing, destinations, organisation } = policy;
  const host = hostOf(facts.address);
  const route = routing.routes.find((one) => applies(one, facts, host, organisation.country));
  if (route?.nowhereBecause != null) return { kind: 'nowhere', because: route.nowhereBecause };
  const routes = new Map(routing.routes.map((one) => [one.id, one] as const));
  const ids = onePerDuty(expand(route?.to ?? routing.default, routes), policy);
  const byId = new Map(destinations.map((one) => [one.id as string, one] as const));
  const [first, ...rest] = ids
    .map((id) => byId.get(id))
    .filter((one) => one !== undefined)
    .map((one) => recordedDestination(one, policy));
  // The parser has seen to it that every way leads to a destination.
  if (first === undefined) return { kind: 'nowhere', because: '' };
  return { kind: 'destinations', destinations: [first, ...rest] };
}
