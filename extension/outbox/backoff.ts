const firstMs = 2_000;
const longestMs = 30 * 60_000;
/** A broken `Retry-After` must not park a report for years; an open report lives a day anyway. */
const longestAskedMs = 24 * 3_600_000;

/**
 * How long to wait after a failed attempt: doubling from two seconds to half an hour, with jitter of a quarter so
 * that a whole floor of moderators does not come back in the same second, and never less than the hotline asked for, up to a day.
 *
 * @param failedAttempts attempts in a row that came to nothing, this one not counted
 * @param retryAfterMs what `Retry-After` said, or null
 * @param random a number from 0 up to 1
 * @returns milliseconds
 */
export function backoff(failedAttempts: number, retryAfterMs: number | null, random: number): number {
  const doubled = Math.min(longestMs, firstMs * 2 ** Math.min(failedAttempts, 20));
  const own = Math.round(doubled * (0.75 + random * 0.5));
  return Math.max(own, Math.min(retryAfterMs ?? 0, longestAskedMs));
}
