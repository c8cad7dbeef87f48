import type { IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { LedgerEvent } from '../ledger/entry.ts';
import { noFacts } from '../report/facts.ts';
import { zonedTime } from '../report/time.ts';
import { fromRow, type OutboxSchema, toRow } from './database.ts';
import { type Delivery, type DeliveryState, isSettled } from './delivery.ts';
import { type HistoryRow, historyKeyOf, historyRowOf, putAwayHistoryRow } from './history-row.ts';

type Upgrade = IDBPTransaction<OutboxSchema, StoreNames<OutboxSchema>[], 'versionchange'>;

function createStores(database: IDBPDatabase<OutboxSchema>): void {
  database.createObjectStore('reports', { keyPath: 'id' });
  database.createObjectStore('deliveries', { keyPath: 'id' });
  database.createObjectStore('clocks');
  database.createObjectStore('keys');
}

function createIndexes(transaction: Upgrade): void {
  const [reports, putAway, deliveries] = [
    transaction.objectStore('reports'),
    transaction.objectStore('putAway'),
    transaction.objectStore('deliveries'),
  ];
  for (const store of [reports, putAway, deliveries]) {
    for (const old of ['addressKeys', 'settledAt', 'dueAt'])
      if (store.indexNames.contains(old as never)) store.deleteIndex(old);
  }
  reports.createIndex('exactKeys', 'exactKeys', { multiEntry: true });
  reports.createIndex('similarKeys', 'similarKeys', { multiEntry: true });
  putAway.createIndex('exactKeys', 'exactKeys', { multiEntry: true });
  putAway.createIndex('similarKeys', 'similarKeys', { multiEntry: true });
  putAway.createIndex('keptUntil', 'keptUntil');
  reports.createIndex('firstForm', 'firstForm');
  putAway.createIndex('firstForm', 'firstForm');
  deliveries.createIndex('dueByDestination', ['destinationKey', 'dueAt']);
  for (const name of ['reportId', 'stateName'] as const)
    if (!deliveries.indexNames.contains(name)) deliveries.createIndex(name, name);
}

/** What the rows of versions 1 and 2 did not say yet. */
function completed(delivery: Delivery): Delivery {
  const { state, createdAt, checkpoint } = delivery;
  const since = { since: createdAt };
  const whole: DeliveryState =
    state.name === 'filed'
      ? {
          ...state,
          receipt: {
            ...state.receipt,
            filedAt: state.receipt.filedAt ?? zonedTime(createdAt, 0),
            openedAt: null,
            answer: { httpStatus: null, code: null, description: null, requestId: state.receipt.requestId },
          },
        }
      : { ...since, ...state };
  const opened = (checkpoint as { phase: string }).phase === 'open';
  return {
    ...delivery,
    state: whole,
    withdrawing: false,
    checkpoint: opened && 'reference' in checkpoint ? { ...checkpoint, phase: 'finishing' } : checkpoint,
  };
}

/** What reports had in versions 1 and 2. */
interface OldRow {
  readonly addressKeys?: readonly string[];
  readonly settledAt?: number;
}

/** Brings what earlier versions saved into today's form: an update of the extension loses nothing. */
async function bringUp(transaction: Upgrade): Promise<void> {
  let open = 0;
  for await (const cursor of transaction.objectStore('deliveries')) {
    const delivery = completed(fromRow(cursor.value));
    if (!isSettled(delivery)) open += 1;
    await cursor.update(toRow(delivery));
  }
  await transaction.objectStore('tally').put({ open, all: open }, 'deliveries');
  for await (const cursor of transaction.objectStore('journal')) {
    const record = cursor.value as LedgerEvent | readonly LedgerEvent[];
    await cursor.update([record].flat());
  }
  for (const store of ['reports', 'putAway'] as const) {
    for await (const cursor of transaction.objectStore(store)) {
      const { addressKeys = [], settledAt, ...row } = cursor.value as typeof cursor.value & OldRow;
      const keys = { exactKeys: addressKeys, similarKeys: [] };
      await cursor.update({ ...row, ...keys, firstForm: row.id } as never);
      if (settledAt !== undefined)
        await transaction.objectStore('settled').put({ id: row.id, at: settledAt });
    }
  }
}

/** What deliveries and reports of version 3 did not say yet. */
async function bringUpToFour(transaction: Upgrade): Promise<void> {
  for await (const cursor of transaction.objectStore('deliveries'))
    await cursor.update({ ...cursor.value, refusals: 0, copyTo: [] });
  for await (const cursor of transaction.objectStore('reports'))
    await cursor.update({ ...cursor.value, xarf: null });
}

/** What reports of version 4 did not say yet. */
async function bringUpToFive(transaction: Upgrade): Promise<void> {
  for await (const cursor of transaction.objectStore('reports')) {
    const { account, ...row } = cursor.value;
    const whole = account === null ? null : { ...account, email: account.email ?? null };
    await cursor.update({ ...noFacts, ...row, account: whole });
  }
}

/** Lists in the history what was saved before there was one. */
async function listInHistory(transaction: Upgrade): Promise<void> {
  const rowOf = async (delivery: Delivery): Promise<HistoryRow | null> => {
    const report = await transaction.objectStore('reports').get(delivery.reportId);
    if (report !== undefined) return historyRowOf(report, delivery);
    const left = await transaction.objectStore('putAway').get(delivery.reportId);
    return left === undefined
      ? null
      : putAwayHistoryRow(left, delivery, left.sealed === null ? 'erased' : 'sealed');
  };
  const rows = transaction.objectStore('history');
  for await (const { value } of transaction.objectStore('deliveries')) {
    const row = await rowOf(value);
    if (row !== null) await rows.put(row, historyKeyOf(row));
  }
}

/** Makes the stores and indexes of version 6 out of nothing or out of an earlier version. */
export async function upgradeOutbox(
  database: IDBPDatabase<OutboxSchema>,
  from: number,
  _: number | null,
  transaction: Upgrade,
): Promise<void> {
  if (from < 3) await makeThird(database, from, transaction);
  if (from < 4) await makeFourth(database, from, transaction);
  if (from > 0 && from < 5) await bringUpToFive(transaction);
  database.createObjectStore('history');
  if (from > 0) await listInHistory(transaction);
}

/** Makes what version 4 added. */
async function makeFourth(
  database: IDBPDatabase<OutboxSchema>,
  from: number,
  transaction: Upgrade,
): Promise<void> {
  const copies = database.createObjectStore('copies', { keyPath: 'id' });
  copies.createIndex('dueAt', 'dueAt');
  copies.createIndex('reportId', 'reportId');
  if (from > 0) await bringUpToFour(transaction);
}

/** Makes what version 3 had. */
async function makeThird(
  database: IDBPDatabase<OutboxSchema>,
  from: number,
  transaction: Upgrade,
): Promise<void> {
  if (from === 0) createStores(database);
  if (from < 2) {
    database.createObjectStore('journal', { autoIncrement: true });
    database.createObjectStore('putAway', { keyPath: 'id' });
  }
  database.createObjectStore('pauses');
  database.createObjectStore('tally');
  database.createObjectStore('settled', { keyPath: 'id' }).createIndex('at', 'at');
  database.createObjectStore('identity');
  createIndexes(transaction);
  if (from > 0) await bringUp(transaction);
}
