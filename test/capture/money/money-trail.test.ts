import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advertisingIdOf } from '../../../extension/capture/money/advertising-ids.ts';
import { moneyTrailOf } from '../../../extension/capture/money/money-trail.ts';
import { walletOf } from '../../../extension/capture/money/wallets.ts';
import { isEmptyTrail } from '../../../extension/report/money-trail.ts';
import { pageIds } from './page-ids.ts';
import { randomTokens } from './random-tokens.ts';

const wallet = '1FsSia9rv4NeEwvJ2GvXrX7LyxYspbN2mo';

describe('The answer of the page function', () => {
  test('is kept where it is what it says', () => {
    const signs = {
      hosts: ['stats.g.doubleclick.net'],
      ids: [['google-tag-manager', 'GTM-ABC1234']],
      containers: ['adsense'],
      payments: ['ko-fi.com/practice_page'],
      tokens: [wallet],
      complete: true,
    };
    expect(moneyTrailOf(signs)).toEqual({
      hosts: [{ host: 'stats.g.doubleclick.net', network: 'Google' }],
      ids: [{ kind: 'google-tag-manager', value: 'GTM-ABC1234' }],
      containers: ['adsense'],
      payments: [{ kind: 'ko-fi', host: 'ko-fi.com', handle: 'practice_page' }],
      wallets: [{ kind: 'bitcoin', address: wallet }],
      complete: true,
    });
  });

  test.each<[string, unknown]>([
    ['none', null],
    ['a text', 'GTM-ABC1234'],
    [
      'lists of wrong things',
      {
        hosts: [1, null, {}, []],
        ids: [1, 'a', [], [1, 2], ['hotjar']],
        tokens: [{}],
        payments: [7],
        containers: [0],
      },
    ],
    [
      'texts instead of lists',
      {
        hosts: 'doubleclick.net',
        ids: 'hotjar',
        tokens: wallet,
        payments: 'ko-fi.com',
        containers: 'adsense',
      },
    ],
    [
      'hosts of no network',
      { hosts: ['example.com', 'notdoubleclick.net', 'doubleclick.net.example', 'net', ''] },
    ],
    [
      'hosts that are none',
      {
        hosts: [
          'https://doubleclick.net/',
          'doubleclick.net/path',
          '<b>.doubleclick.net',
          'a b.doubleclick.net',
        ],
      },
    ],
    [
      'ids of no known kind',
      {
        ids: [
          ['practice', '1234567'],
          ['toString', 'GTM-ABC1234'],
          ['__proto__', '1'],
        ],
      },
    ],
    [
      'ids that look otherwise',
      {
        ids: [
          ['google-tag-manager', 'GTM-ABC1234 and more'],
          ['hotjar', '<b>1</b>'],
          ['meta-pixel', 12345678901],
        ],
      },
    ],
    ['places of no known network', { containers: ['practice', 'toString'] }],
    ['services of no known kind', { payments: ['example.com/practice', 'notko-fi.com/practice'] }],
    ['words that are no wallets', { tokens: ['practice', `${wallet}x`, wallet.slice(1)] }],
  ])('gives nothing when it is or has %s', (_, signs) => {
    expect(isEmptyTrail(moneyTrailOf(signs))).toBe(true);
  });

  test.each([
    ['ko-fi.com/<b>x</b>', 'ko-fi.com'],
    ['ko-fi.com/a b', 'ko-fi.com'],
    [`ko-fi.com/${'x'.repeat(300)}`, 'ko-fi.com'],
    ['www.paypal.com/signin', 'www.paypal.com'],
  ])('leaves the name out of %s', (link, host) => {
    expect(moneyTrailOf({ payments: [link] }).payments).toMatchObject([{ host, handle: null }]);
  });

  test('names nothing twice', () => {
    const trail = moneyTrailOf({ tokens: [wallet, wallet], hosts: ['mc.yandex.ru', 'mc.yandex.ru'] });
    expect([trail.wallets.length, trail.hosts.length]).toEqual([1, 1]);
  });

  test('is cut when it is huge', () => {
    const ids = Array.from({ length: 100_000 }, (_, at) => ['meta-pixel', String(10_000_000_000 + at)]);
    expect(moneyTrailOf({ ids }).ids).toHaveLength(200);
  });

  test('never throws and never keeps what was not checked, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), fc.array(fc.anything()), (anything, list) => {
        expect(isEmptyTrail(moneyTrailOf(anything))).toBe(true);
        expect(
          isEmptyTrail(
            moneyTrailOf({ hosts: list, ids: list, containers: list, payments: list, tokens: list }),
          ),
        ).toBe(true);
      }),
    );
  });
});

describe('An id', () => {
  test.each(pageIds)('of the kind $kind is one: $value', ({ kind, value }) => {
    expect(advertisingIdOf([kind, value])).toEqual({ kind, value });
  });

  test.each(pageIds)('of the kind $kind is none with anything around it', ({ kind, value }) => {
    expect(advertisingIdOf([kind, `${value}<`])).toBeNull();
    expect(advertisingIdOf([kind, ` ${value}`])).toBeNull();
    expect(advertisingIdOf([kind, `${value}\n`])).toBeNull();
  });
});

test('10,000 random tokens are no wallets', () => {
  expect(
    randomTokens(10_000)
      .map(walletOf)
      .filter((wallet) => wallet !== null),
  ).toEqual([]);
});

test('mixed-case hexadecimal by chance is an Ethereum address as seldom as EIP-55 says: once in about 4,050 times', () => {
  const hexadecimal = fc.array(fc.tuple(fc.integer({ min: 0, max: 15 }), fc.boolean()), {
    minLength: 40,
    maxLength: 40,
  });
  const tokens = fc
    .sample(hexadecimal, { seed: 2026, numRuns: 20_000 })
    .map(
      (digits) =>
        `0x${digits.map(([value, capital]) => (capital ? value.toString(16).toUpperCase() : value.toString(16))).join('')}`,
    );
  expect(tokens.filter((token) => walletOf(token) !== null).length).toBeLessThanOrEqual(15);
});
