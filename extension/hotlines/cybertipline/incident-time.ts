import type { Report } from '../../report/report.ts';
import type { Instant, ZonedTime } from '../../report/time.ts';
import { instantOf, zonedTime, zoneMinutesOf } from '../../report/time.ts';
import type { ClockOffset } from '../hotline.ts';

/** Below this, a difference is the `Date` header's own rounding and the network's delay. */
const toleranceMs = 2000;
/** The hotline refuses times that are not in the past; its clock and ours never agree to the millisecond. */
const marginMs = 1000;

export interface IncidentTime {
  readonly time: ZonedTime;
  readonly of: 'upload' | 'observation';
  /** Seconds that were added to this computer's clock; 0 when it was right. */
  readonly correctedBySeconds: number;
}

/** The upload by the platform's own records, where these show its time whole and it is not in the hotline's future. */
function uploadTime({ ofCase }: Pick<Report, 'ofCase'>, latest: Instant): IncidentTime | null {
  const uploadedAt = ofCase?.uploadedAt;
  if (uploadedAt?.zone !== 'known' || instantOf(uploadedAt.at) > latest) return null;
  return { time: uploadedAt.at, of: 'upload', correctedBySeconds: 0 };
}

/**
 * When the incident was: the upload, where the platform's records show it; else the observation's time by the hotline's
 * clock. A wrong local clock is corrected by the measured offset, and the result never lies in the hotline's future (the
 * API refuses such a report with code 4100).
 * @param now this computer's clock
 */
export function incidentTime(
  report: Pick<Report, 'observation' | 'ofCase'>,
  now: Instant,
  clockOffset: ClockOffset,
): IncidentTime {
  const { observedAt } = report.observation;
  const offset = clockOffset ?? 0;
  const correction = Math.abs(offset) > toleranceMs ? offset : 0;
  const corrected = instantOf(observedAt) + correction;
  const latest = now + offset - marginMs;
  const upload = uploadTime(report, latest);
  if (upload !== null) return upload;
  const at = clockOffset === null ? corrected : Math.min(corrected, latest);
  return {
    time: zonedTime(at, zoneMinutesOf(observedAt)),
    of: 'observation',
    correctedBySeconds: Math.round(correction / 1000),
  };
}
