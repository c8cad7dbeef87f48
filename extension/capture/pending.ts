import type { Result } from '../report/problem.ts';
import type { Instant } from '../report/time.ts';
import type { Captured } from './capture.ts';

/** The popup opens within a moment; what waits longer was meant for one that never came. */
const keptMs = 30_000;

/**
 * What the moderator pointed at, until the popup that opens for it asks. Lost with the worker: then the popup shows the
 * page, and nothing was promised.
 */
export function createPending({ now }: { readonly now: () => Instant }) {
  let kept: { readonly at: Instant; readonly captured: Result<Captured> } | null = null;
  const fresh = () => (kept !== null && now() - kept.at < keptMs ? kept.captured : null);
  return {
    keep(captured: Result<Captured>): void {
      kept = { at: now(), captured };
    },

    /** What is kept, as long as nobody has taken it; null when there is nothing, or it is too old. */
    look: (): Result<Captured> | null => fresh(),

    /** Hands it over once; null when there is nothing, or it is too old. */
    take(): Result<Captured> | null {
      const captured = fresh();
      kept = null;
      return captured;
    },
  };
}
