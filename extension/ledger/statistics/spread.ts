/** The middle and the far end of several durations, in milliseconds. */
export interface Spread {
  readonly count: number;
  /** The one in the middle, or the mean of the two there; null when there is none. */
  readonly medianMs: number | null;
  /** The shortest that at least 95 of 100 do not exceed (nearest rank); null when there is none. */
  readonly p95Ms: number | null;
}

/** Sums up durations in milliseconds, in whatever order they come. */
export function spreadOf(durations: readonly number[]): Spread {
  const sorted = Float64Array.from(durations).sort();
  const count = sorted.length;
  if (count === 0) return { count, medianMs: null, p95Ms: null };
  const at = (place: number) => sorted[place] ?? 0;
  const medianMs = (at(Math.floor((count - 1) / 2)) + at(Math.floor(count / 2))) / 2;
  return { count, medianMs, p95Ms: at(Math.ceil((count * 95) / 100) - 1) };
}
