import { type DBSchema, deleteDB, openDB } from 'idb';
import type { Credentials, DestinationKey } from '../report/destination.ts';
import { type Moderator, nobody } from './moderator.ts';
import {
  makeSecretsKey,
  openCredentials,
  type SealedCredentials,
  type SecretOrigin,
  sealCredentials,
} from './secrets.ts';

/** What the moderator chose where the policy leaves it open. */
export interface Preferences {
  readonly oneClick: boolean;
  readonly moderator: Moderator;
}

/** The policies that are kept: what the administrator last set rightly, and what was imported. */
export type KeptPolicy = 'managed' | 'imported';

interface Schema extends DBSchema {
  settings: { key: KeptPolicy | 'preferences' | 'welcomed'; value: unknown };
  secrets: { key: [SecretOrigin, string]; value: SealedCredentials };
  keys: { key: 'secrets'; value: CryptoKey };
}

const strict = { durability: 'strict' } as const;
const stores = ['settings', 'secrets', 'keys'] as const;

/** Takes the database away whole, also one that cannot be opened. */
export const deletePolicyStore = (): Promise<void> => deleteDB('policy');

export type PolicyStore = Awaited<ReturnType<typeof openPolicyStore>>;

const textOrNull = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

/** Reads preferences as an earlier version or a damaged disk may have left them. */
function readPreferences(kept: unknown): Preferences {
  const { oneClick, moderator } = (kept ?? {}) as { oneClick?: unknown; moderator?: unknown };
  const details = (moderator ?? {}) as Partial<Record<keyof Moderator, unknown>>;
  const names = Object.keys(nobody) as (keyof Moderator)[];
  const read = Object.fromEntries(names.map((name) => [name, textOrNull(details[name])]));
  return { oneClick: oneClick === true, moderator: { ...nobody, ...read } };
}

/**
 * The policy's own database: unlike `storage.local`, no content script can ever read it. Policies are kept without
 * their credentials; these lie encrypted beside them.
 */
export async function openPolicyStore(name = 'policy') {
  const database = await openDB<Schema>(name, 2, {
    upgrade(created) {
      // Version 1 was never released: it kept credentials unencrypted.
      for (const old of created.objectStoreNames) created.deleteObjectStore(old);
      created.createObjectStore('settings');
      created.createObjectStore('secrets', { keyPath: ['origin', 'place'] });
      created.createObjectStore('keys');
    },
    // A connection that stays open would hold up its deletion for ever.
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
  });

  async function write(key: Schema['settings']['key'], value: unknown): Promise<void> {
    const transaction = database.transaction('settings', 'readwrite', strict);
    await Promise.all([transaction.store.put(value, key), transaction.done]);
  }

  async function secretsKey(): Promise<CryptoKey> {
    const kept = await database.get('keys', 'secrets');
    if (kept !== undefined) return kept;
    const made = await makeSecretsKey();
    const transaction = database.transaction('keys', 'readwrite', strict);
    const winner = (await transaction.store.get('secrets')) ?? made;
    await transaction.store.put(winner, 'secrets');
    await transaction.done;
    return winner;
  }

  return {
    kept: (which: KeptPolicy): Promise<unknown> => database.get('settings', which),

    /**
     * Keeps a policy and, in the same transaction, its credentials instead of those of the policy before.
     * @param policy without secrets; undefined keeps none
     */
    async keep(
      which: KeptPolicy,
      policy: unknown,
      secrets: readonly { readonly place: DestinationKey; readonly credentials: Credentials }[],
    ): Promise<void> {
      const key = await secretsKey();
      const sealed = await Promise.all(
        secrets.map(({ place, credentials }) => sealCredentials(key, place, which, credentials)),
      );
      const transaction = database.transaction(['settings', 'secrets'], 'readwrite', strict);
      const earlier = IDBKeyRange.bound([which, ''], [which, '\uffff']);
      const settings = transaction.objectStore('settings');
      const writes: Promise<unknown>[] = [
        policy === undefined ? settings.delete(which) : settings.put(policy, which),
        transaction.objectStore('secrets').delete(earlier),
        ...sealed.map((row) => transaction.objectStore('secrets').put(row)),
      ];
      await Promise.all([...writes, transaction.done]);
    },

    async saveCredentials(place: DestinationKey, credentials: Credentials): Promise<void> {
      const row = await sealCredentials(await secretsKey(), place, 'moderator', credentials);
      const transaction = database.transaction('secrets', 'readwrite', strict);
      await Promise.all([transaction.store.put(row), transaction.done]);
    },

    async forgetCredentials(place: DestinationKey): Promise<void> {
      const transaction = database.transaction('secrets', 'readwrite', strict);
      await Promise.all([transaction.store.delete(['moderator', place]), transaction.done]);
    },

    /** The credentials of a place by the first of these origins that has any. */
    async credentials(place: DestinationKey, origins: readonly SecretOrigin[]): Promise<Credentials | null> {
      for (const origin of origins) {
        const row = await database.get('secrets', [origin, place]);
        if (row !== undefined) return openCredentials(await secretsKey(), row);
      }
      return null;
    },

    /** Which of these origins gave a place's credentials; null when none did. Never the credentials themselves. */
    async credentialsOrigin(
      place: DestinationKey,
      origins: readonly SecretOrigin[],
    ): Promise<SecretOrigin | null> {
      for (const origin of origins) {
        if ((await database.getKey('secrets', [origin, place])) !== undefined) return origin;
      }
      return null;
    },

    preferences: async () => readPreferences(await database.get('settings', 'preferences')),
    savePreferences: (preferences: Preferences) => write('preferences', preferences),

    /** Whether the welcome page has been opened on this computer; true is remembered. */
    welcomed: async () => (await database.get('settings', 'welcomed')) === true,
    rememberWelcome: () => write('welcomed', true),

    /** Everything that is kept here, the key of the credentials included: what was encrypted with it opens no more. */
    async erase(): Promise<void> {
      const transaction = database.transaction(stores, 'readwrite', strict);
      await Promise.all([...stores.map((store) => transaction.objectStore(store).clear()), transaction.done]);
    },

    close: () => database.close(),
  };
}
