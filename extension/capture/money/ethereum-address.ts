import { keccak_256 } from '@noble/hashes/sha3.js';
import { hex, utf8 } from '@scure/base';

/**
 * An Ethereum address whose capitals are the checksum of EIP-55. One in small letters only, or in capitals only, has no
 * checksum: it could be any 20 bytes (a commit, a colour table, a token of a session) and does not count. Chance lets a
 * mixed-case one through once in about 4,050 times, as the EIP says: there is no stronger check in the format.
 * @see https://eips.ethereum.org/EIPS/eip-55
 */
export function isEthereum(token: string): boolean {
  const digits = /^0x([0-9a-fA-F]{40})$/.exec(token)?.[1];
  if (digits === undefined || !/[a-f]/.test(digits) || !/[A-F]/.test(digits)) return false;
  const small = digits.toLowerCase();
  const hash = hex.encode(keccak_256(utf8.decode(small)));
  const checked = [...small].map((digit, at) =>
    /[89a-f]/.test(hash[at] ?? '') ? digit.toUpperCase() : digit,
  );
  return checked.join('') === digits;
}
