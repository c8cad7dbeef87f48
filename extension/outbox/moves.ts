import type { Checkpoint } from '../hotlines/hotline.ts';
import { type DestinationKey, destinationKeyOf } from '../report/destination.ts';
import type { Report, ReportId } from '../report/report.ts';
import type { Instant } from '../report/time.ts';
import { copiesOf, toCopyRow } from './copy.ts';
import { fromRow, type OutboxDatabase, reportOf, strict, toRow } from './database.ts';
import { type Delivery, type DeliveryId, isSettled } from './delivery.ts';
import { createGrouped } from './grouped.ts';
import type { HistoryChanges } from './history-changes.ts';
import { moveHistory } from './history-store.ts';
import { recordsOf } from './journal.ts';
import { writeTally } from './tally.ts';
import { type DeliveryEvent, step } from './transition.ts';

/** When a settled delivery was settled. */
function settledAtOf({ state }: Delivery): Instant {
  if (state.name === 'filed') return Date.parse(state.receipt.filedAt);
  const byPerson = state.name === 'cancelled' || state.name === 'filed-by-hand';
  return byPerson ? state.at : Number.NEGATIVE_INFINITY;
}

const moveStores = [
  'reports',
  'putAway',
  'deliveries',
  'history',
  'settled',
  'journal',
  'pauses',
  'copies',
  'tally',
] as const;

/** A strict transaction over everything that saving and moving may write. */
export const beginMove = (database: OutboxDatabase) => database.transaction(moveStores, 'readwrite', strict);

/** A transaction in which deliveries move. */
export type MoveTransaction = ReturnType<typeof beginMove>;

/** A delivery as it is after a move, and the event that moved it. */
export type Moved = readonly [Delivery, DeliveryEvent];

/**
 * Notes for each report when a delivery of it was last settled. Whether its other deliveries are settled too is looked at
 * when it is to be put away.
 */
async function noteSettled(transaction: MoveTransaction, settled: readonly Delivery[]): Promise<void> {
  const rows = transaction.objectStore('settled');
  const latest = new Map<ReportId, Instant>();
  for (const delivery of settled) {
    const at = Math.max(latest.get(delivery.reportId) ?? Number.NEGATIVE_INFINITY, settledAtOf(delivery));
    latest.set(delivery.reportId, at);
  }
  const note = async ([id, at]: readonly [ReportId, Instant]) => {
    const earlier = await rows.get(id);
    await rows.put({ id, at: Math.max(at, earlier?.at ?? at) });
  };
  await Promise.all([...latest].map(note));
}

/**
 * Writes what moved, the ledger's records of it, what gateways are to be told and the tally; what blocks a destination pauses it by the same
 * transaction. To be called once in a transaction.
 * @param saved how many open deliveries the same transaction has added
 */
export async function writeMoved(
  transaction: MoveTransaction,
  moved: readonly Moved[],
  saved = 0,
): Promise<void> {
  const deliveries = transaction.objectStore('deliveries');
  const records = moved.flatMap(([delivery, event]) => recordsOf(delivery, event));
  const writes: Promise<unknown>[] = [];
  if (records.length > 0) writes.push(transaction.objectStore('journal').add(records));
  for (const [delivery, event] of moved) {
    writes.push(deliveries.put(toRow(delivery)));
    for (const copy of copiesOf(delivery, event))
      writes.push(transaction.objectStore('copies').put(toCopyRow(copy)));
    if (event.name !== 'hold-up' || !event.pauses) continue;
    const pause = { problem: event.problem, since: event.at };
    writes.push(transaction.objectStore('pauses').put(pause, destinationKeyOf(delivery.destination)));
  }
  const settled = moved.map(([delivery]) => delivery).filter(isSettled);
  await Promise.all([
    ...writes,
    moveHistory(
      transaction.objectStore('history'),
      moved.map(([delivery]) => delivery),
    ),
    noteSettled(transaction, settled),
    writeTally(transaction.objectStore('tally'), saved, settled.length),
  ]);
}

