import type { Instant } from '../report/time.ts';

/** The organisation's rhythm: after so many minutes of work a break of so many. */
export interface Rhythm {
  readonly everyMinutes: number;
  readonly minutes: number;
}

/** Work without a break: from its first sign to its last. */
export interface Stretch {
  readonly begunAt: Instant;
  readonly lastAt: Instant;
}

const minuteMs = 60_000;

/** The stretch after one more sign of work: silence as long as a break was one. Pure. */
export function workedOn(stretch: Stretch | null, at: Instant, { minutes }: Rhythm): Stretch {
  const hadBreak = stretch === null || at - stretch.lastAt >= minutes * minuteMs || at < stretch.lastAt;
  return hadBreak ? { begunAt: at, lastAt: at } : { ...stretch, lastAt: at };
}

/** For how many minutes the work has gone on when a break is due; null when none is. Pure. */
export function breakDue(
  stretch: Stretch | null,
  at: Instant,
  { everyMinutes, minutes }: Rhythm,
): number | null {
  if (stretch === null || at - stretch.lastAt >= minutes * minuteMs) return null;
  const worked = Math.floor((at - stretch.begunAt) / minuteMs);
  return worked >= everyMinutes ? worked : null;
}
