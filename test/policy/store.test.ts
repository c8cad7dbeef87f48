import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { nobody } from '../../extension/policy/moderator.ts';
import { credentialsIn, type SecretOrigin, withoutSecrets } from '../../extension/policy/secrets.ts';
import { openPolicyStore, type PolicyStore } from '../../extension/policy/store.ts';
import { type DestinationId, destinationKeyOf } from '../../extension/report/destination.ts';
import { aCompletePolicyInput, aDestination, aPolicy } from '../builders/policy.ts';

const policy = aPolicy(aCompletePolicyInput());
const kept = withoutSecrets(policy);
const secrets = credentialsIn(policy);
const place = destinationKeyOf(aDestination());
const credentials = { userName: 'practice', password: 'practice-word' };
const others = { userName: 'other', password: 'other-word' };
const origins: readonly SecretOrigin[] = ['managed', 'imported', 'moderator'];
const noPreferences = { oneClick: false, moderator: nobody };

let name = '';
let store: PolicyStore;
let number = 0;

beforeEach(async () => {
  number += 1;
  name = `policy-${number}`;
  store = await openPolicyStore(name);
});

afterEach(() => {
  store.close();
  vi.restoreAllMocks();
});

/** All that is on the disk: each store's keys and rows. */
async function onDisk(): Promise<Record<string, { readonly keys: unknown[]; readonly rows: unknown[] }>> {
  const database = await openDB(name);
  const read = async (of: string) =>
    [of, { keys: await database.getAllKeys(of), rows: await database.getAll(of) }] as const;
  const all = Object.fromEntries(await Promise.all([...database.objectStoreNames].map(read)));
  database.close();
  return all;
}

/** Every text and every byte in a value, as one text; what has neither, such as a key, is named by its kind. */
function readable(value: unknown): string {
  if (value instanceof ArrayBuffer) return Buffer.from(value).toString('latin1');
  if (ArrayBuffer.isView(value)) return readable(value.buffer);
  if (value instanceof CryptoKey) return `a key, ${value.extractable ? 'readable' : 'unreadable'}`;
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([key, one]) => `${key}: ${readable(one)}`)
    .join('\n');
}

/** The worker dies and the next one opens the same database. */
async function restart() {
  store.close();
  store = await openPolicyStore(name);
}

describe('The policy’s database', () => {
  test('holds nothing at first', async () => {
    expect(await store.kept('managed')).toBeUndefined();
    expect(await store.kept('imported')).toBeUndefined();
    expect(await store.credentials(place, origins)).toBeNull();
    expect(await store.credentialsOrigin(place, origins)).toBeNull();
    expect(await store.preferences()).toEqual(noPreferences);
    expect(await store.welcomed()).toBe(false);
  });

  test('keeps all over a worker’s death', async () => {
    const preferences = {
      oneClick: true,
      moderator: { ...nobody, email: 'own@community.example', country: 'CH' },
    };
    await store.keep('imported', kept, secrets);
    await store.savePreferences(preferences);
    await store.rememberWelcome();
    await restart();
    expect(await store.kept('imported')).toEqual(kept);
    expect(await store.kept('managed')).toBeUndefined();
    expect(await store.credentials(place, ['imported'])).toEqual(credentials);
    expect(await store.preferences()).toEqual(preferences);
    expect(await store.welcomed()).toBe(true);
  });

  test('takes nothing over from the version that kept credentials as they were', async () => {
    store.close();
    await deleteDB(name);
    const old = await openDB(name, 1, { upgrade: (made) => void made.createObjectStore('settings') });
    await old.put('settings', { password: 'practice-word' }, 'imported');
    old.close();
    store = await openPolicyStore(name);
    expect(await store.kept('imported')).toBeUndefined();
    expect(readable(await onDisk())).not.toContain('practice-word');
  });

  test('says so when something cannot be saved', async () => {
    await expect(store.keep('imported', { holds: () => 'a function' }, [])).rejects.toThrow();
    expect(await store.kept('imported')).toBeUndefined();
  });
});

