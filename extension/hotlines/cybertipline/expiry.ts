import type { Instant } from '../../report/time.ts';
import type { Checkpoint } from '../hotline.ts';

const hour = 3_600_000;

/**
 * When the hotline deletes an open, unfinished report: 24 hours after it was opened or one hour after its last
 * change, whichever is later. We change nothing between opening and finishing, so the first always counts.
 */
export const expiresAt = (openedAt: Instant): Instant => openedAt + 24 * hour;

/** @param hotlineNow the hotline's own clock */
export const isExpired = (openedAt: Instant, hotlineNow: Instant): boolean =>
  hotlineNow > expiresAt(openedAt);

/** When what is open at the hotline is deleted there; null when nothing is. */
export const deadlineOf = (checkpoint: Checkpoint): Instant | null =>
  'openedAt' in checkpoint ? expiresAt(checkpoint.openedAt) : null;
