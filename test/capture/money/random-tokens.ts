import fc from 'fast-check';

const words = [
  'practice',
  'report',
  'harbour',
  'Lorem',
  'ipsum',
  'window',
  'garden',
  'button',
  'release',
  'north',
];
const text = (alphabet: string, fewest: number, most: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: fewest, maxLength: most });
const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const bech32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Tokens of the shapes that pages are full of, and of the shapes of wallets and ids, with nothing but chance in them. */
const shapes: readonly fc.Arbitrary<string>[] = [
  text('0123456789abcdef', 6, 64),
  text('0123456789ABCDEF', 6, 64),
  text('0123456789abcdef', 40, 40).map((digits) => `0x${digits}`),
  text('0123456789ABCDEF', 40, 40).map((digits) => `0x${digits}`),
  text(base64url, 8, 120),
  fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }).map((list) => list.join('-')),
  fc.uuid(),
  fc.bigInt({ min: 1n, max: 10n ** 18n }).map(String),
  text(base58, 25, 34).map((rest) => `1${rest}`),
  text(base58, 25, 34).map((rest) => `3${rest}`),
  text(base58, 33, 33).map((rest) => `T${rest}`),
  text(base58, 94, 94).map((rest) => `4${rest}`),
  text(base58, 94, 94).map((rest) => `8${rest}`),
  text(bech32, 39, 39).map((rest) => `bc1${rest}`),
  text(bech32, 59, 59).map((rest) => `bc1p${rest}`),
  text('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 10, 10).map((rest) => `G-${rest}`),
  text('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 7, 7).map((rest) => `GTM-${rest}`),
  text('0123456789', 16, 16).map((digits) => `ca-pub-${digits}`),
  text('0123456789', 8, 8).map((digits) => `UA-${digits}-1`),
];

/** So many tokens, the same ones each time. */
export const randomTokens = (howMany: number): readonly string[] =>
  fc.sample(fc.oneof(...shapes), { seed: 2026, numRuns: howMany });