describe('A policy and its credentials', () => {
  test('are replaced together', async () => {
    await store.keep('imported', kept, secrets);
    await store.keep('imported', { version: 'next' }, [{ place, credentials: others }]);
    expect(await store.kept('imported')).toEqual({ version: 'next' });
    expect(await store.credentials(place, origins)).toEqual(others);
    expect((await onDisk()).secrets?.keys).toEqual([['imported', place]]);
  });

  test('stay together when the next cannot be saved', async () => {
    await store.keep('imported', kept, secrets);
    const unsavable = { holds: () => 'a function' };
    await expect(store.keep('imported', unsavable, [{ place, credentials: others }])).rejects.toThrow();
    expect(await store.kept('imported')).toEqual(kept);
    expect(await store.credentials(place, origins)).toEqual(credentials);
  });

  test('are written in one transaction', async () => {
    await store.keep('imported', kept, secrets);
    const opened = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await store.keep('imported', kept, secrets);
    const writes = opened.mock.calls.filter(([, mode]) => mode === 'readwrite');
    expect(writes).toEqual([[['settings', 'secrets'], 'readwrite', { durability: 'strict' }]]);
  });

  test('go together, and leave what others gave', async () => {
    await store.keep('managed', kept, secrets);
    await store.keep('imported', kept, secrets);
    await store.saveCredentials(place, others);
    await store.keep('managed', undefined, []);
    expect(await store.kept('managed')).toBeUndefined();
    expect(await store.kept('imported')).toEqual(kept);
    expect(await store.credentials(place, ['managed'])).toBeNull();
    expect(await store.credentials(place, ['imported'])).toEqual(credentials);
    expect(await store.credentials(place, ['moderator'])).toEqual(others);
  });

  test('are those of the first who gave any', async () => {
    await store.saveCredentials(place, others);
    await store.keep('managed', kept, secrets);
    expect(await store.credentials(place, ['managed', 'moderator'])).toEqual(credentials);
    expect(await store.credentialsOrigin(place, ['managed', 'moderator'])).toBe('managed');
    expect(await store.credentials(place, ['imported', 'moderator'])).toEqual(others);
    expect(await store.credentialsOrigin(place, ['imported', 'moderator'])).toBe('moderator');
    expect(await store.credentials(place, ['imported'])).toBeNull();
    expect(await store.credentials(place, [])).toBeNull();
  });

  test('of the moderator are forgotten at one place only', async () => {
    const elsewhere = destinationKeyOf(aDestination({ id: 'other' as DestinationId }));
    await store.saveCredentials(place, credentials);
    await store.saveCredentials(elsewhere, others);
    await store.forgetCredentials(place);
    expect(await store.credentials(place, origins)).toBeNull();
    expect(await store.credentials(elsewhere, origins)).toEqual(others);
  });

  test('open with the same key even when two are saved first at the same time', async () => {
    const elsewhere = destinationKeyOf(aDestination({ id: 'other' as DestinationId }));
    await Promise.all([store.saveCredentials(place, credentials), store.saveCredentials(elsewhere, others)]);
    expect(await store.credentials(place, origins)).toEqual(credentials);
    expect(await store.credentials(elsewhere, origins)).toEqual(others);
  });
});

describe('On the disk', () => {
  beforeEach(async () => {
    await store.keep('managed', kept, secrets);
    await store.keep('imported', kept, secrets);
    await store.saveCredentials(place, others);
  });

  test('is nothing readable of a password or of a name beside it', async () => {
    const text = readable(await onDisk());
    expect(text).toContain('Practice CyberTipline');
    expect(text).not.toMatch(/practice-word|local-word|other-word|userName|password/i);
    expect(text).toContain('a key, unreadable');
  });

  test('a row that is moved to another destination opens for nobody', async () => {
    const elsewhere = destinationKeyOf(aDestination({ id: 'other' as DestinationId }));
    const database = await openDB(name);
    await database.put('secrets', {
      ...(await database.get('secrets', ['moderator', place])),
      place: elsewhere,
    });
    database.close();
    expect(await store.credentialsOrigin(elsewhere, origins)).toBe('moderator');
    expect(await store.credentials(elsewhere, origins)).toBeNull();
  });

  test('is nothing after erasing, and what was copied before opens no more', async () => {
    const copied = (await onDisk()).secrets?.rows ?? [];
    expect(copied.length).toBeGreaterThan(0);
    await store.savePreferences({ ...noPreferences, oneClick: true });
    await store.rememberWelcome();
    await store.erase();
    expect(Object.values(await onDisk()).flatMap(({ rows }) => rows)).toEqual([]);
    expect(await store.welcomed()).toBe(false);
    await store.saveCredentials(destinationKeyOf(aDestination({ id: 'other' as DestinationId })), others);
    const database = await openDB(name);
    for (const row of copied) await database.put('secrets', row);
    database.close();
    expect(await store.credentials(place, origins)).toBeNull();
  });
});

test('Each write is said to be done only when it is on the disk itself', async () => {
  const opened = vi.spyOn(IDBDatabase.prototype, 'transaction');
  const writes: readonly (() => Promise<unknown>)[] = [
    () => store.keep('managed', kept, secrets),
    () => store.keep('managed', undefined, []),
    () => store.saveCredentials(place, credentials),
    () => store.forgetCredentials(place),
    () => store.savePreferences(noPreferences),
    () => store.rememberWelcome(),
    () => store.erase(),
  ];
  for (const write of writes) {
    opened.mockClear();
    await write();
    const written = opened.mock.calls.filter(([, mode]) => mode === 'readwrite');
    expect(written.length).toBeGreaterThan(0);
    for (const [, , options] of written) expect(options).toEqual({ durability: 'strict' });
  }
});

describe('Preferences are read', () => {
  test.each<[unknown, unknown]>([
    ...[undefined, null, 'yes', 7, [], {}, { more: 1 }].map((one): [unknown, unknown] => [
      one,
      noPreferences,
    ]),
    [{ oneClick: 'yes' }, noPreferences],
    [{ oneClick: true }, { oneClick: true, moderator: nobody }],
    [
      { oneClick: true, moderator: null },
      { oneClick: true, moderator: nobody },
    ],
    [{ moderator: 'Robin' }, noPreferences],
    [{ moderator: { firstName: '', lastName: 7, email: null, country: ['CH'] } }, noPreferences],
    [
      { moderator: { firstName: 'Robin', phone: '+41 1' } },
      { oneClick: false, moderator: { ...nobody, firstName: 'Robin' } },
    ],
  ])('from %j as %j', async (left, read) => {
    const database = await openDB(name);
    await database.put('settings', left, 'preferences');
    database.close();
    expect(await store.preferences()).toEqual(read);
  });
});

test.each([
  [undefined],
  [false],
  ['yes'],
  [1],
])('A welcome that was left as %j has not been', async (left) => {
  const database = await openDB(name);
  await database.put('settings', left, 'welcomed');
  database.close();
  expect(await store.welcomed()).toBe(false);
});
