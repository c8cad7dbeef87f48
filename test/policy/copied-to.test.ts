import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { copiedTo } from '../../extension/policy/copied-to.ts';
import type { PolicyInput } from '../../extension/policy/policy.ts';
import { credentialsKindOf, type Destination } from '../../extension/report/destination.ts';
import { aPolicy, aPolicyInput } from '../builders/policy.ts';
import { placesIn, settingOf } from './places.ts';

const gateway = (id: string, environment: 'test' | 'production', copies?: boolean) =>
  ({
    id,
    adapter: 'gateway',
    name: `Back end ${id}`,
    environment,
    address: `https://${id}.example/events`,
    credentials: { source: 'policy', secret: 'whsec_cHJhY3RpY2U=' },
    retention: { days: 30 },
    ...(copies === undefined ? {} : { copies }),
  }) as const;
const policyWith = (...gateways: PolicyInput['destinations'][number][]) =>
  aPolicy({ destinations: [...aPolicyInput().destinations, ...gateways] });
const all = policyWith(
  gateway('t-1', 'test', true),
  gateway('t-2', 'test', true),
  gateway('t-quiet', 'test', false),
  gateway('p-1', 'production', true),
  gateway('p-quiet', 'production'),
);
const adapters = Object.keys(credentialsKindOf) as Destination['adapter'][];
const elsewhere = adapters.filter((adapter) => adapter !== 'gateway');

describe('Gateways that are told', () => {
  test.each(
    elsewhere.flatMap((adapter) => [
      { adapter, environment: 'test', ids: ['t-1', 't-2'] } as const,
      { adapter, environment: 'production', ids: ['p-1'] } as const,
    ]),
  )('of what is filed by $adapter in $environment are $ids', ({ adapter, environment, ids }) => {
    expect(copiedTo({ adapter, environment }, all).map(({ id }) => id)).toEqual(ids);
  });

  test.each([
    'test',
    'production',
  ] as const)('of what a gateway was given itself in %s are none', (environment) => {
    expect(copiedTo({ adapter: 'gateway', environment }, all)).toEqual([]);
  });

  test('are none where none asked for copies', () => {
    const quiet = policyWith(gateway('quiet', 'test'), gateway('still', 'test', false));
    expect(copiedTo({ adapter: 'cybertipline', environment: 'test' }, quiet)).toEqual([]);
    expect(copiedTo({ adapter: 'cybertipline', environment: 'test' }, aPolicy())).toEqual([]);
  });

  test('are recorded as destinations are: without credentials, with how long receipts are kept', () => {
    const [first] = copiedTo({ adapter: 'web-form', environment: 'test' }, all);
    expect(first).toMatchObject({
      id: 't-1',
      address: 'https://t-1.example/events',
      copies: true,
      receiptDays: 30,
    });
    expect(placesIn(first).map(settingOf)).not.toContain('credentials');
    expect(JSON.stringify(first)).not.toContain('whsec_');
  });

  test('hear of their own environment alone, whatever the policy has', () => {
    const environment = fc.constantFrom('test' as const, 'production' as const);
    fc.assert(
      fc.property(
        fc.array(fc.record({ environment, copies: fc.boolean() }), { maxLength: 8 }),
        fc.record({ adapter: fc.constantFrom(...elsewhere), environment }),
        (gateways, made) => {
          const policy = policyWith(
            ...gateways.map((one, place) => gateway(`g-${place}`, one.environment, one.copies)),
          );
          const expected = gateways.flatMap((one, place) =>
            one.copies && one.environment === made.environment ? [`g-${place}`] : [],
          );
          expect(copiedTo(made, policy).map(({ id }) => id)).toEqual(expected);
        },
      ),
    );
  });
});
