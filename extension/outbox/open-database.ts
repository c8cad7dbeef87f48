import { deleteDB, openDB } from 'idb';
import type { OutboxDatabase, OutboxSchema } from './database.ts';
import { upgradeOutbox } from './upgrade.ts';

/** @param lost called when the browser closes the database by itself, for example because its file is gone */
export function openDatabase(name: string, lost: () => void = () => {}): Promise<OutboxDatabase> {
  return openDB<OutboxSchema>(name, 6, {
    upgrade: upgradeOutbox,
    terminated: lost,
    // A connection that stays open would hold up its deletion for ever.
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
  });
}

/** Takes the database away whole, also one that cannot be opened. */
export const deleteOutbox = (): Promise<void> => deleteDB('outbox');
