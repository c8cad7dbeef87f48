/** The words of the panel in the moderator's language; values appear beside them as they are. */
export interface PanelWords {
  readonly title: string;
  readonly filledHeading: string;
  readonly offeredHeading: string;
  readonly copy: string;
  readonly copied: string;
  readonly close: string;
}

/** A value that was not filled in, with its name and the reason in words. */
export interface OfferedValue {
  readonly name: string;
  readonly reason: string;
  readonly value: string;
}

export interface PanelContent {
  readonly offered: readonly OfferedValue[];
  /** The names of what was filled in. */
  readonly filled: readonly string[];
}
