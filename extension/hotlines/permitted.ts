import type { Instant } from '../report/time.ts';

export interface PermittedParts {
  /** Asks the browser whether an origin, as a match pattern, may be reached. */
  readonly contains: (originPattern: string) => Promise<boolean>;
  readonly now: () => Instant;
}

/** Short enough that nobody who takes a permission away sees anything sent after it, and long enough for a full queue. */
const keptMs = 250;

/**
 * Asks the browser before each send whether the hotline's host may be reached. A queue that sends a hundred requests a
 * second would ask a hundred times: an answer counts for a quarter of a second, and only until a permission changes.
 */
export function createPermitted({ contains, now }: PermittedParts) {
  const answers = new Map<string, { readonly at: Instant; readonly answer: Promise<boolean> }>();

  return {
    permitted(originPattern: string): Promise<boolean> {
      const known = answers.get(originPattern);
      if (known !== undefined && Math.abs(now() - known.at) < keptMs) return known.answer;
      const answer = contains(originPattern);
      answers.set(originPattern, { at: now(), answer });
      answer.catch(() => answers.delete(originPattern));
      return answer;
    },

    /** To be called when the moderator gives or takes a permission. */
    forget: () => answers.clear(),
  };
}
