import type { StateName } from '../../outbox/delivery.ts';
import type { ReportStory } from '../../outbox/story.ts';
import { type BatchId, batchOf } from '../../report/batch-id.ts';
import type { MessageName } from '../strings.ts';

/** What a report wants of the moderator, the most pressing first. */
export function wantOf({ deliveries }: ReportStory, now: number): MessageName {
  const has = (wanted: StateName) => deliveries.some(({ state }) => state.name === wanted);
  if (has('needs-person')) return 'attentionNeedsPerson';
  if (deliveries.some(({ state }) => state.name === 'handed-over' && state.remindAt <= now))
    return 'attentionHandedOverLong';
  if (has('to-hand-over')) return 'attentionToHandOver';
  return has('handed-over') ? 'attentionHandedOver' : 'attentionHeld';
}

/**
 * Reports on hold that were filed together, as their batch's id, then all other reports by themselves: a batch is taken
 * back at once, and what needs a person is looked at one by one.
 */
export function byBatch(reports: readonly ReportStory[], now: number): readonly (BatchId | ReportStory)[] {
  const held = reports.filter((story) => wantOf(story, now) === 'attentionHeld');
  const sizes = new Map<BatchId, number>();
  for (const { id } of held) sizes.set(batchOf(id), (sizes.get(batchOf(id)) ?? 0) + 1);
  const batches = new Set([...sizes].flatMap(([batch, size]) => (size > 1 ? [batch] : [])));
  const alone = reports.filter((story) => !held.includes(story) || !batches.has(batchOf(story.id)));
  return [...batches, ...alone];
}
