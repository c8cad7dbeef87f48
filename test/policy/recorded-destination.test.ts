import { describe, expect, test } from 'vitest';
import type { Policy, PolicyInput } from '../../extension/policy/policy.ts';
import { recordedDestination } from '../../extension/policy/recorded-destination.ts';
import { credentialsKindOf, type Destination, ncaReceiptDays } from '../../extension/report/destination.ts';
import { aCompletePolicyInput, aPolicy, aPolicyInput } from '../builders/policy.ts';
import { placesIn } from './places.ts';

const kinds = Object.keys(credentialsKindOf) as Destination['adapter'][];
const complete = aPolicy(aCompletePolicyInput());

/** The first destination of its kind as the policy has it, and as it is recorded. */
function recordedIn(policy: Policy, adapter: Destination['adapter']) {
  const written = policy.destinations.find((one) => one.adapter === adapter);
  if (written === undefined) throw new Error(`the policy has no ${adapter}`);
  return { written, recorded: recordedDestination(written, policy) };
}

describe('A destination in the record of a delivery', () => {
  test('can be of each of the seven kinds', () => {
    expect(kinds).toHaveLength(7);
    expect([...new Set(complete.destinations.map(({ adapter }) => adapter))].sort()).toEqual(
      [...kinds].sort(),
    );
  });

  test.each(kinds)('of the kind %s is the policy’s own place', (adapter) => {
    const { written, recorded } = recordedIn(complete, adapter);
    const { id, name, environment, address } = written;
    expect(recorded).toMatchObject({ id, name, environment, address, adapter });
  });

  test.each(complete.destinations)('has no credentials at any depth: $id', (written) => {
    const recorded = recordedDestination(written, complete);
    const keys = placesIn(recorded).map((path) => path.split('.').at(-1));
    expect(keys).not.toContain('credentials');
    expect(keys).not.toContain('retention');
    expect(JSON.stringify(recorded)).not.toMatch(/password|practice-word|local-word|whsec_|secret/);
  });

  test.each<[Destination['adapter'], object]>([
    ['cybertipline', { timeoutSeconds: 15, receiptDays: 400 }],
    ['gateway', { timeoutSeconds: 10, copies: true, receiptDays: 30 }],
    ['web-form', { hotlineId: 'at-stopline', contact: true, receiptDays: null }],
    ['email', { defang: true, fields: [{ label: 'Address', value: 'addresses' }], receiptDays: null }],
    [
      'clipboard',
      {
        hotlineId: null,
        contact: false,
        fields: [{ label: 'Address', value: 'first-address' }],
        receiptDays: null,
      },
    ],
    ['nca', { receiptDays: ncaReceiptDays }],
    [
      'coop',
      {
        timeoutSeconds: 10,
        reporter: { typeId: 'moderator', id: 'signpost' },
        item: { typeId: 'page', fields: { url: 'first-address' } },
        accountItem: { typeId: 'user', fields: { name: 'account-screen-name' } },
        policyIds: { 'first-kind': 'p-1' },
        ncmecQueue: true,
        receiptDays: null,
      },
    ],
  ])('of the kind %s has beside that what its kind has: %j', (adapter, expected) => {
    const { recorded } = recordedIn(complete, adapter);
    const { id: _, adapter: __, name: ___, environment: ____, address: _____, ...own } = recorded;
    expect(own).toEqual(expected);
  });

  test('keeps a field of Coop under its own name, whatever that is', () => {
    const field = '__proto__';
    const coop: PolicyInput['destinations'][number] = {
      id: 'review',
      adapter: 'coop',
      name: 'Review',
      environment: 'test',
      address: 'https://coop.example',
      reporter: { typeId: 'moderator', id: 'signpost' },
      item: { typeId: 'page', fields: [{ field, value: 'first-address' }] },
    };
    const policy = aPolicy({ destinations: [coop], routing: { default: ['review'] } });
    const { recorded } = recordedIn(policy, 'coop');
    expect(recorded).toMatchObject({ accountItem: null, policyIds: {}, ncmecQueue: false });
    expect(recorded.adapter === 'coop' && Object.entries(recorded.item.fields)).toEqual([
      [field, 'first-address'],
    ]);
  });
});

describe('How long an NCA reference is kept', () => {
  const portal = (retention: object): PolicyInput['destinations'][number] => ({
    id: 'portal',
    adapter: 'nca',
    name: 'Portal',
    environment: 'test',
    address: 'https://portal.example/',
    retention,
  });

  test.each<['provider' | 'third-party', object, number]>([
    ['provider', {}, ncaReceiptDays],
    ['provider', { days: 1 }, ncaReceiptDays],
    ['provider', { regimes: [], days: null }, ncaReceiptDays],
    ['provider', { regimes: ['ca-2011-4'], days: 400 }, ncaReceiptDays],
    ['provider', { days: 3660 }, 3660],
    ['third-party', {}, ncaReceiptDays],
    ['third-party', { regimes: [], days: 1 }, ncaReceiptDays],
    ['third-party', { days: 3660 }, 3660],
  ])('by a %s with %j is %j days', (role, retention, days) => {
    const organisation = { ...aPolicyInput().organisation, role };
    const policy = aPolicy({
      organisation,
      destinations: [portal(retention)],
      routing: { default: ['portal'] },
    });
    expect(recordedIn(policy, 'nca').recorded.receiptDays).toBe(days);
  });
});
