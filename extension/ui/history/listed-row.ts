import type { HistoryBatch, PackedRow } from '../../outbox/history-batch.ts';
import type { HistoryRow } from '../../outbox/history-row.ts';
import type { DestinationKey } from '../../report/destination.ts';
import type { ShownState } from '../deliveries/look.ts';

type Repeated =
  | 'categoryId'
  | 'category'
  | 'destinationKey'
  | 'destination'
  | 'environment'
  | 'hosts'
  | 'caseId';

/** A row of the history as its page keeps it: rows of one category share its name. */
export interface ListedRow extends Omit<HistoryRow, Repeated> {
  readonly category: HistoryBatch['categories'][number];
  readonly destination: HistoryBatch['destinations'][number];
  /** What the search looks into beside the ids: receipt, hosts and case id, in lower case. */
  readonly words: string;
}

/** Unpacks the rows of a batch; those that name what the batch does not have are left out. Pure. */
export function unpackRows({ categories, destinations, rows }: HistoryBatch): readonly ListedRow[] {
  return rows.flatMap((packed: PackedRow) => {
    const [
      id,
      reportId,
      createdAt,
      state,
      inCategories,
      inDestinations,
      urgent,
      reference,
      hosts,
      caseId,
      content,
    ] = packed;
    const category = categories[inCategories];
    const destination = destinations[inDestinations];
    if (category === undefined || destination === undefined) return [];
    const words = [reference, hosts, caseId]
      .filter((word) => word !== null)
      .join(' ')
      .toLowerCase();
    return [
      {
        id,
        reportId,
        createdAt,
        state,
        category,
        destination,
        urgent: urgent === 1,
        reference,
        words,
        content,
      },
    ];
  });
}

/** How a row stands, with its destination's pause. Pure. */
export function shownState(
  { state, destination }: Pick<ListedRow, 'state' | 'destination'>,
  paused: ReadonlySet<DestinationKey>,
): ShownState {
  const waits = state === 'waiting' || state === 'unknown';
  return waits && paused.has(destination.key) ? 'paused' : state;
}
