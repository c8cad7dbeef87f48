import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { LedgerEvent } from '../ledger/entry.ts';
import { sha256 } from '../ledger/sha256.ts';
import type { DestinationId } from '../report/destination.ts';
import type { Report, ReportId, ReportSummary } from '../report/report.ts';
import type { Instant } from '../report/time.ts';
import {
  type Delivery,
  type DeliveryEvent,
  type DeliveryId,
  dueAt,
  isSettled,
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
  /** When the last of its deliveries was filed or taken back; absent while one is open. */
  readonly settledAt?: Instant;
}

/** What is left of a report when nothing of it is to be readable any more. */
interface PutAwayRow extends ReportSummary {
  readonly addressKeys: readonly string[];
  readonly at: Instant;
  /** An age file that the organisation's own key opens; null when the report was erased. */
  readonly sealed: Uint8Array<ArrayBuffer> | null;
}

/** What is sealed: everything that could be read of a report. */
export interface ReportContent {
  readonly report: Report;
  readonly deliveries: readonly Delivery[];
}

interface Schema extends DBSchema {
  reports: { key: ReportId; value: ReportRow; indexes: { addressKeys: string; settledAt: Instant } };
  putAway: { key: ReportId; value: PutAwayRow; indexes: { addressKeys: string } };
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

/** When a settled delivery was settled. */
function settledAtOf({ state }: Delivery): Instant {
  if (state.name === 'filed') return Date.parse(state.receipt.filedAt);
  const byPerson = state.name === 'cancelled' || state.name === 'filed-by-hand';
  return byPerson ? state.at : Number.NEGATIVE_INFINITY;
}

const summaryOf = ({ id, createdAt, category }: ReportSummary): ReportSummary => ({
  id,
  createdAt,
  category,
});

const reportOf = ({ addressKeys: _, settledAt: __, ...report }: ReportRow): Report => report;

const fromRow = ({ stateName: _, dueAt: __, ...delivery }: DeliveryRow): Delivery => delivery;

export type Outbox = Awaited<ReturnType<typeof openOutbox>>;

function open(name: string): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, 2, {
    upgrade(database, from, _, transaction) {
      database.createObjectStore('journal', { autoIncrement: true });
      database
        .createObjectStore('putAway', { keyPath: 'id' })
        .createIndex('addressKeys', 'addressKeys', { multiEntry: true });
      if (from === 1) {
        transaction.objectStore('reports').createIndex('settledAt', 'settledAt');
        return;
      }
      const reports = database.createObjectStore('reports', { keyPath: 'id' });
      reports.createIndex('addressKeys', 'addressKeys', { multiEntry: true });
      reports.createIndex('settledAt', 'settledAt');
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
    const transaction = database.transaction(['reports', 'deliveries', 'journal'], 'readwrite', strict);
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
      if (isSettled(moved)) {
        const all = (await deliveries.index('reportId').getAll(moved.reportId)).map(fromRow);
        const report = await transaction.objectStore('reports').get(moved.reportId);
        if (report !== undefined && all.every(isSettled)) {
          const settledAt = Math.max(...all.map(settledAtOf));
          await transaction.objectStore('reports').put({ ...report, settledAt });
        }
      }
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
      return row === undefined ? null : reportOf(row);
    },

    /** What can still be read of a report, also when it has been put away. */
    async summary(id: ReportId): Promise<ReportSummary | null> {
      const row = (await database.get('reports', id)) ?? (await database.get('putAway', id));
      return row === undefined ? null : summaryOf(row);
    },

    async delivery(id: DeliveryId): Promise<Delivery | null> {
      const row = await database.get('deliveries', id);
      return row === undefined ? null : fromRow(row);
    },

    async deliveriesOf(reportId: ReportId): Promise<readonly Delivery[]> {
      return (await database.getAllFromIndex('deliveries', 'reportId', reportId)).map(fromRow);
    },

    /** Reports about an address, newest first. */
    async reportsAbout(addressKey: string): Promise<readonly ReportSummary[]> {
      const rows = await Promise.all([
        database.getAllFromIndex('reports', 'addressKeys', addressKey),
        database.getAllFromIndex('putAway', 'addressKeys', addressKey),
      ]);
      return rows
        .flat()
        .sort((one, other) => other.createdAt - one.createdAt)
        .map(summaryOf);
    },

    /** Reports of which all deliveries were settled by then, the longest settled first. */
    settledBefore: (until: Instant, limit: number): Promise<readonly ReportId[]> =>
      database.getAllKeysFromIndex('reports', 'settledAt', IDBKeyRange.upperBound(until), limit),

    /** When the longest settled report was; null when none is. */
    async firstSettled(): Promise<Instant | null> {
      const cursor = await database.transaction('reports').store.index('settledAt').openKeyCursor();
      return cursor?.key ?? null;
    },

    /** Everything that can be read of a report. */
    async contentOf(id: ReportId): Promise<ReportContent | null> {
      const row = await database.get('reports', id);
      if (row === undefined) return null;
      const deliveries = await database.getAllFromIndex('deliveries', 'reportId', id);
      return { report: reportOf(row), deliveries: deliveries.map(fromRow) };
    },

    /**
     * Takes away what can be read of a settled report: address, note, account and document go, in one transaction with
     * the ledger's record of it. Category, times, destination, state, receipt and keyed hash stay.
     * @param sealed the content as an age file; null erases it
     */
    async putAway(id: ReportId, sealed: Uint8Array | null, at: Instant): Promise<void> {
      // Before the transaction: Firefox ends one that waits for anything but itself.
      const record: LedgerEvent =
        sealed === null
          ? { kind: 'erased', reportId: id }
          : { kind: 'sealed', reportId: id, sealedSha256: await sha256(sealed) };
      const stores = ['reports', 'deliveries', 'putAway', 'journal'] as const;
      const transaction = database.transaction(stores, 'readwrite', strict);
      const rows = transaction.objectStore('deliveries');
      const report = await transaction.objectStore('reports').get(id);
      const deliveries = await rows.index('reportId').getAll(id);
      if (report?.settledAt !== undefined) {
        const { addressKeys } = report;
        const file = sealed === null ? null : new Uint8Array(sealed);
        await Promise.all([
          transaction.objectStore('putAway').put({ ...summaryOf(report), addressKeys, at, sealed: file }),
          transaction.objectStore('reports').delete(id),
          ...deliveries.map((row) => rows.put({ ...row, checkpoint: { phase: 'none' }, problem: null })),
          transaction.objectStore('journal').add(record),
        ]);
      }
      await transaction.done;
    },

    /** Sealed reports, each as an age file. */
    async sealed(): Promise<readonly { readonly id: ReportId; readonly file: Uint8Array }[]> {
      const rows = await database.getAll('putAway');
      return rows.flatMap(({ id, sealed }) => (sealed === null ? [] : [{ id, file: sealed }]));
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
      const stores = ['reports', 'putAway', 'deliveries', 'clocks', 'keys', 'journal'] as const;
      const transaction = database.transaction(stores, 'readwrite', strict);
      const sending = await transaction.objectStore('deliveries').index('stateName').count('sending');
      if (sending === 0) await Promise.all(stores.map((store) => transaction.objectStore(store).clear()));
      await transaction.done;
      return sending === 0;
    },

    close: () => database.close(),
  };
}