/** One move that is asked for. */
interface Asked {
  readonly id: DeliveryId;
  readonly eventOf: (delivery: Delivery) => DeliveryEvent | null;
}

/** Does several moves in one transaction, in their order. */
async function moveAll(
  database: OutboxDatabase,
  changes: HistoryChanges,
  asked: readonly Asked[],
): Promise<readonly (Delivery | null)[]> {
  const transaction = beginMove(database);
  const rows = await Promise.all(asked.map(({ id }) => transaction.objectStore('deliveries').get(id)));
  /** As they are after the moves of this transaction so far: two may be of one delivery. */
  const standing = new Map<DeliveryId, Delivery>();
  const moved: Moved[] = [];
  const outcomes = asked.map(({ id, eventOf }, place) => {
    const row = rows[place];
    const delivery = standing.get(id) ?? (row === undefined ? null : fromRow(row));
    const event = delivery === null ? null : eventOf(delivery);
    const next = delivery === null || event === null ? null : step(delivery, event);
    if (next === null || event === null) return null;
    standing.set(id, next);
    moved.push([next, event]);
    return next;
  });
  await Promise.all([writeMoved(transaction, moved), transaction.done]);
  changes.note(standing.values());
  return outcomes;
}

/** A delivery that this worker has taken on, with the report that it carries. */
export interface Claimed {
  readonly delivery: Delivery;
  readonly report: Report;
}

/** What is taken on. */
export interface Claim {
  readonly destinationKey: DestinationKey;
  readonly at: Instant;
  /** How many at the most. */
  readonly limit: number;
  /** Whether a delivery is not taken on already. */
  readonly isFree: (id: DeliveryId) => boolean;
  /** The first checkpoint of a delivery where it is known already, so that it need not be written by itself. */
  readonly prepare: (claimed: Claimed) => Checkpoint | null;
}

/** Takes on what is due at a destination, the longest due first. */
async function claimAll(
  database: OutboxDatabase,
  changes: HistoryChanges,
  { destinationKey, at, limit, isFree, prepare }: Claim,
): Promise<readonly Claimed[]> {
  const transaction = beginMove(database);
  const range = IDBKeyRange.bound([destinationKey, Number.NEGATIVE_INFINITY], [destinationKey, at]);
  const rows = await transaction.objectStore('deliveries').index('dueByDestination').getAll(range, limit);
  const due = rows.map(fromRow).filter(({ id }) => isFree(id));
  const reports = await Promise.all(
    due.map(({ reportId }) => transaction.objectStore('reports').get(reportId)),
  );
  const moved: Moved[] = [];
  const claimed = due.flatMap((delivery, place): Claimed[] => {
    const row = reports[place];
    if (row === undefined) return [];
    const report = reportOf(row);
    const event = { name: 'claim', at, checkpoint: prepare({ delivery, report }) } as const;
    const taken = step(delivery, event);
    if (taken === null) return [];
    moved.push([taken, event]);
    return [{ delivery: taken, report }];
  });
  await Promise.all([writeMoved(transaction, moved), transaction.done]);
  changes.note(claimed.map(({ delivery }) => delivery));
  return claimed;
}

/** What moves deliveries, each in one transaction with the ledger's record of it. */
export function outboxMoves(database: OutboxDatabase, changes: HistoryChanges) {
  const moveInGroup = createGrouped((asked: readonly Asked[]) => moveAll(database, changes, asked));
  return {
    /** Takes on what is due at a destination. */
    claim: (claim: Claim): Promise<readonly Claimed[]> => claimAll(database, changes, claim),

    /**
     * Moves a delivery by the table, and notes for the ledger what was done, in one transaction. Moves that are asked
     * for at the same time share it.
     * @param eventOf what happens to the delivery as it is on disk now; null: nothing
     * @returns the delivery after the move; null when it did not move: somebody else was quicker
     */
    move: (id: DeliveryId, eventOf: Asked['eventOf']): Promise<Delivery | null> =>
      moveInGroup({ id, eventOf }),
  };
}
