import type { Branded } from '../report/brand.ts';
import type { Destination } from '../report/destination.ts';

/** Names one way to one hotline in one environment, also when the policy has given its id to another since. */
export type DestinationKey = Branded<string, 'DestinationKey'>;

/** Deliveries with the same key are paused and bounded together. */
export const destinationKeyOf = ({
  environment,
  id,
  address,
}: Pick<Destination, 'environment' | 'id' | 'address'>): DestinationKey =>
  `${environment} ${id} ${address}` as DestinationKey;
