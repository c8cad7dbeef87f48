import type { Instant } from '../report/time.ts';
import type { Stretch } from './breaks.ts';
import { type Exposure, freshDay } from './exposure.ts';

/** The one small record of care that this computer keeps. */
export interface CareRecord {
  readonly exposure: Exposure;
  readonly stretch: Stretch | null;
  /** Until when the moderator wants to hear of no break. */
  readonly laterUntil: Instant | null;
  /** Since when the moderator files nothing; null while they do. */
  readonly pausedSince: Instant | null;
}

export const freshRecord = (at: Instant, zoneMinutes: number): CareRecord => ({
  exposure: freshDay(at, zoneMinutes),
  stretch: null,
  laterUntil: null,
  pausedSince: null,
});

type Fields = Readonly<Record<string, unknown>>;
const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};
const numberOrNull = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : null);
const count = (value: unknown) => Math.max(0, numberOrNull(value) ?? 0);

/** Reads the record as an earlier version or a damaged disk may have left it. */
export function readRecord(kept: unknown, at: Instant, zoneMinutes: number): CareRecord {
  const { exposure, stretch, laterUntil, pausedSince } = fields(kept);
  const { day, reports, lastReport, shieldedMs, countedUntil } = fields(exposure);
  const { begunAt, lastAt } = fields(stretch);
  const [begun, last] = [numberOrNull(begunAt), numberOrNull(lastAt)];
  return {
    exposure: {
      day: numberOrNull(day) ?? freshDay(at, zoneMinutes).day,
      reports: count(reports),
      lastReport: typeof lastReport === 'string' ? lastReport : null,
      shieldedMs: count(shieldedMs),
      countedUntil: numberOrNull(countedUntil),
    },
    stretch: begun === null || last === null ? null : { begunAt: begun, lastAt: last },
    laterUntil: numberOrNull(laterUntil),
    pausedSince: numberOrNull(pausedSince),
  };
}
