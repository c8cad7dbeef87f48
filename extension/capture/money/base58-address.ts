import { sha256 } from '@noble/hashes/sha2.js';
import { createBase58check } from '@scure/base';
import { decoded } from './decoded.ts';

const base58check = createBase58check(sha256);

/** One byte of version and a hash of 160 bits. */
const payloadBytes = 21;

/**
 * The version byte of an address in Base58Check whose payload is a 160-bit hash; null when the double SHA-256 or the
 * length is wrong.
 * @see https://en.bitcoin.it/wiki/Base58Check_encoding
 */
function versionOf(token: string): number | null {
  const payload = decoded(() => base58check.decode(token));
  return payload?.length === payloadBytes ? (payload[0] ?? null) : null;
}

/** Pay-to-public-key-hash (1…) and pay-to-script-hash (3…, BIP-13) on the main network; test networks pay nobody. */
export const isBitcoinBase58 = (token: string): boolean =>
  /^[13][1-9A-HJ-NP-Za-km-z]{24,34}$/.test(token) && [0x00, 0x05].includes(versionOf(token) ?? -1);

/** An account or contract of TRON: the prefix 0x41 and the last 20 bytes of a hash, see TRON's documentation on accounts. */
export const isTron = (token: string): boolean =>
  /^T[1-9A-HJ-NP-Za-km-z]{33}$/.test(token) && versionOf(token) === 0x41;
