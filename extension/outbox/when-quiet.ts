import type { Instant } from '../report/time.ts';

export interface WhenQuietParts {
  /** What is done when it has become quiet. */
  readonly work: () => void;
  /** Runs something after so many milliseconds. */
  readonly later: (run: () => void, milliseconds: number) => void;
  readonly now: () => Instant;
}

/** Nothing has changed for so long: a queue that drains changes something many times in it. */
const quietMs = 400;
/** However busy it is, so long nothing is put off. */
const longestMs = 120_000;

/**
 * Puts work off while changes keep coming: the way to the hotline comes first, and what can be done as well a moment
 * later does not compete with it. It is done at the latest after two minutes.
 */
export function createWhenQuiet({ work, later, now }: WhenQuietParts): () => void {
  let lastChange = Number.NEGATIVE_INFINITY;
  let putOffSince: Instant | null = null;

  function look(): void {
    if (putOffSince === null) return;
    const at = now();
    const isQuiet = at - lastChange >= quietMs;
    // A clock that was set back must not put it off for ever.
    const isLate = Math.abs(at - putOffSince) >= longestMs;
    if (isQuiet || isLate) {
      putOffSince = null;
      work();
      return;
    }
    later(look, quietMs);
  }

  return () => {
    lastChange = now();
    if (putOffSince !== null) return;
    putOffSince = lastChange;
    later(look, quietMs);
  };
}
