import { bech32, bech32m } from '@scure/base';
import { decoded } from './decoded.ts';

/** BIP-173: a whole bech32 text has at most so many characters. */
const longest = 90;
const greatestVersion = 16;

/** Bytes of a witness program of this version, see BIP-141: exactly two lengths for version 0, a range for the rest. */
const fitsVersion = (version: number, bytes: number) =>
  version === 0 ? bytes === 20 || bytes === 32 : bytes >= 2 && bytes <= 40;

/**
 * A native segregated-witness address of Bitcoin's main network (`bc1…`). Version 0 has the checksum of bech32,
 * versions 1 to 16 that of bech32m.
 * @see https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki
 * @see https://github.com/bitcoin/bips/blob/master/bip-0350.mediawiki
 */
export function isBitcoinSegwit(token: string): boolean {
  if (token.length > longest || !/^(bc1[02-9ac-hj-np-z]+|BC1[02-9AC-HJ-NP-Z]+)$/.test(token)) return false;
  return [bech32, bech32m].some((encoding) => {
    const words = encoding.decodeUnsafe(token)?.words;
    const [version, ...program] = words ?? [];
    if (version === undefined || version > greatestVersion) return false;
    if ((version === 0) !== (encoding === bech32)) return false;
    const bytes = decoded(() => encoding.fromWords(program));
    return bytes !== null && fitsVersion(version, bytes.length);
  });
}
