import { type DBSchema, openDB } from 'idb';

/** What the moderator chose where the policy leaves it open. */
export interface Preferences {
  readonly oneClick?: boolean;
}

interface Schema extends DBSchema {
  settings: { key: 'imported' | 'preferences'; value: unknown };
}

const strict = { durability: 'strict' } as const;

export type PolicyStore = Awaited<ReturnType<typeof openPolicyStore>>;

/** The policy's own database: unlike `storage.local`, no content script can ever read it. */
export async function openPolicyStore(name = 'policy') {
  const database = await openDB<Schema>(name, 1, {
    upgrade(created) {
      created.createObjectStore('settings');
    },
  });
  return {
    imported: (): Promise<unknown> => database.get('settings', 'imported'),

    async saveImported(policy: unknown): Promise<void> {
      const transaction = database.transaction('settings', 'readwrite', strict);
      await Promise.all([transaction.store.put(policy, 'imported'), transaction.done]);
    },

    async preferences(): Promise<Preferences> {
      const kept: unknown = await database.get('settings', 'preferences');
      const oneClick = (kept as Preferences | undefined)?.oneClick;
      return typeof oneClick === 'boolean' ? { oneClick } : {};
    },

    async savePreferences(preferences: Preferences): Promise<void> {
      const transaction = database.transaction('settings', 'readwrite', strict);
      await Promise.all([transaction.store.put(preferences, 'preferences'), transaction.done]);
    },

    close: () => database.close(),
  };
}
