import { beforeAll, describe, expect, test } from 'vitest';
import {
  credentialsIn,
  makeSecretsKey,
  openCredentials,
  type SealedCredentials,
  sealCredentials,
  withoutSecrets,
} from '../../extension/policy/secrets.ts';
import {
  type CyberTiplineDestination,
  type DestinationId,
  destinationKeyOf,
} from '../../extension/report/destination.ts';
import { aCompletePolicyInput, aDestination, aPolicy } from '../builders/policy.ts';

const place = destinationKeyOf(aDestination());
const credentials = { userName: 'practice', password: 'practice-word' };

describe('A place', () => {
  test.each<[string, Partial<CyberTiplineDestination>]>([
    ['id', { id: 'other' as DestinationId }],
    ['environment', { environment: 'production' }],
    ['address', { address: 'https://other.example/ispws' }],
    ['path', { address: 'https://hotline.example/ispws2' }],
  ])('is another one with another %s', (_, given) => {
    expect(destinationKeyOf(aDestination(given))).not.toBe(place);
  });

  test('is the same whatever the destination is called', () => {
    expect(destinationKeyOf(aDestination({ name: 'Renamed', timeoutSeconds: 5, receiptDays: null }))).toBe(
      place,
    );
  });
});

describe('Sealed credentials', () => {
  let key: CryptoKey;
  let row: SealedCredentials;

  beforeAll(async () => {
    key = await makeSecretsKey();
    row = await sealCredentials(key, place, 'imported', credentials);
  });

  test('open with the key and at the place that they were sealed for', async () => {
    expect(row).toMatchObject({ place, origin: 'imported' });
    expect(await openCredentials(key, row)).toEqual(credentials);
  });

  test('may have any characters', async () => {
    const strange = { userName: '"語\n', password: '😀\\"}\u0000 ' };
    expect(await openCredentials(key, await sealCredentials(key, place, 'managed', strange))).toEqual(
      strange,
    );
  });

  test('hold nothing but name and password', async () => {
    const more = { ...credentials, source: 'policy' };
    expect(await openCredentials(key, await sealCredentials(key, place, 'managed', more))).toEqual(
      credentials,
    );
  });

  test('open with no other key', async () => {
    expect(await openCredentials(await makeSecretsKey(), row)).toBeNull();
  });

  test('open at no other place', async () => {
    const moved = destinationKeyOf(aDestination({ address: 'https://other.example/ispws' }));
    expect(await openCredentials(key, { ...row, place: moved })).toBeNull();
  });

  test('open no more when any byte of them is changed', async () => {
    for (let at = 0; at < row.sealed.byteLength; at += 1) {
      const bytes = new Uint8Array(row.sealed.slice(0));
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      expect(await openCredentials(key, { ...row, sealed: bytes.buffer })).toBeNull();
    }
  });

  test('open no more when they are cut, or their start is another', async () => {
    expect(await openCredentials(key, { ...row, sealed: row.sealed.slice(0, -1) })).toBeNull();
    expect(await openCredentials(key, { ...row, sealed: new ArrayBuffer(0) })).toBeNull();
    expect(await openCredentials(key, { ...row, iv: row.iv.map((byte) => byte ^ 1) })).toBeNull();
  });

  test('look different each time', async () => {
    const again = await sealCredentials(key, place, 'imported', credentials);
    expect(again.iv).not.toEqual(row.iv);
    expect(new Uint8Array(again.sealed)).not.toEqual(new Uint8Array(row.sealed));
  });

  test('show nothing of what is in them', () => {
    const bytes = Buffer.concat([row.iv, new Uint8Array(row.sealed)]).toString('latin1');
    expect(bytes + JSON.stringify(row)).not.toMatch(/practice-word|userName|password/);
  });
});

describe('The key', () => {
  test.each(['raw', 'jwk'] as const)('is never handed out, not as %s either', async (format) => {
    const key = await makeSecretsKey();
    expect(key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey(format, key)).rejects.toThrow();
  });

  test('serves nothing but this, and is another each time', async () => {
    const [one, other] = await Promise.all([makeSecretsKey(), makeSecretsKey()]);
    expect(one.algorithm).toEqual({ name: 'AES-GCM', length: 256 });
    expect([...one.usages].sort()).toEqual(['decrypt', 'encrypt']);
    expect(
      await openCredentials(other, await sealCredentials(one, place, 'managed', credentials)),
    ).toBeNull();
  });
});

describe('Of a policy', () => {
  const policy = aPolicy(aCompletePolicyInput());

  test('the credentials that it gives itself are found, each with its place', () => {
    const [practice, , local, backend] = policy.destinations;
    expect(credentialsIn(policy)).toEqual([
      { place: practice && destinationKeyOf(practice), credentials },
      { place: local && destinationKeyOf(local), credentials: { userName: 'local', password: 'local-word' } },
      { place: backend && destinationKeyOf(backend), credentials: { secret: 'whsec_cHJhY3RpY2U=' } },
    ]);
  });

  test('nothing secret is left, and all else is', () => {
    const before = structuredClone(policy);
    const { destinations, ...rest } = withoutSecrets(policy);
    expect(credentialsIn({ ...rest, destinations })).toEqual([]);
    expect(JSON.stringify(destinations)).not.toMatch(/practice-word|local-word|userName|whsec_/);
    expect({ ...rest, destinations: before.destinations }).toEqual(before);
    expect(destinations.map(({ id, address }) => [id, address])).toEqual(
      before.destinations.map(({ id, address }) => [id, address]),
    );
    expect(policy).toEqual(before);
  });
});
