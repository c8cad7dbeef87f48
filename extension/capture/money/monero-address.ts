import { keccak_256 } from '@noble/hashes/sha3.js';
import { base58xmr } from '@scure/base';
import { decoded } from './decoded.ts';

/** Network byte of the main network -> bytes of the address with its checksum, see Monero's documentation of addresses. */
const bytesOfKind: ReadonlyMap<number, number> = new Map([
  [18, 69], // standard: two public keys
  [19, 77], // integrated: with a payment id of 8 bytes
  [42, 69], // subaddress
]);

const checksumBytes = 4;

/**
 * A Monero address of the main network: Base58 in blocks of eight bytes, and the first four bytes of a Keccak-256 hash.
 * @see https://docs.getmonero.org/public-address/standard-address/
 */
export function isMonero(token: string): boolean {
  if (!/^[48]([1-9A-HJ-NP-Za-km-z]{94}|[1-9A-HJ-NP-Za-km-z]{105})$/.test(token)) return false;
  const bytes = decoded(() => base58xmr.decode(token));
  if (bytes === null || bytesOfKind.get(bytes[0] ?? -1) !== bytes.length) return false;
  const hash = keccak_256(bytes.subarray(0, -checksumBytes));
  return bytes.subarray(-checksumBytes).every((byte, at) => byte === hash[at]);
}
