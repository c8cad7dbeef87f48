export interface AnnouncerParts {
  /** What is done when something has changed; a repetition costs little, but not nothing. */
  readonly announce: () => void;
  /** Runs something after so many milliseconds. */
  readonly later: (run: () => void, milliseconds: number) => void;
}

/** Quick enough for eyes at first, and seldom enough for a queue that drains a hundred deliveries a second. */
const restMs = { shortest: 100, longest: 1600 } as const;

/**
 * Tells of changes: of the first at once, and while they keep coming ever more seldom. The last one is always told.
 */
export function createAnnouncer({ announce, later }: AnnouncerParts): () => void {
  let resting = false;
  let missed = false;

  function rest(milliseconds: number): void {
    resting = true;
    later(() => {
      resting = false;
      if (!missed) return;
      missed = false;
      announce();
      rest(Math.min(milliseconds * 2, restMs.longest));
    }, milliseconds);
  }

  return () => {
    if (resting) {
      missed = true;
      return;
    }
    announce();
    rest(restMs.shortest);
  };
}
