import type { DeliveryId } from './delivery.ts';
import type { Claimed } from './moves.ts';

/** The deliveries to one destination that this worker has taken on. */
export interface Lane {
  /** Claimed, not begun yet. */
  readonly ready: Claimed[];
  readonly underWay: Set<DeliveryId>;
  /** Whether one has been sent without meeting what stands in the way of all. */
  proven: boolean;
}

/**
 * So many deliveries to one destination are under way at once. Few until one has got through: what stands in the way of
 * all need not be met by many. Then more than there are requests at once, so that writes to the disk, which they share,
 * never leave the network idle.
 */
const mostUnderWay = { atFirst: 4, proven: 16 } as const;

export const emptyLane = (): Lane => ({ ready: [], underWay: new Set(), proven: false });

/** Claimed at once, so that a long queue needs few writes for it. */
export const claimedAtOnce = 32;

export const hasRoom = ({ underWay, proven }: Lane): boolean =>
  underWay.size < (proven ? mostUnderWay.proven : mostUnderWay.atFirst);

export const isEmpty = ({ ready, underWay }: Lane): boolean => ready.length + underWay.size === 0;

/** So few are left that more should be claimed, before anything has to wait for it. */
export const runsLow = ({ ready }: Lane): boolean => ready.length < mostUnderWay.proven;

export const holds = ({ ready, underWay }: Lane, id: DeliveryId): boolean =>
  underWay.has(id) || ready.some(({ delivery }) => delivery.id === id);
