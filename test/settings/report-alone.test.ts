import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { directory } from '../../extension/hotlines/directory/directory.ts';
import { adapters } from '../../extension/hotlines/registry.ts';
import { openLedger } from '../../extension/ledger/store.ts';
import { createLedgerPost } from '../../extension/outbox/ledger-post.ts';
import { openOutbox } from '../../extension/outbox/store.ts';
import { createCredentialsInForce } from '../../extension/policy/credentials.ts';
import { createPolicyInForce, type PolicyInForce } from '../../extension/policy/in-force.ts';
import type { ManagedReading } from '../../extension/policy/standing.ts';
import { openPolicyStore } from '../../extension/policy/store.ts';
import { failure } from '../../extension/report/problem.ts';
import { createSettings, type Settings } from '../../extension/settings/settings.ts';
import { aManagedPolicyInput, aPolicyInput } from '../builders/policy.ts';

let databases = 0;
let managed: ManagedReading;
let policyInForce: PolicyInForce;
let settings: Settings;

const refuse = () => {
  throw new Error('not modelled');
};

beforeEach(async () => {
  databases += 1;
  managed = { kind: 'none' };
  const store = await openPolicyStore(`alone-policy-${databases}`);
  const outbox = await openOutbox(`alone-outbox-${databases}`);
  const ledger = await openLedger({ name: `alone-ledger-${databases}`, now: () => 0 });
  policyInForce = createPolicyInForce({ store, readManaged: async () => managed, changed: () => {} });
  settings = createSettings({
    policyInForce,
    credentials: createCredentialsInForce(store, policyInForce.standing),
    outbox,
    adapters,
    intervention: { resume: refuse },
    custody: { beginAnew: refuse },
    request: refuse,
    ledger,
    ledgerPost: createLedgerPost({ outbox, ledger }),
    keeping: { failed: () => false },
    exportedBy: 'Signpost test',
    permitted: async () => false,
    now: () => 0,
    newId: refuse,
    changed: refuse,
  });
});

const standing = async () => {
  const { source, policy } = await policyInForce.standing();
  return { source, destinations: policy?.destinations.map(({ id, address }) => ({ id, address })) };
};

describe('Reporting alone', () => {
  test('to one official hotline brings a policy into force that leads there and nowhere else', async () => {
    const entry = directory.find(({ id }) => id === 'at-stopline');
    expect(await settings.reportAlone('at-stopline')).toEqual({ ok: true, value: null });
    expect(await standing()).toEqual({
      source: 'imported',
      destinations: [{ id: 'at-stopline', address: entry?.reportPage }],
    });
    expect(await settings.view()).toMatchObject({
      ok: true,
      value: { source: 'imported', destinations: [{ id: 'at-stopline', credentials: null }] },
    });
  });

  test('to another hotline takes the place of the first, and can be left again', async () => {
    await settings.reportAlone('at-stopline');
    await settings.reportAlone('de-fsm');
    expect((await standing()).destinations?.map(({ id }) => id)).toEqual(['de-fsm']);
    await settings.forgetPolicy();
    expect((await standing()).source).toBe('built-in');
  });

  test.each<[string, unknown]>([
    ['no directory knows', 'nowhere'],
    ['is no text', 7],
    ['is nothing', undefined],
    ['is a list', ['at-stopline']],
    ...directory
      .filter(({ kind }) => kind === 'network')
      .map(({ id }): [string, unknown] => ['is a network', id]),
  ])('to what %s is refused, and the policy in force stays: %j', async (_, id) => {
    await policyInForce.importPolicy(JSON.stringify(aPolicyInput()));
    const before = await standing();
    expect(await settings.reportAlone(id)).toEqual(failure({ code: 'not-found' }));
    expect(await standing()).toEqual(before);
  });

  test('is not for those whose organisation decides', async () => {
    managed = { kind: 'given', value: aManagedPolicyInput() };
    expect(await settings.reportAlone('at-stopline')).toMatchObject({ ok: false });
    expect(await standing()).toMatchObject({ source: 'managed', destinations: [{ id: 'practice' }] });
  });
});
