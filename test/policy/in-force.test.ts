import { describe, expect, test } from 'vitest';
import { builtInPolicy } from '../../extension/policy/built-in.ts';
import { createPolicyInForce } from '../../extension/policy/in-force.ts';
import type { PolicyStore, Preferences } from '../../extension/policy/store.ts';
import type { Destination, DestinationId } from '../../extension/report/destination.ts';
import { aDestination, aPolicyInput } from '../builders/policy.ts';

/** A store in memory that counts its reads, and fails where it is told to. */
function aStore(imported?: unknown, fails: { reading?: boolean; saving?: boolean } = {}) {
  const kept = { imported, preferences: {} as Preferences, reads: 0, fails };
  const store: PolicyStore = {
    async imported() {
      kept.reads += 1;
      if (kept.fails.reading) throw new Error('the database cannot be read');
      return structuredClone(kept.imported);
    },
    async saveImported(policy) {
      if (kept.fails.saving) throw new Error('the disk is full');
      kept.imported = structuredClone(policy);
    },
    preferences: async () => kept.preferences,
    async savePreferences(preferences) {
      kept.preferences = preferences;
    },
    close() {},
  };
  return { kept, inForce: createPolicyInForce(store) };
}

const nameOf = async (inForce: ReturnType<typeof createPolicyInForce>) => {
  const policy = await inForce.policy();
  return policy.ok ? policy.value.organisation.name : policy.problems[0].code;
};

describe('In force is', () => {
  test('the built-in policy until one is imported', async () => {
    expect(await nameOf(aStore().inForce)).toBe(builtInPolicy.organisation.name);
  });

  test('the imported policy, also for the next worker', async () => {
    const { inForce, kept } = aStore();
    expect((await inForce.importPolicy(aPolicyInput())).ok).toBe(true);
    expect(await nameOf(inForce)).toBe('Practice Ltd');
    expect(await nameOf(aStore(kept.imported).inForce)).toBe('Practice Ltd');
  });

  test('no policy at all when the stored one is wrong: nothing is half-applied', async () => {
    expect(await nameOf(aStore({ version: 99 }).inForce)).toBe('policy-invalid');
    expect(await nameOf(aStore(null).inForce)).toBe('policy-invalid');
  });

  test('what was read once, without reading again', async () => {
    const { inForce, kept } = aStore();
    await Promise.all([inForce.policy(), inForce.policy()]);
    await inForce.policy();
    expect(kept.reads).toBe(1);
  });

  test('no policy while the store cannot be read, and the right one as soon as it can', async () => {
    const { inForce, kept } = aStore(aPolicyInput(), { reading: true });
    expect(await nameOf(inForce)).toBe('policy-invalid');
    kept.fails.reading = false;
    expect(await nameOf(inForce)).toBe('Practice Ltd');
  });
});

describe('A bad import changes nothing', () => {
  const good = aPolicyInput();
  test.each<[string, unknown]>([
    ['a policy with one mistake', { ...good, holdSeconds: -1 }],
    ['nothing', undefined],
    ['a text', 'policy'],
  ])('of %s', async (_, bad) => {
    const { inForce, kept } = aStore(good);
    expect((await inForce.importPolicy(bad)).ok).toBe(false);
    expect(kept.imported).toEqual(good);
    expect(await nameOf(inForce)).toBe('Practice Ltd');
  });

  test('when it cannot be saved', async () => {
    const { inForce, kept } = aStore(undefined, { saving: true });
    await expect(inForce.importPolicy(good)).rejects.toThrow('the disk is full');
    expect(kept.imported).toBeUndefined();
    expect(await nameOf(inForce)).toBe(builtInPolicy.organisation.name);
  });
});

describe('Credentials are given', () => {
  const known = { userName: 'practice', password: 'practice-word' };

  test('to the destination they were written for', async () => {
    const { inForce } = aStore(aPolicyInput());
    expect(await inForce.credentialsFor(aDestination())).toEqual(known);
    expect(await inForce.credentialsFor(aDestination({ name: 'Renamed', timeoutSeconds: 5 }))).toEqual(known);
  });

  test.each<[string, Partial<Destination>]>([
    ['with another id', { id: 'other' as DestinationId }],
    ['at another address', { address: 'https://other.example/ispws' }],
    ['at another path', { address: 'https://hotline.example/ispws2' }],
    ['in the other environment', { environment: 'production' }],
  ])('to none %s', async (_, given) => {
    const { inForce } = aStore(aPolicyInput());
    expect(await inForce.credentialsFor(aDestination(given))).toBeNull();
  });

  test('by the policy of now, not of when the report was saved', async () => {
    const { inForce } = aStore(aPolicyInput());
    await inForce.policy();
    const [destination] = aPolicyInput().destinations;
    const renewed = { userName: 'practice', password: 'renewed-word' };
    if (destination !== undefined)
      await inForce.importPolicy(aPolicyInput({ destinations: [{ ...destination, credentials: renewed }] }));
    expect(await inForce.credentialsFor(aDestination())).toEqual(renewed);
  });

  test.each<[string, unknown]>([
    [
      'the policy has none',
      { ...aPolicyInput(), destinations: [{ ...aPolicyInput().destinations[0], credentials: null }] },
    ],
    ['the policy is wrong', { ...aPolicyInput(), version: 99 }],
  ])('to nobody when %s', async (_, policy) => {
    expect(await aStore(policy).inForce.credentialsFor(aDestination())).toBeNull();
  });
});

test('Preferences are kept as they were chosen', async () => {
  const { inForce } = aStore();
  expect(await inForce.preferences()).toEqual({});
  await inForce.savePreferences({ oneClick: true });
  expect(await inForce.preferences()).toEqual({ oneClick: true });
});
