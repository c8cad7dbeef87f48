import { base32nopad, base58 } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ipfsIdentifier, isContentIdentifier } from '../../../extension/capture/lists/ipfs.ts';
import { isOnionHost, isOnionService } from '../../../extension/capture/lists/onion.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const onion = (key: Uint8Array, version: number) =>
  `${base32nopad.encode(Uint8Array.of(...key, version)).toLowerCase()}.onion`;

describe('An onion host', () => {
  test('is a service when it is a key, a checksum and the version 3', () => {
    fc.assert(
      fc.property(bytes(34), fc.integer({ min: 0, max: 255 }), (key, version) => {
        const host = onion(key, version);
        expect(host).toHaveLength(62);
        expect(isOnionService(host)).toBe(version === 3);
        expect(isOnionService(`www.${host}`)).toBe(version === 3);
        expect(isOnionService(host.toUpperCase())).toBe(version === 3);
        expect(isOnionService(host.slice(1))).toBe(false);
        expect(isOnionService(`a${host}`)).toBe(false);
        expect(isOnionService(`${host}.example`)).toBe(false);
      }),
    );
  });

  test.each([
    ['expyuzz4wqqyqhjn.onion', true],
    ['onion', true],
    ['WWW.Practice.ONION', true],
    ['onion.example', false],
    ['practiceonion', false],
    ['', false],
  ])('%s is of the Tor network: %s, but no service of version 3', (host, isOnion) => {
    expect(isOnionHost(host)).toBe(isOnion);
    expect(isOnionService(host)).toBe(false);
  });
});

const version0 = (hash: Uint8Array) => base58.encode(Uint8Array.of(0x12, 0x20, ...hash));
const version1 = (...all: readonly number[]) => `b${base32nopad.encode(Uint8Array.from(all)).toLowerCase()}`;

describe('A content identifier', () => {
  test('of version 0 is a SHA2-256 hash in base58', () => {
    fc.assert(
      fc.property(bytes(32), (hash) => {
        const identifier = version0(hash);
        expect(isContentIdentifier(identifier)).toBe(true);
        expect(isContentIdentifier(identifier.slice(0, -1))).toBe(false);
        expect(isContentIdentifier(`${identifier}1`)).toBe(false);
        expect(isContentIdentifier(`${identifier.slice(0, -1)}0`)).toBe(false);
        expect(isContentIdentifier(identifier.toLowerCase())).toBe(false);
      }),
    );
  });

  test('of version 1 has a hash of just the length that it says', () => {
    const codec = fc.constantFrom([0x55], [0x70], [0x71], [0x80, 0x02]);
    fc.assert(
      fc.property(codec, bytes(32), (kind, hash) => {
        expect(isContentIdentifier(version1(1, ...kind, 0x12, 32, ...hash))).toBe(true);
        expect(isContentIdentifier(version1(1, ...kind, 0x12, 32, ...hash).toUpperCase())).toBe(true);
        expect(isContentIdentifier(version1(1, ...kind, 0x12, 31, ...hash))).toBe(false);
        expect(isContentIdentifier(version1(1, ...kind, 0x12, 32, ...hash.slice(1)))).toBe(false);
        expect(isContentIdentifier(version1(2, ...kind, 0x12, 32, ...hash))).toBe(false);
        expect(isContentIdentifier(version1(1, ...kind, 0x12, 32, ...hash).slice(0, -2))).toBe(false);
      }),
    );
  });

  test.each([
    '',
    'b',
    'Qm',
    'bbbbbbbbbbbbbbbbbbbbbbbb',
    `b${'7'.repeat(80)}`,
    `Qm${'z'.repeat(44)}`,
  ])('is none in %j', (text) => {
    expect(isContentIdentifier(text)).toBe(false);
  });

  test('is looked for in any text without a throw', () => {
    const near = fc.string({ unit: fc.constantFrom(...'bQma27zy18'), maxLength: 70, size: 'max' });
    fc.assert(
      fc.property(fc.oneof(near, fc.string()), (text) => {
        expect(typeof isContentIdentifier(text)).toBe('boolean');
        expect(ipfsIdentifier(`ipfs://${text}`)).toBe(isContentIdentifier(text) ? text : null);
      }),
      { numRuns: 2000 },
    );
  });
});

const [old, recent] = [
  'QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWKPBdG',
  'bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi',
];
const key = 'k51qzi5uqu5dlvj2baxnqndepeb86cbk3ng7n3i46uzyxzyqj2xjonzllnv0v8';

describe('The identifier in an address', () => {
  test.each([
    [`ipfs://${old}/a?b#c`, old],
    [`IPFS://${recent}`, recent],
    [`/ipfs/${recent}/a`, recent],
    [`https://gateway.example/ipfs/${old}`, old],
    [`https://gateway.example:8080/ipns/docs.example/a`, 'docs.example'],
    [`https://${recent}.ipfs.gateway.example/a`, recent],
    [`https://${key}.ipns.gateway.example/`, key],
    [`ipns://${key}`, key],
    ['ipns://docs.example', 'docs.example'],
    [
      'ipns://12D3KooWBtzg4WBRZqXJcQ7gQzQ4dQ3jFTgV1bFBfU8KqVbVqW7k',
      '12D3KooWBtzg4WBRZqXJcQ7gQzQ4dQ3jFTgV1bFBfU8KqVbVqW7k',
    ],
  ])('%s is %s', (address, identifier) => {
    expect(ipfsIdentifier(address)).toBe(identifier);
  });

  test.each([
    ['https://example.com/'],
    ['https://gateway.example/ipfs/practice'],
    [`https://gateway.example/a/ipfs/${old}`],
    [`ipfs://docs.example`],
    ['ipns://practice'],
    [`https://${recent}.example/`],
    ['https://practice.ipfs.example/'],
    [''],
  ])('is none in %s', (address) => {
    expect(ipfsIdentifier(address)).toBeNull();
  });
});
