/** How far the sending has come. */
export interface Progress {
  /** Deliveries that are not settled. */
  readonly open: number;
  /** All that were saved since nothing was open; what of it is not open any more is done. */
  readonly all: number;
}

export const nothingOpen: Progress = { open: 0, all: 0 };

/** The tally after some were saved and some settled. Pure. */
export function tallied({ open, all }: Progress, saved: number, settled: number): Progress {
  const left = Math.max(0, open + saved - settled);
  return left === 0 ? nothingOpen : { open: left, all: all + saved };
}

/** Where the tally lies, within a transaction. */
export interface TallyStore {
  get(key: 'deliveries'): Promise<Progress | undefined>;
  put(tally: Progress, key: 'deliveries'): Promise<unknown>;
}

/**
 * Keeps the tally true, in the transaction of what it counts: browsers count an index entry by entry, and a full outbox
 * would keep the popup waiting. To be called once in a transaction.
 */
export async function writeTally(store: TallyStore, saved: number, settled: number): Promise<void> {
  if (saved === 0 && settled === 0) return;
  await store.put(tallied((await store.get('deliveries')) ?? nothingOpen, saved, settled), 'deliveries');
}
