import type { Instant } from '../report/time.ts';

export interface AlarmClockParts {
  readonly browser: { setAlarm(when: Instant): Promise<unknown>; clearAlarm(): Promise<unknown> };
  readonly now: () => Instant;
  readonly ring: () => void;
}

/** Browsers round alarms up to half a minute or a minute; nearer times need a timer while the worker lives. */
const alarmGrainMs = 60_000;

/**
 * The one alarm, always derived from the store: it rings at the earliest due delivery. The timer makes near times
 * exact; the alarm carries them over this worker's death.
 */
export function createAlarmClock({
  browser,
  now,
  ring,
}: AlarmClockParts): (at: Instant | null) => Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return async (at) => {
    clearTimeout(timer);
    if (at === null) {
      await browser.clearAlarm();
      return;
    }
    const delay = at - now();
    if (delay < alarmGrainMs) timer = setTimeout(ring, Math.max(0, delay));
    await browser.setAlarm(Math.max(at, now() + 1000));
  };
}
