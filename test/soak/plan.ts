import type { Fault } from '../sandbox/server.ts';
import { type Disturbance, dealer, type Kill } from './disturbances.ts';
import { endless, type Random, randomOf } from './random.ts';

/** A report that is going to be filed. Its address is its own, so that it is found again at the hotline. */
export interface PlannedReport {
  /** The draft's id: filing it again with the same one is filing it once. */
  readonly id: string;
  readonly url: string;
}

/** Reports that are filed at once, and what goes wrong meanwhile. */
export interface Batch {
  readonly number: number;
  /** The undo time of these reports. */
  readonly holdSeconds: number;
  /** Whether what is filed is erased at once: what is shown of it then comes from what a receipt needs. */
  readonly erasesAtOnce: boolean;
  readonly reports: readonly PlannedReport[];
  readonly faults: readonly Fault[];
  readonly kills: readonly Kill[];
}

export interface Plan {
  readonly seed: number;
  readonly batches: readonly Batch[];
}

const mostInBatch = 30;
/** One in three, and not by luck: each seed disturbs as many deliveries as every other. */
const isDisturbed = [true, false, false] as const;

function hexadecimal(random: Random, digits: number): string {
  return Array.from({ length: digits }, () => random.between(0, 15).toString(16)).join('');
}

/** A UUID of version 4, but out of the seed. */
const plannedId = (random: Random) =>
  `${hexadecimal(random, 8)}-${hexadecimal(random, 4)}-4${hexadecimal(random, 3)}-8${hexadecimal(random, 3)}-${hexadecimal(random, 12)}`;

/** Where the reported pages would be; `.test` leads nowhere. */
const addressRoot = 'https://forum.example.test/soak/';

/** The address of the report with this number. */
export const plannedAddress = (seed: number, number: number): string =>
  `${addressRoot}${seed}/${String(number).padStart(8, '0')}`;

/** The planned addresses that stand in a text, for example in a document that reached the hotline. */
export const plannedAddressesIn = (text: string): readonly string[] => [
  ...new Set(text.match(/https:\/\/forum\.example\.test\/soak\/\d+\/\d{8}/g) ?? []),
];

/**
 * What a soak does: the same for the same seed, and for each delivery with a chance of one in three a disturbance.
 * @param deliveries how many reports are filed, each to one destination
 */
export function planOf(seed: number, deliveries: number): Plan {
  const random = randomOf(seed);
  const deal = dealer(random);
  const nextIsDisturbed = endless(() => random.shuffled(isDisturbed));
  const batches: Batch[] = [];
  for (let planned = 0; planned < deliveries; ) {
    const count = Math.min(random.between(1, mostInBatch), deliveries - planned);
    const first = planned;
    const reports = Array.from({ length: count }, (_, place) => ({
      id: plannedId(random),
      url: plannedAddress(seed, first + place),
    }));
    const disturbances: readonly Disturbance[] = reports.flatMap(() => (nextIsDisturbed() ? [deal()] : []));
    batches.push({
      number: batches.length,
      holdSeconds: random.between(0, 1),
      erasesAtOnce: random.next() < 0.5,
      reports,
      faults: disturbances.flatMap((one) => ('fault' in one ? [one.fault] : [])),
      kills: disturbances.flatMap((one) => ('kill' in one ? [one.kill] : [])),
    });
    planned += count;
  }
  return { seed, batches };
}
