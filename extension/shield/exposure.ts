import type { Instant } from '../report/time.ts';

/**
 * What a day has asked of a moderator so far: two numbers for their own eyes, on this computer only. No address, no
 * report and no earlier day is among it.
 */
export interface Exposure {
  /** The local day, counted from 1970. */
  readonly day: number;
  readonly reports: number;
  /** The report counted last: a page that files again after a silence counts once. */
  readonly lastReport: string | null;
  readonly shieldedMs: number;
  /** Up to when shielded time has been counted; null while nothing is shielded. */
  readonly countedUntil: Instant | null;
}

const dayMs = 86_400_000;
/** After so long without any sign of the moderator nobody is taken to look at the screen. */
const silenceMs = 15 * 60_000;

/** @param zoneMinutes minutes that the computer's zone is ahead of UTC */
const dayOf = (at: Instant, zoneMinutes: number): number => Math.floor((at + zoneMinutes * 60_000) / dayMs);

const beginOf = (day: number, zoneMinutes: number): Instant => day * dayMs - zoneMinutes * 60_000;

/** A day on which nothing has happened yet. */
export const freshDay = (at: Instant, zoneMinutes: number): Exposure => ({
  day: dayOf(at, zoneMinutes),
  reports: 0,
  lastReport: null,
  shieldedMs: 0,
  countedUntil: null,
});

/** The exposure at a later time: shielded time is counted up to then, and each local day begins with nothing. Pure. */
export function countedTo(exposure: Exposure, at: Instant, zoneMinutes: number): Exposure {
  const today = dayOf(at, zoneMinutes);
  const base = today === exposure.day ? exposure : { ...freshDay(at, zoneMinutes), lastReport: null };
  if (exposure.countedUntil === null) return base;
  const from = Math.max(exposure.countedUntil, beginOf(today, zoneMinutes));
  // A clock that was set back counts nothing.
  const passed = Math.max(0, at - from);
  return { ...base, shieldedMs: base.shieldedMs + Math.min(passed, silenceMs), countedUntil: at };
}

/** More reports, those of one filing in their order, if they have not been counted. Pure. */
export function withReports(exposure: Exposure, reportIds: readonly string[]): Exposure {
  const lastReport = reportIds.at(-1) ?? exposure.lastReport;
  if (lastReport === exposure.lastReport) return exposure;
  return { ...exposure, reports: exposure.reports + reportIds.length, lastReport };
}

/** Something is shielded from now on, or nothing is any more. To be called on an exposure counted to now. Pure. */
export const withShield = (exposure: Exposure, shielded: boolean, at: Instant): Exposure => ({
  ...exposure,
  countedUntil: shielded ? at : null,
});
