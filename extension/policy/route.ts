import type { Destination } from '../report/destination.ts';
import type { Report } from '../report/report.ts';
import type { Policy, PolicyDestination } from './policy.ts';

/** A destination as it goes into the record of a delivery: without its credentials. */
export function withoutCredentials({ credentials: _, ...destination }: PolicyDestination): Destination {
  return destination;
}

/** The destinations of the policy's default route, in the policy's order. */
export function defaultDestinations(policy: Policy): readonly Destination[] {
  return policy.destinations.filter(({ id }) => policy.defaultRoute.includes(id)).map(withoutCredentials);
}

/** Where a report goes. Pure: each destination once. */
export function routeReport(_report: Report, policy: Policy): readonly Destination[] {
  return defaultDestinations(policy);
}
