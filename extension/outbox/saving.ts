import type { Report, ReportId } from '../report/report.ts';
import { fromRow, type OutboxDatabase, type SubjectKeys, strict, toRow } from './database.ts';
import { type Delivery, isSettled } from './delivery.ts';
import { allFormsOf, beginForms, type FormsTransaction } from './forms.ts';
import type { HistoryChanges } from './history-changes.ts';
import { historyKeyOf, historyRowOf } from './history-row.ts';
import { createdRecord, editedRecord, reroutedRecord } from './journal.ts';
import { beginMove, type Moved, writeMoved } from './moves.ts';
import { type DeliveryEvent, step } from './transition.ts';

const openAmong = (deliveries: readonly Delivery[]) =>
  deliveries.filter((delivery) => !isSettled(delivery)).length;

/** The report that a corrected one stands in for, and what becomes of its deliveries. */
export interface Replaced {
  readonly reportId: ReportId;
  /** What happens to one of them, as it is on disk now; null leaves it as it is. */
  readonly eventOf: (delivery: Delivery) => DeliveryEvent | null;
  /** Whether the corrected report may still stand in for it, as its deliveries are on disk now. */
  readonly isReplaceable: (deliveries: readonly Delivery[]) => boolean;
}

/** A report that is ready to be saved. */
export interface Saved {
  readonly report: Report;
  readonly deliveries: readonly Delivery[];
  readonly keys: SubjectKeys;
}

/** What saves reports, each with its deliveries and the ledger's record of it in one transaction. */
export function outboxSaving(database: OutboxDatabase, changes: HistoryChanges) {
  const begin = () => beginMove(database);

  /** Puts deliveries where nothing is of them yet. */
  const addDeliveries = (
    transaction: ReturnType<typeof begin>,
    report: Report,
    deliveries: readonly Delivery[],
  ): readonly Promise<unknown>[] =>
    deliveries.flatMap((delivery) => [
      transaction.objectStore('deliveries').add(toRow(delivery)),
      transaction.objectStore('history').put(historyRowOf(report, delivery), historyKeyOf(delivery)),
    ]);

  function add(
    transaction: ReturnType<typeof begin>,
    report: Report,
    deliveries: readonly Delivery[],
    { exact, similar }: SubjectKeys,
    firstForm: ReportId,
  ): readonly Promise<unknown>[] {
    return [
      transaction
        .objectStore('reports')
        .add({ ...report, exactKeys: exact, similarKeys: similar, firstForm }),
      transaction.objectStore('journal').add([createdRecord(report, deliveries)]),
      ...addDeliveries(transaction, report, deliveries),
    ];
  }

  return {
    /** The deliveries of a report and of all its other forms: what it stands in for and what stands in for it. */
    deliveriesOfAllForms: async (id: ReportId): Promise<readonly Delivery[]> =>
      (await allFormsOf(beginForms(database), id)).deliveries,

    /** The acknowledgement: when this resolves, neither crash nor power cut loses the report. */
    async save(report: Report, deliveries: readonly Delivery[], keys: SubjectKeys): Promise<void> {
      const transaction = begin();
      await Promise.all([
        ...add(transaction, report, deliveries, keys, report.id),
        writeMoved(transaction, [], openAmong(deliveries)),
        transaction.done,
      ]);
      changes.note(deliveries);
    },

    /**
     * Acknowledges several reports at once, all or nothing; those that are on disk already stay as they are, so that a
     * repeated message saves nothing twice.
     */
    async saveTogether(all: readonly Saved[]): Promise<void> {
      const transaction = begin();
      const [reports, putAway] = [transaction.objectStore('reports'), transaction.objectStore('putAway')];
      const known = await Promise.all(
        all.map(async ({ report: { id } }) => (await reports.getKey(id)) ?? putAway.getKey(id)),
      );
      const fresh = all.filter((_, place) => known[place] === undefined);
      const saved = fresh.flatMap(({ deliveries }) => deliveries);
      await Promise.all([
        ...fresh.flatMap(({ report, deliveries, keys }) =>
          add(transaction, report, deliveries, keys, report.id),
        ),
        writeMoved(transaction, [], openAmong(saved)),
        transaction.done,
      ]);
      changes.note(saved);
    },

    /**
     * Saves a corrected report and takes all forms back that it stands in for, all or nothing.
     * @returns whether it was saved: the other may have gone too far meanwhile
     */
    async saveInstead(
      report: Report,
      deliveries: readonly Delivery[],
      keys: SubjectKeys,
      { reportId, eventOf, isReplaceable }: Replaced,
    ): Promise<boolean> {
      const transaction = begin();
      const { firstForm, deliveries: earlier } = await allFormsOf(
        transaction as unknown as FormsTransaction,
        reportId,
      );
      if (!isReplaceable(earlier)) return false;
      const moved = earlier.flatMap((delivery): Moved[] => {
        const event = eventOf(delivery);
        const next = event === null ? null : step(delivery, event);
        return event === null || next === null ? [] : [[next, event]];
      });
      await Promise.all([
        ...add(transaction, report, deliveries, keys, firstForm),
        transaction.objectStore('journal').add([editedRecord(report.id, reportId)]),
        writeMoved(transaction, moved, openAmong(deliveries)),
        transaction.done,
      ]);
      changes.note([...deliveries, ...moved.map(([delivery]) => delivery)]);
      return true;
    },

    /**
     * Puts deliveries in the place of a report's earlier ones, if all of these are still unbegun; otherwise nothing.
     * @returns whether they were replaced
     */
    async replaceUnbegun(
      report: Report,
      deliveries: readonly Delivery[],
      isUnbegun: (delivery: Delivery) => boolean,
    ): Promise<boolean> {
      const transaction = begin();
      const reports = transaction.objectStore('reports');
      const rows = transaction.objectStore('deliveries');
      const [kept, earlier] = await Promise.all([
        reports.get(report.id),
        rows.index('reportId').getAll(report.id),
      ]);
      const unbegun = kept !== undefined && earlier.every((row) => isUnbegun(fromRow(row)));
      if (unbegun) {
        await Promise.all([
          reports.put({ ...kept, ...report }),
          transaction.objectStore('journal').add([reroutedRecord(report, deliveries)]),
          ...earlier.map(({ id }) => rows.delete(id)),
          ...earlier.map((row) => transaction.objectStore('history').delete(historyKeyOf(row))),
          ...addDeliveries(transaction, report, deliveries),
          writeMoved(transaction, [], openAmong(deliveries) - earlier.length),
        ]);
      }
      await transaction.done;
      if (unbegun) changes.note([...earlier, ...deliveries]);
      return unbegun;
    },

    /**
     * Everything that is kept here goes, reports that were never sent included, unless one is being sent right now.
     * @returns whether it was erased
     */
    async erase(): Promise<boolean> {
      const stores = [
        'reports',
        'settled',
        'putAway',
        'deliveries',
        'history',
        'pauses',
        'copies',
        'tally',
        'clocks',
        'keys',
        'identity',
        'journal',
      ] as const;
      const transaction = database.transaction(stores, 'readwrite', strict);
      const sending = await transaction.objectStore('deliveries').index('stateName').count('sending');
      if (sending === 0) await Promise.all(stores.map((store) => transaction.objectStore(store).clear()));
      await transaction.done;
      if (sending === 0) changes.clear();
      return sending === 0;
    },
  };
}
