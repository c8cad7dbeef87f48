import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { LedgerEvent } from '../ledger/entry.ts';
import type { DestinationId } from '../report/destination.ts';
import type { Report, ReportId } from '../report/report.ts';
import type { Instant } from '../report/time.ts';
import {
  type Delivery,
  type DeliveryEvent,
  type DeliveryId,
  dueAt,
  type StateName,
  step,
} from './delivery.ts';
import { createdRecord, recordsOf, reroutedRecord } from './journal.ts';

/** A delivery as it lies on disk: with the two values that its indexes need. */
interface DeliveryRow extends Delivery {
  readonly stateName: StateName;
  /** Absent where nothing is to be sent, so that the index holds open deliveries only. */
  readonly dueAt?: Instant;
}

interface ReportRow extends Report {
  /** Keyed hashes of the report's addresses. */
  readonly addressKeys: readonly string[];
}

interface Schema extends DBSchema {
  reports: { key: ReportId; value: ReportRow; indexes: { addressKeys: string } };
  deliveries: {
    key: DeliveryId;
    value: DeliveryRow;
    indexes: { reportId: ReportId; stateName: StateName; dueAt: Instant };
  };
  clocks: { key: DestinationId; value: { offsetMs: number; measuredAt: Instant } };
  keys: { key: string; value: CryptoKey };
  /** What the ledger is to record, from the transaction of the move until it is there. */
  journal: { key: number; value: LedgerEvent };
}

const strict = { durability: 'strict' } as const;

const toRow = (delivery: Delivery): DeliveryRow => {
  const due = dueAt(delivery);
  const row = { ...delivery, stateName: delivery.state.name };
  return due === null ? row : { ...row, dueAt: due };
};

const fromRow = ({ stateName: _, dueAt: __, ...delivery }: DeliveryRow): Delivery => delivery;

export type Outbox = Awaited<ReturnType<typeof openOutbox>>;

function open(name: string): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, 2, {
    upgrade(database, from) {
      database.createObjectStore('journal', { autoIncrement: true });
      if (from === 1) return;
      database
        .createObjectStore('reports', { keyPath: 'id' })
        .createIndex('addressKeys', 'addressKeys', { multiEntry: true });
      const deliveries = database.createObjectStore('deliveries', { keyPath: 'id' });
      deliveries.createIndex('reportId', 'reportId');
      deliveries.createIndex('stateName', 'stateName');
      deliveries.createIndex('dueAt', 'dueAt');
      database.createObjectStore('clocks');
      database.createObjectStore('keys');
    },
  });
}

/**
 * The durable store of reports and deliveries. Each write is one strict transaction: when its promise resolves, the
 * bytes are on the disk, not in a cache (https://w3c.github.io/IndexedDB/#transaction-durability-hint).
 */
