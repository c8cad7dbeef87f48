import type { Branded } from './brand.ts';

/** Milliseconds since 1970 in UTC. */
export type Instant = number;

/** RFC 3339 date and time with milliseconds and a numeric zone, for example `2026-11-23T09:30:00.000+01:00`. */
export type ZonedTime = Branded<string, 'ZonedTime'>;

const zonedPattern =
  /^(?!0000)(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00)$/;

/**
 * Writes an instant as the wall clock of a zone shows it.
 * @param instant milliseconds since 1970 in UTC
 * @param zoneMinutes minutes that the zone is ahead of UTC (`-new Date().getTimezoneOffset()`)
 */
export function zonedTime(instant: Instant, zoneMinutes: number): ZonedTime {
  const wallClock = new Date(instant + zoneMinutes * 60_000).toISOString().slice(0, -1);
  const distance = Math.abs(zoneMinutes);
  const hours = String(Math.floor(distance / 60)).padStart(2, '0');
  const minutes = String(distance % 60).padStart(2, '0');
  return `${wallClock}${zoneMinutes < 0 ? '-' : '+'}${hours}:${minutes}` as ZonedTime;
}

/** Some browsers take 30 February for 2 March; a hotline refuses the report. */
function isInCalendar(day: string): boolean {
  const midnight = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}

/** Reads a zoned time from the outside; null when it is none, has no zone, or is one that hotlines' schemas refuse. */
export function parseZonedTime(text: string): ZonedTime | null {
  const day = zonedPattern.exec(text)?.[1];
  return day !== undefined && isInCalendar(day) ? (text as ZonedTime) : null;
}

/** The instant that a zoned time names. */
export const instantOf = (time: ZonedTime): Instant => Date.parse(time);

/** Minutes that a zoned time's zone is ahead of UTC. */
export function zoneMinutesOf(time: ZonedTime): number {
  const zone = /([+-])(\d{2}):(\d{2})$/.exec(time);
  if (zone === null) return 0;
  const distance = Number(zone[2]) * 60 + Number(zone[3]);
  return zone[1] === '-' ? -distance : distance;
}
