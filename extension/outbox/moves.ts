import type { Report } from '../report/report.ts';
import type { Instant } from '../report/time.ts';
import { fromRow, type OutboxDatabase, strict, toRow } from './database.ts';
import { type Delivery, type DeliveryEvent, type DeliveryId, isSettled, step } from './delivery.ts';
import { createdRecord, recordsOf, reroutedRecord } from './journal.ts';

/** When a settled delivery was settled. */
function settledAtOf({ state }: Delivery): Instant {
  if (state.name === 'filed') return Date.parse(state.receipt.filedAt);
  const byPerson = state.name === 'cancelled' || state.name === 'filed-by-hand';
  return byPerson ? state.at : Number.NEGATIVE_INFINITY;
}

const moveStores = ['reports', 'deliveries', 'journal'] as const;

/** When the last of a report's deliveries was settled; null while one is open. */
const settledAt = (deliveries: readonly Delivery[]): Instant | null =>
  deliveries.every(isSettled) ? Math.max(...deliveries.map(settledAtOf)) : null;

/** What changes reports and deliveries, each in one transaction with the ledger's record of it. */
export function outboxMoves(database: OutboxDatabase) {
  const begin = () => database.transaction(moveStores, 'readwrite', strict);

  /** The last delivery that is settled settles its report. */
  async function settleReport(transaction: ReturnType<typeof begin>, moved: Delivery): Promise<void> {
    if (!isSettled(moved)) return;
    const rows = await transaction.objectStore('deliveries').index('reportId').getAll(moved.reportId);
    const report = await transaction.objectStore('reports').get(moved.reportId);
    const at = settledAt(rows.map(fromRow));
    if (report === undefined || at === null) return;
    await transaction.objectStore('reports').put({ ...report, settledAt: at });
  }

  async function write(
    transaction: ReturnType<typeof begin>,
    moved: Delivery,
    event: DeliveryEvent,
  ): Promise<void> {
    const journal = transaction.objectStore('journal');
    await Promise.all([
      transaction.objectStore('deliveries').put(toRow(moved)),
      ...recordsOf(moved, event).map((record) => journal.add(record)),
    ]);
    await settleReport(transaction, moved);
  }

  return {
    /**
     * Moves a delivery by the table, and notes for the ledger what was done, in one transaction.
     * @param eventOf what happens to the delivery as it is on disk now; null: nothing
     * @returns the delivery after the move; null when it did not move: somebody else was quicker
     */
    async move(
      id: DeliveryId,
      eventOf: (delivery: Delivery) => DeliveryEvent | null,
    ): Promise<Delivery | null> {
      const transaction = begin();
      const row = await transaction.objectStore('deliveries').get(id);
      const delivery = row === undefined ? null : fromRow(row);
      const event = delivery === null ? null : eventOf(delivery);
      const moved = delivery === null || event === null ? null : step(delivery, event);
      if (moved !== null && event !== null) await write(transaction, moved, event);
      await transaction.done;
      return moved;
    },

    /** The acknowledgement: when this resolves, neither crash nor power cut loses the report. */
    async save(
      report: Report,
      deliveries: readonly Delivery[],
      addressKeys: readonly string[],
    ): Promise<void> {
      const transaction = begin();
      const writes: Promise<unknown>[] = [
        transaction.objectStore('reports').add({ ...report, addressKeys }),
        transaction.objectStore('journal').add(createdRecord(report, deliveries)),
        ...deliveries.map((delivery) => transaction.objectStore('deliveries').add(toRow(delivery))),
      ];
      await Promise.all([...writes, transaction.done]);
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
          reports.put({ ...report, addressKeys: kept.addressKeys }),
          transaction.objectStore('journal').add(reroutedRecord(report, deliveries)),
          ...earlier.map(({ id }) => rows.delete(id)),
          ...deliveries.map((delivery) => rows.put(toRow(delivery))),
        ]);
      }
      await transaction.done;
      return unbegun;
    },

    /**
     * Everything that is kept here goes, reports that were never sent included, unless one is being sent right now.
     * @returns whether it was erased
     */
    async erase(): Promise<boolean> {
      const stores = ['reports', 'putAway', 'deliveries', 'clocks', 'keys', 'journal'] as const;
      const transaction = database.transaction(stores, 'readwrite', strict);
      const sending = await transaction.objectStore('deliveries').index('stateName').count('sending');
      if (sending === 0) await Promise.all(stores.map((store) => transaction.objectStore(store).clear()));
      await transaction.done;
      return sending === 0;
    },
  };
}
