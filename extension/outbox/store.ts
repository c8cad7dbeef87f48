import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { DestinationId } from '../report/destination.ts';
import type { Report, ReportId } from '../report/report.ts';
import type { Instant } from '../report/time.ts';
import { type Delivery, type DeliveryId, dueAt, type StateName } from './delivery.ts';

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
  return openDB<Schema>(name, 1, {
    upgrade(database) {
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

  /** Reads, changes and writes in one transaction; a change that answers null writes nothing. */
  async function update(
    id: DeliveryId,
    change: (delivery: Delivery) => Delivery | null,
  ): Promise<Delivery | null> {
    const transaction = database.transaction('deliveries', 'readwrite', strict);
    const row = await transaction.store.get(id);
    const next = row === undefined ? null : change(fromRow(row));
    if (next !== null) await transaction.store.put(toRow(next));
    await transaction.done;
    return next;
  }

  return {
    update,

    /** The acknowledgement: when this resolves, neither crash nor power cut loses the report. */
    async save(
      report: Report,
      deliveries: readonly Delivery[],
      addressKeys: readonly string[],
    ): Promise<void> {
      const transaction = database.transaction(['reports', 'deliveries'], 'readwrite', strict);
      const writes = [
        transaction.objectStore('reports').add({ ...report, addressKeys }),
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
      const transaction = database.transaction(['reports', 'deliveries'], 'readwrite', strict);
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
      const stores = ['reports', 'deliveries', 'clocks', 'keys'] as const;
      const transaction = database.transaction(stores, 'readwrite', strict);
      const sending = await transaction.objectStore('deliveries').index('stateName').count('sending');
      if (sending === 0) await Promise.all(stores.map((store) => transaction.objectStore(store).clear()));
      await transaction.done;
      return sending === 0;
    },

    close: () => database.close(),
  };
}
