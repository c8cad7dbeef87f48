import { type DestinationKey, destinationKeyOf } from '../report/destination.ts';
import type { ReportId } from '../report/report.ts';
import type { Instant } from '../report/time.ts';
import { type Delivery, isAtHotline } from './delivery.ts';
import type { Replaced } from './saving.ts';
import type { DeliveryEvent } from './transition.ts';

/** Whether a corrected report may stand in for this delivery: it is surely not filed, and will not be. */
export function isReplaceable({
  state,
  outcomeUnknown,
}: Pick<Delivery, 'state' | 'outcomeUnknown'>): boolean {
  switch (state.name) {
    case 'held':
    case 'to-hand-over':
    case 'cancelled':
      return true;
    case 'waiting':
    case 'needs-person':
      return !outcomeUnknown;
    default:
      return false;
  }
}

/** Where an earlier form of a report is or may be filed: a corrected one must not go there again. */
export const placesTaken = (deliveries: readonly Delivery[]): ReadonlySet<DestinationKey> =>
  new Set(
    deliveries
      .filter((delivery) => !isReplaceable(delivery))
      .map(({ destination }) => destinationKeyOf(destination)),
  );

/** It will not be filed: it is taken back, or is being so while it is surely not filed. */
const isGivenUp = (delivery: Delivery): boolean =>
  isReplaceable(delivery) && (delivery.state.name === 'cancelled' || delivery.withdrawing);

/** Where another form of a report still goes, so that this one must not: nobody takes that one back. */
export const placesOfOthers = (
  reportId: ReportId,
  allForms: readonly Delivery[],
): ReadonlySet<DestinationKey> =>
  new Set(
    allForms
      .filter((one) => one.reportId !== reportId && !isGivenUp(one))
      .map(({ destination }) => destinationKeyOf(destination)),
  );

/** Takes a delivery back in favour of its corrected form, at the hotline where it is open there. */
function takenBack(delivery: Delivery, at: Instant): DeliveryEvent | null {
  if (!isReplaceable(delivery) || delivery.withdrawing) return null;
  if (delivery.state.name === 'held') return { name: 'undo', at };
  return { name: isAtHotline(delivery) ? 'withdraw' : 'cancel', at };
}

/**
 * How a corrected report stands in for an earlier one: as the deliveries of all its earlier forms are at the moment of
 * saving, none may have gone where the corrected one goes.
 */
export function replacement(reportId: ReportId, corrected: readonly Delivery[], at: Instant): Replaced {
  const places = corrected.map(({ destination }) => destinationKeyOf(destination));
  return {
    reportId,
    eventOf: (delivery) => takenBack(delivery, at),
    isReplaceable: (deliveries) => {
      const taken = placesTaken(deliveries);
      return places.every((place) => !taken.has(place));
    },
  };
}
