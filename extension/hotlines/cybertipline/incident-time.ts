import type { Instant, ZonedTime } from '../../report/time.ts';
import { instantOf, zonedTime, zoneMinutesOf } from '../../report/time.ts';
import type { ClockOffset } from '../hotline.ts';

/** Below this, a difference is the `Date` header's own rounding and the network's delay. */
const toleranceMs = 2000;
/** The hotline refuses times that are not in the past; its clock and ours never agree to the millisecond. */
const marginMs = 1000;

export interface IncidentTime {
  readonly time: ZonedTime;
  /** Seconds that were added to this computer's clock; 0 when it was right. */
  readonly correctedBySeconds: number;
}

/**
 * The observation's time by the hotline's clock: a wrong local clock is corrected by the measured offset, and the
 * result never lies in the hotline's future (the API refuses such a report with code 4100).
 * @param now this computer's clock
 */
export function incidentTime(observedAt: ZonedTime, now: Instant, clockOffset: ClockOffset): IncidentTime {
  const offset = clockOffset ?? 0;
  const correction = Math.abs(offset) > toleranceMs ? offset : 0;
  const corrected = instantOf(observedAt) + correction;
  const latest = now + offset - marginMs;
  const at = clockOffset === null ? corrected : Math.min(corrected, latest);
  return {
    time: zonedTime(at, zoneMinutesOf(observedAt)),
    correctedBySeconds: Math.round(correction / 1000),
  };
}
