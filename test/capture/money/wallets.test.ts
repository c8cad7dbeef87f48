import { describe, expect, test } from 'vitest';
import { walletOf } from '../../../extension/capture/money/wallets.ts';

describe('A wallet is recognised from the list of valid addresses', () => {
  test.each([
    // Bitcoin Core's key_io_valid.json, main network.
    '1FsSia9rv4NeEwvJ2GvXrX7LyxYspbN2mo',
    '1FjL87pn8ky6Vbavd1ZHeChRXtoxwRGCRd',
    '36j4NfKv6Akva9amjWrLG6MuSQym1GuEmm',
    '3BZECeAH8gSKkjrTx8PwMrNQBLG18yHpvf',
    'bc1qvyq0cc6rahyvsazfdje0twl7ez82ndmuac2lhv',
    'bc1qyucykdlhp62tezs0hagqury402qwhk589q80tqs5myh3rxq34nwqhkdhv7',
    'bc1p83n3au0rjylefxq2nc2xh2y4jzz4pm6zxj4mw5pagdjjr2a9f36s6jjnnu',
    'bc1z2rksukkjr8',
    // The hash of nothing but zeros: the shortest one.
    '1111111111111111111114oLvT2',
    // BIP-173 and BIP-350.
    'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
    'bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3',
    'bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y',
    'bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs',
    'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0',
  ])('of Bitcoin: %s', (address) => {
    expect(walletOf(address)).toEqual({ kind: 'bitcoin', address });
  });

  test.each([
    'BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4',
    'BC1SW50QGDZ25J',
  ])('of Bitcoin in capitals: %s', (address) => {
    expect(walletOf(address)).toEqual({ kind: 'bitcoin', address: address.toLowerCase() });
  });

  test.each([
    // EIP-55.
    '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
    '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB',
    '0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb',
  ])('of Ethereum: %s', (address) => {
    expect(walletOf(address)).toEqual({ kind: 'ethereum', address });
  });

  test.each([
    // Monero's documentation of standard and integrated addresses.
    '4AdUndXHHZ6cfufTMvppY6JwXNouMBzSkbLYfpAV5Usx3skxNgYeYTRj5UzqtReoS44qo9mtmXCqY45DJ852K5Jv2684Rge',
    '4LL9oSLmtpccfufTMvppY6JwXNouMBzSkbLYfpAV5Usx3skxNgYeYTRj5UzqtReoS44qo9mtmXCqY45DJ852K5Jv2bYXZKKQePHES9khPK',
    // Monero's own tests of its encoding, with the keys beside it.
    '4AzKEX4gXdJdNeM6dfiBFL7kqund3HYGvMBF3ttsNd9SfzgYB6L7ep1Yg1osYJzLdaKAYSLVh6e6jKnAuzj3bw1oGy9kXCb',
    // A subaddress, from the tests of an exchange's address check.
    '86iQTnEqQ9mXJFvBvbY3KU5do5Jh2NCkpTcZsw3TMZ6oKNJhELvAreZFQ1p8EknRRTKPp2vg9fJvy47Q4ARVChjLMuUAFQJ',
  ])('of Monero: %s', (address) => {
    expect(walletOf(address)).toEqual({ kind: 'monero', address });
  });

  test.each([
    // TRON's documentation of accounts and of its command line's conversions.
    'TNPeeaaFB7K9cmo4uQpcU32zGK8G1NYqeL',
    'TBhCfAytTEh52WFL6HYr64i2nmc3u3TCUp',
  ])('of TRON: %s', (address) => {
    expect(walletOf(address)).toEqual({ kind: 'tron', address });
  });
});

describe('No wallet is', () => {
  test.each([
    // BIP-350: the list of invalid addresses.
    ['another human-readable part', 'tc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq5zuyut'],
    ['bech32 for version 1', 'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd'],
    ['bech32 for version 16', 'BC1S0XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ54WELL'],
    ['bech32m for version 0', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh'],
    [
      'a letter that is none in the checksum',
      'bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4',
    ],
    ['version 17', 'BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R'],
    ['a program of one byte', 'bc1pw5dgrnzv'],
    ['a program of 41 bytes', 'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v8n0nx0muaewav253zgeav'],
    ['a program of 16 bytes in version 0', 'BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P'],
    ['padding of more than four bits', 'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v07qwwzcrf'],
    ['padding that is not zero', 'tb1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vpggkg4j'],
    ['an empty data section', 'bc1gmk9yu'],
    // BIP-173.
    ['a wrong checksum', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5'],
    ['version 1 as it was before BIP-350', 'bc1zw508d6qejxtdg4y5r3zarvaryvg6kdaj'],
    ['capitals among small letters', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kV8f3t4'],
    [
      'more than 90 characters',
      'an84characterslonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1569pvx',
    ],
    ['one of the test network', 'tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7'],
    // Bitcoin Core's key_io_invalid.json and the other networks of key_io_valid.json.
    ['an empty text', ''],
    [
      'a payload that is too long',
      '1GAdfviErV2Ew95FPtZyikz2qGP3gyCB6Hyu94sedAkPpA523m3fQwps9YKUZkKgQckGPKhRsFR',
    ],
    ['a payload of 33 bytes', '39TKsUQ5QpEL1wowc6GMUqak94ijirPuP69ooV3xsFmiKQX2dau'],
    ['another version', 'AZEah8d1EK362okRBS66e8SvdtYkrE8tsX'],
    ['a private key', '5JuW2AMDYu4xVwRG9DZW18VbzQrGcd5RCgb99sS6ehJsNQXu5b9'],
    ['a base58 address of a test network', 'mzK2FFDEhxqHcmrJw1ysqFkVyhUULo45hZ'],
    ['a base58 address with one letter changed', '1FsSia9rv4NeEwvJ2GvXrX7LyxYspbN2mp'],
    // EIP-55.
    ['an Ethereum address without checksum', '0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed'],
    ['an Ethereum address in capitals', '0x5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED'],
    [
      'an Ethereum address of the EIP’s list that is all capitals',
      '0x52908400098527886E0F7030069857D2E4169EE7',
    ],
    ['an Ethereum address with one letter’s case changed', '0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'],
    ['an Ethereum address without 0x', '5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'],
    ['a mixed-case hash of 32 bytes', `0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed${'0'.repeat(24)}`],
    // Monero: one letter changed, a block that overflows, another network's byte, another length.
    [
      'a Monero address with one letter changed',
      '4AdUndXHHZ6cfufTMvppY6JwXNouMBzSkbLYfpAV5Usx3skxNgYeYTRj5UzqtReoS44qo9mtmXCqY45DJ852K5Jv2684Rgf',
    ],
    ['a Monero address whose blocks overflow', `4${'z'.repeat(94)}`],
    ['a Monero address that is too short', `4AdUndXHHZ6cfufTMvppY6JwXNouMBzSkbLYfpAV5Usx3skxNgYeYTRj5Uzqt`],
    [
      'an address of the format under another network byte',
      '2Aui6ejTFscjpXCZedGfVQjpXCZedGfVQjpXCZedGfVQjpXCZedGfVQjpXCZedGfVQjpXCZedGfVQjpXCZedGfVQVqegMoV',
    ],
    // TRON.
    ['a TRON address with one letter changed', 'TNPeeaaFB7K9cmo4uQpcU32zGK8G1NYqeM'],
    ['a TRON address in hexadecimal', '418840E6C55B9ADA326D211D818C34A994AECED808'],
  ])('%s', (_, token) => {
    expect(walletOf(token)).toBeNull();
  });
});
