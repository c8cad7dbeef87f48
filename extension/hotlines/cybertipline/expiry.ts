import type { Instant } from '../../report/time.ts';

const hour = 3_600_000;

/**
 * When the hotline deletes an open, unfinished report: 24 hours after it was opened or one hour after its last
 * change, whichever is later. We change nothing between opening and finishing, so the first always counts.
 */
export const expiresAt = (openedAt: Instant): Instant => openedAt + 24 * hour;

/** @param hotlineNow the hotline's own clock */
export const isExpired = (openedAt: Instant, hotlineNow: Instant): boolean =>
  hotlineNow > expiresAt(openedAt);
