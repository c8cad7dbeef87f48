import type { BatchId } from '../report/batch-id.ts';
import type { ReportId } from '../report/report.ts';
import type { Instant } from '../report/time.ts';
import { fromRow, type OutboxDatabase } from './database.ts';
import type { Delivery } from './delivery.ts';

/** The newest report about a subject that was not taken back. */
export interface LastReport {
  readonly at: Instant;
  /** What hotlines gave for it so far. */
  readonly references: readonly string[];
}

function referencesOf(deliveries: readonly Delivery[]): readonly string[] {
  return deliveries.flatMap(({ state }) => {
    if (state.name === 'filed') return [state.receipt.reference];
    return state.name === 'filed-by-hand' && state.reference !== null ? [state.reference] : [];
  });
}

/** What is left of a report's deliveries: null when all were taken back. */
function lastReport(deliveries: readonly Delivery[]): LastReport | null {
  const [first] = deliveries.filter(({ state }) => state.name !== 'cancelled');
  return first === undefined ? null : { at: first.createdAt, references: referencesOf(deliveries) };
}

/** What lists of addresses ask of the store: as quick with a thousand of them as one transaction can be. */
export function outboxBatches(database: OutboxDatabase) {
  return {
    /** The deliveries of all reports that were filed together. */
    async deliveriesOfBatch(batch: BatchId): Promise<readonly Delivery[]> {
      const range = IDBKeyRange.bound(batch, `${batch}\uffff`) as IDBKeyRange & ReportId;
      return (await database.getAllFromIndex('deliveries', 'reportId', range)).map(fromRow);
    },

    /**
     * For each of these subjects the newest report about it; a subject without one is left out. Reports themselves are
     * not read: one of them may have a thousand addresses.
     * @param keys keyed hashes of subjects
     */
    async lastAbout(keys: readonly string[]): Promise<ReadonlyMap<string, LastReport>> {
      const transaction = database.transaction(['reports', 'putAway', 'deliveries']);
      const readable = transaction.objectStore('reports').index('exactKeys');
      const putAway = transaction.objectStore('putAway').index('exactKeys');
      const idsOf = async (key: string) =>
        (await Promise.all([readable.getAllKeys(key), putAway.getAllKeys(key)])).flat();
      const ids = await Promise.all(keys.map(idsOf));
      const rows = transaction.objectStore('deliveries').index('reportId');
      const tell = async (id: ReportId) => [id, lastReport((await rows.getAll(id)).map(fromRow))] as const;
      const told = new Map(await Promise.all([...new Set(ids.flat())].map(tell)));
      const newest = (about: readonly ReportId[]) =>
        about
          .map((id) => told.get(id) ?? null)
          .filter((one) => one !== null)
          .reduce<LastReport | null>((last, one) => (last === null || one.at > last.at ? one : last), null);
      const found = keys.map((key, place) => [key, newest(ids[place] ?? [])] as const);
      return new Map(found.flatMap(([key, last]) => (last === null ? [] : [[key, last] as const])));
    },
  };
}
