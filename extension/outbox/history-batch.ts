import type { DestinationKey, Environment } from '../report/destination.ts';
import type { ReportId } from '../report/report.ts';
import type { Instant } from '../report/time.ts';
import type { DeliveryId, StateName } from './delivery.ts';
import type { ContentStanding, HistoryRow } from './history-row.ts';

/** A row whose category and destination are places in the batch's lists. */
export type PackedRow = readonly [
  id: DeliveryId,
  reportId: ReportId,
  createdAt: Instant,
  state: StateName,
  category: number,
  destination: number,
  urgent: 0 | 1,
  reference: string | null,
  hosts: string | null,
  caseId: string | null,
  content: ContentStanding,
];

/** Many rows as they travel to a page: what repeats in thousands of them is said once. */
export interface HistoryBatch {
  readonly categories: readonly { readonly id: string; readonly name: string }[];
  readonly destinations: readonly {
    readonly key: DestinationKey;
    readonly name: string;
    readonly environment: Environment;
  }[];
  readonly rows: readonly PackedRow[];
}

/** Gives each different value a place in a list. */
function createList<Value>(keyOf: (value: Value) => string) {
  const places = new Map<string, number>();
  const values: Value[] = [];
  return {
    values,
    placeOf(value: Value): number {
      const key = keyOf(value);
      const known = places.get(key);
      if (known !== undefined) return known;
      places.set(key, values.length);
      return values.push(value) - 1;
    },
  };
}

/** Packs rows for the way to a page. Pure. */
export function packRows(rows: readonly HistoryRow[]): HistoryBatch {
  // The policy may have renamed either since: what a row shows is what it was called when it was saved.
  const categories = createList<HistoryBatch['categories'][number]>(({ id, name }) => `${id} ${name}`);
  const destinations = createList<HistoryBatch['destinations'][number]>(({ key, name }) => `${key} ${name}`);
  const packed = rows.map(
    (row): PackedRow => [
      row.id,
      row.reportId,
      row.createdAt,
      row.state,
      categories.placeOf({ id: row.categoryId, name: row.category }),
      destinations.placeOf({
        key: row.destinationKey,
        name: row.destination,
        environment: row.environment,
      }),
      row.urgent ? 1 : 0,
      row.reference,
      row.hosts,
      row.caseId,
      row.content,
    ],
  );
  return { categories: categories.values, destinations: destinations.values, rows: packed };
}
