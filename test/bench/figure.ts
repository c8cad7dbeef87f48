/** A measured time over several runs, in milliseconds. */
export interface Figure {
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly runs: number;
}

/** Median and 95th percentile (nearest rank) of at least one sample, rounded to so many digits. */
export function figureOf(samples: readonly number[], digits = 1): Figure {
  const rounded = (milliseconds: number) => Number(milliseconds.toFixed(digits));
  const sorted = [...samples].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  const median = at(0.5);
  const p95 = at(0.95);
  if (median === undefined || p95 === undefined) throw new Error('Nothing was measured');
  return { medianMs: rounded(median), p95Ms: rounded(p95), runs: sorted.length };
}

/** How many times the floor's median a figure's median is, to two digits. */
export const ratioOf = (figure: Figure, floor: Figure): number =>
  Math.round((figure.medianMs / floor.medianMs) * 100) / 100;
