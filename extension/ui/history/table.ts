import type { DeliveryId } from '../../outbox/delivery.ts';
import type { ListedRow } from './listed-row.ts';

export type Table = ReturnType<typeof createTable>;

const newestFirst = (one: ListedRow, other: ListedRow) =>
  other.createdAt - one.createdAt || (one.id < other.id ? -1 : 1);

/** All rows that the page knows, each once and as it was last told, newest first. */
export function createTable() {
  const byId = new Map<DeliveryId, ListedRow>();
  const categories = new Map<string, ListedRow['category']>();
  const destinations = new Map<string, ListedRow['destination']>();
  let sorted: readonly ListedRow[] | null = [];

  return {
    put(rows: readonly ListedRow[]): void {
      for (const row of rows) {
        byId.set(row.id, row);
        // By the newest name, which comes first.
        if (!categories.has(row.category.id)) categories.set(row.category.id, row.category);
        if (!destinations.has(row.destination.key)) destinations.set(row.destination.key, row.destination);
      }
      sorted = null;
    },

    remove(ids: readonly DeliveryId[]): void {
      for (const id of ids) byId.delete(id);
      sorted = null;
    },

    /** Every category and destination that any row has had. */
    categories: (): readonly ListedRow['category'][] => [...categories.values()],
    destinations: (): readonly ListedRow['destination'][] => [...destinations.values()],

    get: (id: DeliveryId): ListedRow | null => byId.get(id) ?? null,

    rows(): readonly ListedRow[] {
      // They come nearly in order, which sorting makes use of.
      sorted ??= [...byId.values()].sort(newestFirst);
      return sorted;
    },
  };
}
