import type { DestinationKey } from '../report/destination.ts';
import type { Instant } from '../report/time.ts';
import { fromRow, type OutboxDatabase, type Pause, strict } from './database.ts';
import type { Delivery, DeliveryId, StateName } from './delivery.ts';
import { nothingOpen, type Progress } from './tally.ts';

/** The first delivery to a destination that is due. */
export interface Due {
  readonly destinationKey: DestinationKey;
  readonly at: Instant;
  /** When its waiting began. */
  readonly since: Instant;
}

/** States in which nothing goes on by itself. */
const personStates = ['needs-person', 'to-hand-over', 'handed-over'] as const satisfies readonly StateName[];

/** In the order of IndexedDB every array comes after every number, so this lies behind all of a destination's times. */
const behind = (key: DestinationKey) => [key, []] as never;

/** What the pump asks of the store: what is due where, and what is paused. */
export function outboxQueue(database: OutboxDatabase) {
  return {
    /** For each destination that is not paused, when its first delivery is due; costs the same however many wait. */
    async schedule(): Promise<readonly Due[]> {
      const transaction = database.transaction(['deliveries', 'pauses']);
      const paused = new Set(await transaction.objectStore('pauses').getAllKeys());
      const found: Due[] = [];
      let cursor = await transaction.objectStore('deliveries').index('dueByDestination').openCursor();
      while (cursor !== null) {
        const [destinationKey, at] = cursor.key;
        const { state } = cursor.value;
        const since = 'since' in state ? state.since : at;
        if (!paused.has(destinationKey)) found.push({ destinationKey, at, since });
        cursor = await cursor.continue(behind(destinationKey));
      }
      return found;
    },

    /** Everything that waits for a destination. */
    allWaitingFor: (key: DestinationKey): Promise<readonly DeliveryId[]> =>
      database.getAllKeysFromIndex('deliveries', 'dueByDestination', IDBKeyRange.bound([key], behind(key))),

    async pauses(): Promise<ReadonlyMap<DestinationKey, Pause>> {
      const { store } = database.transaction('pauses');
      const [keys, pauses] = await Promise.all([store.getAllKeys(), store.getAll()]);
      return new Map(keys.flatMap((key, place) => (pauses[place] ? [[key, pauses[place]] as const] : [])));
    },

    /** Lets a destination's deliveries go on. */
    async resume(key: DestinationKey): Promise<void> {
      const transaction = database.transaction('pauses', 'readwrite', strict);
      await Promise.all([transaction.store.delete(key), transaction.done]);
    },

    /** How many deliveries wait for a paused destination. */
    waitingFor: (key: DestinationKey): Promise<number> =>
      database.countFromIndex('deliveries', 'dueByDestination', IDBKeyRange.bound([key], behind(key))),

    /** One delivery that waits for a destination; null when none does. */
    async firstWaitingFor(key: DestinationKey): Promise<Delivery | null> {
      const range = IDBKeyRange.bound([key], behind(key));
      const [row] = await database.getAllFromIndex('deliveries', 'dueByDestination', range, 1);
      return row === undefined ? null : fromRow(row);
    },

    /** When a person is to be asked next what became of a hand-over; null when nobody is. */
    async nextReminder(now: Instant): Promise<Instant | null> {
      const rows = await database.getAllFromIndex('deliveries', 'stateName', 'handed-over');
      const times = rows.flatMap(({ state }) =>
        state.name === 'handed-over' && state.remindAt > now ? [state.remindAt] : [],
      );
      return times.length === 0 ? null : Math.min(...times);
    },

    /** How far the sending has come: what waits for a person is not on its way. */
    async sendingProgress(): Promise<Progress> {
      const [tally, ...counts] = await Promise.all([
        database.get('tally', 'deliveries'),
        ...personStates.map((state) => database.countFromIndex('deliveries', 'stateName', state)),
      ]);
      const { open, all } = tally ?? nothingOpen;
      const forPerson = counts.reduce((sum, count) => sum + count, 0);
      return { open: Math.max(0, open - forPerson), all };
    },

    /** How much is open; as quick with a hundred thousand reports as with none. */
    progress: async (): Promise<Progress> => (await database.get('tally', 'deliveries')) ?? nothingOpen,
  };
}
