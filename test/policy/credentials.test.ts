import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { describe, expect, test } from 'vitest';
import { builtInPolicy } from '../../extension/policy/built-in.ts';
import { createCredentialsInForce } from '../../extension/policy/credentials.ts';
import { credentialsIn, withoutSecrets } from '../../extension/policy/secrets.ts';
import { type PolicySource, type Standing, standOn } from '../../extension/policy/standing.ts';
import { type KeptPolicy, openPolicyStore } from '../../extension/policy/store.ts';
import {
  type CyberTiplineDestination,
  type DestinationId,
  destinationKeyOf,
} from '../../extension/report/destination.ts';
import { aDestination, aPolicy, aPolicyInput } from '../builders/policy.ts';

let number = 0;

const as = (whose: string) => ({ userName: whose, password: `${whose}-word` });

/** A policy with these credentials for its one destination; null when it gives none itself. */
function aPolicyWith(credentials: { userName: string; password: string } | null, address?: string) {
  const [practice] = aPolicyInput().destinations;
  if (practice?.adapter !== 'cybertipline') throw new Error('the practice policy has changed');
  const destinations = [practice].map((destination) => ({
    ...destination,
    ...(address === undefined ? {} : { address }),
    credentials:
      credentials === null ? { source: 'moderator' as const } : { source: 'policy' as const, ...credentials },
  }));
  return aPolicy({ destinations });
}

/** Credentials in force over a fresh disk, under whatever is kept there. */
async function credentialsInForce() {
  number += 1;
  const store = await openPolicyStore(`credentials-${number}`);
  const inForce = createCredentialsInForce(store, () => standOn(store, null));
  const keep = (which: KeptPolicy, policy = aPolicyWith(as(which))) =>
    store.keep(which, withoutSecrets(policy), credentialsIn(policy));
  return { store, inForce, keep };
}

const here = aDestination();
const sandbox = aDestination({ id: 'sandbox' as DestinationId, address: 'http://127.0.0.1:4780/ispws' });

describe('Credentials are given', () => {
  test('by the built-in policy, whose name and password everybody knows', async () => {
    const { inForce } = await credentialsInForce();
    expect(await inForce.of(sandbox)).toEqual({ userName: 'sandbox', password: 'sandbox' });
    expect(await inForce.origin(sandbox)).toBe('built-in');
  });

  test.each<[KeptPolicy]>([
    ['managed'],
    ['imported'],
  ])('by a %s policy rather than by the moderator', async (which) => {
    const { inForce, keep } = await credentialsInForce();
    await inForce.save(here, as('moderator'));
    await keep(which);
    expect(await inForce.of(here)).toEqual(as(which));
    expect(await inForce.origin(here)).toBe(which);
  });

  test.each<[KeptPolicy]>([
    ['managed'],
    ['imported'],
  ])('by the moderator under a %s policy without any', async (which) => {
    const { inForce, keep } = await credentialsInForce();
    await inForce.save(here, as('moderator'));
    await keep(which, aPolicyWith(null));
    expect(await inForce.of(here)).toEqual(as('moderator'));
    expect(await inForce.origin(here)).toBe('moderator');
  });

  test('by the managed policy alone when there is an imported one, too', async () => {
    const { inForce, keep } = await credentialsInForce();
    await keep('imported');
    await keep('managed');
    expect(await inForce.of(here)).toEqual(as('managed'));
    await keep('managed', aPolicyWith(null));
    expect(await inForce.of(here)).toBeNull();
    expect(await inForce.origin(here)).toBeNull();
  });

  test('whatever the destination is called and however long it may take', async () => {
    const { inForce, keep } = await credentialsInForce();
    await keep('imported');
    expect(await inForce.of(aDestination({ name: 'Renamed', timeoutSeconds: 5 }))).toEqual(as('imported'));
  });

  test('by the policy of now, not of when the report was saved', async () => {
    const { inForce, keep } = await credentialsInForce();
    await keep('imported');
    await keep('imported', aPolicyWith(as('renewed')));
    expect(await inForce.of(here)).toEqual(as('renewed'));
  });

  test('by the moderator until they are forgotten', async () => {
    const { inForce, keep } = await credentialsInForce();
    await keep('imported', aPolicyWith(null));
    expect(await inForce.of(here)).toBeNull();
    await inForce.save(here, as('first'));
    await inForce.save(here, as('second'));
    expect(await inForce.of(here)).toEqual(as('second'));
    await inForce.forget(here);
    expect(await inForce.of(here)).toBeNull();
    expect(await inForce.origin(here)).toBeNull();
  });
});

describe('Credentials are given to no destination', () => {
  test.each<[string, Partial<CyberTiplineDestination>]>([
    ['with another id', { id: 'other' as DestinationId }],
    ['at another host', { address: 'https://other.example/ispws' }],
    ['at another port', { address: 'https://hotline.example:8443/ispws' }],
    ['at another path', { address: 'https://hotline.example/ispws2' }],
    ['in the other environment', { environment: 'production' }],
  ])('%s', async (_, given) => {
    const { inForce, keep } = await credentialsInForce();
    await keep('imported');
    expect(await inForce.of(aDestination(given))).toBeNull();
    expect(await inForce.origin(aDestination(given))).toBeNull();
  });

  test('that the policy in force does not name any more, though the moderator gave some', async () => {
    const { inForce, keep } = await credentialsInForce();
    await keep('imported', aPolicyWith(null));
    await inForce.save(here, as('moderator'));
    await keep('imported', aPolicyWith(null, 'https://other.example/ispws'));
    expect(await inForce.of(here)).toBeNull();
    expect(await inForce.of(aDestination({ address: 'https://other.example/ispws' }))).toBeNull();
  });

  test('that has the built-in one’s id, but another address', async () => {
    const { inForce } = await credentialsInForce();
    expect(await inForce.of({ ...sandbox, address: 'https://hotline.example/ispws' })).toBeNull();
  });

  test('of the built-in policy when another is in force', async () => {
    const { inForce, keep } = await credentialsInForce();
    await keep('imported');
    expect(await inForce.of(sandbox)).toBeNull();
    expect(await inForce.origin(sandbox)).toBeNull();
  });

  test.each<[PolicySource]>([
    ['managed'],
    ['imported'],
    ['built-in'],
  ])('when no %s policy is right', async (source) => {
    const { store, keep } = await credentialsInForce();
    await keep('imported');
    const standing: Standing = { source, policy: null, refused: null };
    const inForce = createCredentialsInForce(store, async () => standing);
    expect(await inForce.of(here)).toBeNull();
    expect(await inForce.of(sandbox)).toBeNull();
  });

  test('when what lies on the disk does not open any more', async () => {
    const { store, inForce, keep } = await credentialsInForce();
    await keep('imported');
    const database = await openDB(`credentials-${number}`);
    await database.clear('keys');
    database.close();
    expect(await inForce.of(here)).toBeNull();
    store.close();
  });
});

test('The sandbox’s credentials are those that the built-in policy says', () => {
  expect(credentialsIn(aPolicy(builtInPolicy)).map(({ place }) => place)).toEqual([
    destinationKeyOf(sandbox),
  ]);
});
