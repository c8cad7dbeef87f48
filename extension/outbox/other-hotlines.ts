import { directory } from '../hotlines/directory/directory.ts';
import { hasSecurePage, type OfficialHotline } from '../hotlines/directory/entry.ts';
import type { Policy } from '../policy/policy.ts';
import type { Routing } from '../policy/route.ts';
import type { DestinationId, WebFormDestination } from '../report/destination.ts';
import type { Delivery } from './delivery.ts';

const prefix = 'directory-';

/** Whether moderators may add official hotlines of the directory: not while an organisation only practises. */
export const offersOtherHotlines = ({ destinations }: Pick<Policy, 'destinations'>): boolean =>
  destinations.some(({ environment }) => environment === 'production');

const formOf = ({ id, name, reportPage }: OfficialHotline): WebFormDestination => ({
  id: `${prefix}${id}` as DestinationId,
  adapter: 'web-form',
  name,
  environment: 'production',
  address: reportPage,
  receiptDays: null,
  hotlineId: id,
  contact: false,
});

/**
 * The official hotlines that a moderator chose besides where the policy routes to, as destinations for this one report.
 * @returns null where one of them is not in the directory, or the organisation only practises
 */
export function otherHotlines(
  ids: readonly string[],
  policy: Pick<Policy, 'destinations'>,
): readonly WebFormDestination[] | null {
  if (ids.length > 0 && !offersOtherHotlines(policy)) return null;
  const found = [...new Set(ids)].map((id) => directory.find((one) => one.id === id));
  const known = found.filter((one) => one !== undefined && hasSecurePage(one));
  return known.length < found.length ? null : known.map((one) => formOf(one as OfficialHotline));
}

/** Where a report goes by the policy and by the moderator's own choice, no address twice. Pure. */
export function withChosen(routing: Routing, chosen: readonly WebFormDestination[]): Routing {
  const routed = routing.kind === 'destinations' ? routing.destinations : [];
  const reached = new Set(routed.map(({ address }) => address));
  const [first, ...rest] = [...routed, ...chosen.filter(({ address }) => !reached.has(address))];
  return first === undefined ? routing : { kind: 'destinations', destinations: [first, ...rest] };
}

/** Which hotlines of the directory were chosen for a report. */
export const chosenHotlines = (deliveries: readonly Delivery[]): readonly string[] =>
  deliveries.flatMap(({ destination }) => {
    // A policy may give such an id to a destination of its own.
    if (destination.adapter !== 'web-form' || destination.hotlineId === null) return [];
    return destination.id === `${prefix}${destination.hotlineId}` ? [destination.hotlineId] : [];
  });
