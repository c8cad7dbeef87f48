import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openPolicyStore } from '../../extension/policy/store.ts';
import { aPolicyInput } from '../builders/policy.ts';

let number = 0;
const freshName = () => {
  number += 1;
  return `policy-${number}`;
};

afterEach(() => vi.restoreAllMocks());

describe('The policy’s database', () => {
  test('holds nothing at first', async () => {
    const store = await openPolicyStore(freshName());
    expect(await store.imported()).toBeUndefined();
    expect(await store.preferences()).toEqual({});
    store.close();
  });

  test('keeps the imported policy and the preferences over a worker’s death', async () => {
    const name = freshName();
    const first = await openPolicyStore(name);
    await first.saveImported(aPolicyInput());
    await first.savePreferences({ oneClick: true });
    first.close();
    const second = await openPolicyStore(name);
    expect(await second.imported()).toEqual(aPolicyInput());
    expect(await second.preferences()).toEqual({ oneClick: true });
    second.close();
  });

  test.each([
    [undefined],
    [null],
    ['yes'],
    [{}],
    [{ oneClick: 'yes' }],
    [{ more: 1 }],
  ])('reads the preferences %j as none', async (kept) => {
    const name = freshName();
    const store = await openPolicyStore(name);
    const database = await openDB(name);
    await database.put('settings', kept, 'preferences');
    expect(await store.preferences()).toEqual({});
    database.close();
    store.close();
  });

  test('says that something is saved only when it is on the disk itself', async () => {
    const opened = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const store = await openPolicyStore(freshName());
    await store.saveImported(aPolicyInput());
    await store.savePreferences({ oneClick: false });
    const writes = opened.mock.calls.filter(([, mode]) => mode === 'readwrite');
    expect(writes.map(([, , options]) => options)).toEqual([
      { durability: 'strict' },
      { durability: 'strict' },
    ]);
    store.close();
  });

  test('says so when something cannot be saved', async () => {
    const store = await openPolicyStore(freshName());
    await expect(store.saveImported({ holds: () => 'a function' })).rejects.toThrow();
    expect(await store.imported()).toBeUndefined();
    store.close();
  });
});
