import { type DBSchema, deleteDB, type IDBPDatabase, type IDBPObjectStore, openDB } from 'idb';
import type { ChainHead } from '../report/chain-head.ts';
import { emptyChain, headOf, type LedgerEntry } from './entry.ts';
import { subjectsOf } from './subjects.ts';

/** An entry as it lies on disk: with what its index needs, which no hash covers. */
interface EntryRow extends LedgerEntry {
  readonly subjects: readonly string[];
}

/** A note beside the chain, changed in the transaction of the entries that it belongs to, or not at all. */
export interface Mark {
  readonly name: 'journal' | 'policy';
  readonly value: string;
}

interface Schema extends DBSchema {
  marks: { key: Mark['name']; value: string };
  entries: { key: number; value: EntryRow; indexes: { subjects: string } };
}

export type LedgerDatabase = IDBPDatabase<Schema>;

/** A write is done when the disk has it, not a cache (https://w3c.github.io/IndexedDB/#transaction-durability-hint). */
export const strict = { durability: 'strict' } as const;

export const toRow = (entry: LedgerEntry): EntryRow => ({ ...entry, subjects: subjectsOf(entry.event) });
export const fromRow = ({ subjects: _, ...entry }: EntryRow): LedgerEntry => entry;

export const openDatabase = (name: string): Promise<LedgerDatabase> =>
  openDB<Schema>(name, 1, {
    upgrade(database) {
      database
        .createObjectStore('entries', { keyPath: 'sequence' })
        .createIndex('subjects', 'subjects', { multiEntry: true });
      database.createObjectStore('marks');
    },
    // A connection that stays open would hold up its deletion for ever.
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
  });

/** Where the chain on disk ends: one step from the end, however long it is. */
export async function endOf(
  store: IDBPObjectStore<Schema, ['entries'], 'entries', 'readonly'>,
): Promise<ChainHead> {
  const last = await store.openCursor(null, 'prev');
  return last === null ? emptyChain : headOf(last.value);
}

/** Takes the database away whole, also one that cannot be opened. */
export const deleteLedger = (): Promise<void> => deleteDB('ledger');
