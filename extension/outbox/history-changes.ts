import type { Delivery, DeliveryId } from './delivery.ts';
import { type HistoryKey, historyKeyOf } from './history-row.ts';

export type HistoryChanges = ReturnType<typeof createHistoryChanges>;

/**
 * Remembers, while this worker lives, which rows of the history have changed and in which order, so that an open page
 * asks for these alone. Nothing changes while no worker lives, and a page that knew another one reads everything anew.
 */
export function createHistoryChanges() {
  /** By the order of their last change. */
  const changed = new Map<DeliveryId, { readonly key: HistoryKey; readonly at: number }>();
  let count = 0;
  let clearedAt = 0;

  return {
    /** How many changes there have been. */
    mark: (): number => count,

    /** To be called when the disk has them. */
    note(deliveries: Iterable<Pick<Delivery, 'createdAt' | 'id'>>): void {
      for (const delivery of deliveries) {
        count += 1;
        changed.delete(delivery.id);
        changed.set(delivery.id, { key: historyKeyOf(delivery), at: count });
      }
    },

    /** Everything is gone. */
    clear(): void {
      count += 1;
      clearedAt = count;
      changed.clear();
    },

    /** The rows that have changed since a mark, each once; null when that cannot be told row by row. */
    since(mark: number): readonly HistoryKey[] | null {
      if (mark < clearedAt) return null;
      return [...changed.values()].filter(({ at }) => at > mark).map(({ key }) => key);
    },
  };
}