export async function openOutbox(name = 'outbox') {
  const database = await open(name);

  /**
   * Moves a delivery by the table, and notes for the ledger what was done, in one transaction.
   * @param eventOf what happens to the delivery as it is on disk now; null: nothing
   * @returns the delivery after the move; null when it did not move: somebody else was quicker
   */
  async function move(
    id: DeliveryId,
    eventOf: (delivery: Delivery) => DeliveryEvent | null,
  ): Promise<Delivery | null> {
    const transaction = database.transaction(['deliveries', 'journal'], 'readwrite', strict);
    const deliveries = transaction.objectStore('deliveries');
    const row = await deliveries.get(id);
    const delivery = row === undefined ? null : fromRow(row);
    const event = delivery === null ? null : eventOf(delivery);
    const moved = delivery === null || event === null ? null : step(delivery, event);
    if (moved !== null && event !== null) {
      const journal = transaction.objectStore('journal');
      await Promise.all([
        deliveries.put(toRow(moved)),
        ...recordsOf(moved, event).map((record) => journal.add(record)),
      ]);
    }
    await transaction.done;
    return moved;
  }

  return {
    move,

    /** The acknowledgement: when this resolves, neither crash nor power cut loses the report. */
    async save(
      report: Report,
      deliveries: readonly Delivery[],
      addressKeys: readonly string[],
    ): Promise<void> {
      const transaction = database.transaction(['reports', 'deliveries', 'journal'], 'readwrite', strict);
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
      const transaction = database.transaction(['reports', 'deliveries', 'journal'], 'readwrite', strict);
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

    async report(id: ReportId): Promise<Report | null> {
      const row = await database.get('reports', id);
      if (row === undefined) return null;
      const { addressKeys: _, ...report } = row;
      return report;
    },

    async delivery(id: DeliveryId): Promise<Delivery | null> {
      const row = await database.get('deliveries', id);
      return row === undefined ? null : fromRow(row);
    },

    async deliveriesOf(reportId: ReportId): Promise<readonly Delivery[]> {
      return (await database.getAllFromIndex('deliveries', 'reportId', reportId)).map(fromRow);
    },

    /** Reports about an address, newest first. */
    async reportsAbout(addressKey: string): Promise<readonly Report[]> {
      const rows = await database.getAllFromIndex('reports', 'addressKeys', addressKey);
      return rows
        .sort((one, other) => other.createdAt - one.createdAt)
        .map(({ addressKeys: _, ...report }) => report);
    },

    /** Open deliveries whose time has come, the longest due first. */
    async due(now: Instant, limit: number): Promise<readonly Delivery[]> {
      const range = IDBKeyRange.upperBound(now);
      return (await database.getAllFromIndex('deliveries', 'dueAt', range, limit)).map(fromRow);
    },

    /** When the next open delivery is due; null when none is open. */
    async nextDue(): Promise<Instant | null> {
      const cursor = await database.transaction('deliveries').store.index('dueAt').openKeyCursor();
      return cursor?.key ?? null;
    },

    async inState(state: StateName): Promise<readonly Delivery[]> {
      return (await database.getAllFromIndex('deliveries', 'stateName', state)).map(fromRow);
    },

    async count(state: StateName): Promise<number> {
      return database.countFromIndex('deliveries', 'stateName', state);
    },

    /** The oldest records that the ledger does not have yet. */
    async journal(limit: number): Promise<readonly { readonly key: number; readonly event: LedgerEvent }[]> {
      const { store } = database.transaction('journal');
      const [keys, events] = await Promise.all([store.getAllKeys(null, limit), store.getAll(null, limit)]);
      return keys.flatMap((key, place) => {
        const event = events[place];
        return event === undefined ? [] : [{ key, event }];
      });
    },

    /** Takes records away that the ledger has, up to and with this key. */
    async clearJournal(last: number): Promise<void> {
      const transaction = database.transaction('journal', 'readwrite', strict);
      await Promise.all([transaction.store.delete(IDBKeyRange.upperBound(last)), transaction.done]);
    },

    async clock(destination: DestinationId) {
      return (await database.get('clocks', destination)) ?? null;
    },

    async noteClock(destination: DestinationId, offsetMs: number, measuredAt: Instant): Promise<void> {
      await database.put('clocks', { offsetMs, measuredAt }, destination);
    },

    /** This computer's own key for duplicate hashes; made once, never leaves the browser. */
    async duplicateKey(): Promise<CryptoKey> {
      const kept = await database.get('keys', 'duplicate');
      if (kept !== undefined) return kept;
      const made = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
      const transaction = database.transaction('keys', 'readwrite', strict);
      const winner = (await transaction.store.get('duplicate')) ?? made;
      await transaction.store.put(winner, 'duplicate');
      await transaction.done;
      return winner;
    },

    /**
     * Everything that is kept here goes, reports that were never sent included, unless one is being sent right now.
     * @returns whether it was erased
     */
    async erase(): Promise<boolean> {
      const stores = ['reports', 'deliveries', 'clocks', 'keys', 'journal'] as const;
      const transaction = database.transaction(stores, 'readwrite', strict);
      const sending = await transaction.objectStore('deliveries').index('stateName').count('sending');
      if (sending === 0) await Promise.all(stores.map((store) => transaction.objectStore(store).clear()));
      await transaction.done;
      return sending === 0;
    },

    close: () => database.close(),
  };
}
