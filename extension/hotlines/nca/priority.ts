/** Regulation 6(6) of SI 2026/268 has three levels. The moderator chooses; nothing is inferred. */
export const ncaPriorities = [1, 2, 3] as const;
export type NcaPriority = (typeof ncaPriorities)[number];

export interface PriorityWords {
  /** What the regulation says the level is for; null where its wording was not available when this was written. */
  readonly criterion: string | null;
  /** How soon regulation 6(7) wants the report. */
  readonly send: string;
  /** Somebody has to be called before anything is typed. */
  readonly callFirst: boolean;
}

/**
 * The levels in the regulation's words, as far as these were found (November 2026, in secondary sources: to be held
 * against the regulation's own text). The criteria of levels 2 and 3 were not found and are not guessed.
 */
export const priorityWords: Readonly<Record<NcaPriority, PriorityWords>> = {
  1: {
    criterion:
      'The information suggests an immediate threat to a child’s life, or immediate risk of serious harm to a child.',
    send: 'immediately',
    callFirst: true,
  },
  2: { criterion: null, send: 'as soon as reasonably practicable', callFirst: false },
  3: { criterion: null, send: 'without undue delay', callFirst: false },
};
