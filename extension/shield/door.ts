import type { LiftMarks } from './page/lift.ts';

/** Where a style goes: into some frames of a tab, or into all that the browser lets us reach. */
export interface Place {
  readonly tabId: number;
  readonly frameIds: readonly number[] | 'all';
}

/** What the shield needs of the browser. */
export interface ShieldDoor {
  /** @returns whether the browser let the style into the page */
  insertStyle(place: Place, css: string): Promise<boolean>;
  removeStyle(place: Place, css: string): Promise<void>;
  /**
   * Runs a page function in the frames that can be reached.
   * @returns the frames in which it returned true; null where the browser lets us into none
   */
  runInFrames(
    place: Place,
    pageFunction: (marks: LiftMarks) => boolean,
    marks: LiftMarks,
  ): Promise<readonly number[] | null>;
  /** @returns whether the tab was muted before; null when it is closed */
  mute(tabId: number, muted: boolean): Promise<boolean | null>;
}
