import type { Wallet, WalletKind } from '../../report/money-trail.ts';
import { isBitcoinBase58, isTron } from './base58-address.ts';
import { isEthereum } from './ethereum-address.ts';
import { isMonero } from './monero-address.ts';
import { isBitcoinSegwit } from './segwit-address.ts';

/** Each looks at a token's shape before it computes a checksum, and no token fits two. */
const checks: readonly (readonly [WalletKind, (token: string) => boolean])[] = [
  ['bitcoin', isBitcoinSegwit],
  ['bitcoin', isBitcoinBase58],
  ['ethereum', isEthereum],
  ['tron', isTron],
  ['monero', isMonero],
];

/** The wallet that a token is the address of; null unless the token's own checksum is right. */
export function walletOf(token: string): Wallet | null {
  const kind = checks.find(([, fits]) => fits(token))?.[0];
  if (kind === undefined) return null;
  // Bech32 in capitals is the same address, written so for square codes.
  return { kind, address: token.startsWith('BC1') ? token.toLowerCase() : token };
}
