import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Connection } from '../../extension/hotlines/hotline.ts';
import { type Ledger, openLedger } from '../../extension/ledger/store.ts';
import { verifyExport } from '../../extension/ledger/verify-export.ts';
import type { DeliveryId } from '../../extension/outbox/delivery.ts';
import { createLedgerPost } from '../../extension/outbox/ledger-post.ts';
import { type Outbox, openOutbox } from '../../extension/outbox/store.ts';
import { createCredentialsInForce } from '../../extension/policy/credentials.ts';
import { createPolicyInForce } from '../../extension/policy/in-force.ts';
import type { ManagedReading } from '../../extension/policy/standing.ts';
import { openPolicyStore } from '../../extension/policy/store.ts';
import { destinationKeyOf } from '../../extension/report/destination.ts';
import { failure, success } from '../../extension/report/problem.ts';
import type { ReportId } from '../../extension/report/report.ts';
import { createSettings } from '../../extension/settings/settings.ts';
import { adaptersWith, anAdapter } from '../builders/adapter.ts';
import { aDelivery } from '../builders/delivery.ts';
import { aDestination, aManagedPolicyInput, aPolicyInput } from '../builders/policy.ts';
import { aReport } from '../builders/report.ts';

let databases = 0;
let managed: ManagedReading;
let outbox: Outbox;
let ledger: Ledger;
let connections: Connection[];
let resumed: string[];
let begunAnew: number;
let changes: number;
let settings: ReturnType<typeof createSettings>;
let policyInForce: ReturnType<typeof createPolicyInForce>;

const refuse = () => {
  throw new Error('not modelled');
};

beforeEach(async () => {
  databases += 1;
  managed = { kind: 'none' };
  connections = [];
  resumed = [];
  begunAnew = 0;
  changes = 0;
  const store = await openPolicyStore(`settings-policy-${databases}`);
  outbox = await openOutbox(`settings-outbox-${databases}`);
  ledger = await openLedger({ name: `settings-ledger-${databases}`, now: () => 0 });
  policyInForce = createPolicyInForce({ store, readManaged: async () => managed, changed: () => {} });
  const adapter = anAdapter({
    check: async (connection) => {
      connections.push(connection);
      return connection.credentials === null ? failure({ code: 'credentials-missing' }) : success(null);
    },
  });
  settings = createSettings({
    policyInForce,
    credentials: createCredentialsInForce(store, policyInForce.standing),
    outbox,
    adapters: adaptersWith(adapter),
    intervention: {
      resume: async (key) => {
        resumed.push(key);
      },
    },
    custody: {
      beginAnew: async () => {
        begunAnew += 1;
      },
    },
    request: refuse,
    ledger,
    ledgerPost: createLedgerPost({ outbox, ledger }),
    keeping: { failed: () => false },
    exportedBy: 'Signpost test',
    permitted: async (pattern) => pattern.startsWith('https://hotline.example/'),
    now: () => 0,
    newId: () => crypto.randomUUID(),
    changed: () => {
      changes += 1;
    },
  });
});

const asked = aPolicyInput({
  destinations: aPolicyInput().destinations.map((one) => ({ ...one, credentials: { source: 'moderator' } })),
});
const viewed = async () => {
  const view = await settings.view();
  if (!view.ok) throw new Error('no view');
  return view.value;
};

describe('The settings', () => {
  test('show who decides, what is ready, and no credentials', async () => {
    await policyInForce.importPolicy(JSON.stringify(aPolicyInput()));
    const view = await viewed();
    expect(view).toMatchObject({
      source: 'imported',
      managedNow: false,
      refused: null,
      decided: ['firstName', 'lastName', 'email'],
      destinations: [{ id: 'practice', permitted: true, credentials: 'imported', receiptDays: 366 }],
      kept: { unsent: 0, needPerson: 0, filed: 0 },
    });
    expect(JSON.stringify(view)).not.toContain('practice-word');
  });

  test('show a managed policy as the browser’s own', async () => {
    managed = { kind: 'given', value: aManagedPolicyInput() };
    expect(await viewed()).toMatchObject({ source: 'managed', managedNow: true });
    expect(await settings.forgetPolicy()).toMatchObject({
      ok: false,
      problems: [{ code: 'policy-managed' }],
    });
  });

  test('let an imported policy be left again', async () => {
    await policyInForce.importPolicy(JSON.stringify(aPolicyInput()));
    expect(await settings.forgetPolicy()).toEqual({ ok: true, value: null });
    expect(await viewed()).toMatchObject({ source: 'built-in' });
  });

  test('export what can be imported again, without credentials', async () => {
    await policyInForce.importPolicy(JSON.stringify(aPolicyInput()));
    const exported = await settings.exportPolicy();
    const text = exported.ok ? exported.value : '';
    expect(text).not.toContain('practice-word');
    expect(await policyInForce.importPolicy(text)).toEqual({ ok: true, value: null });
    expect(await viewed()).toMatchObject({ destinations: [{ credentials: null }] });
  });
});

describe('Preferences', () => {
  test('are kept one by one, and a wrong detail changes none', async () => {
    await settings.savePreferences({ oneClick: true });
    await settings.savePreferences({
      moderator: { firstName: ' Robin ', lastName: '', email: null, country: 'gb' },
    });
    expect(await settings.savePreferences({ moderator: { email: 'nowhere' } })).toMatchObject({
      ok: false,
      problems: [{ code: 'detail-invalid', path: 'email', expected: { code: 'an-email-address' } }],
    });
    expect(await viewed()).toMatchObject({
      oneClick: true,
      moderator: { firstName: 'Robin', lastName: null, email: null, country: 'GB' },
    });
  });

  test.each([[null], ['text'], [7], [{ oneClick: 'yes' }]])('that are %j change nothing', async (input) => {
    const before = await viewed();
    await settings.savePreferences(input);
    expect(await viewed()).toEqual(before);
  });
});

describe('Credentials', () => {
  beforeEach(async () => {
    await policyInForce.importPolicy(JSON.stringify(asked));
  });
  const entered = { destinationId: 'practice', userName: 'desk', password: 'word' };

  test('reach the hotline when the connection is tested, and let what waited for them go on', async () => {
    expect(await settings.testConnection('practice')).toMatchObject({
      problems: [{ code: 'credentials-missing' }],
    });
    expect(await settings.saveCredentials(entered)).toEqual({ ok: true, value: null });
    expect(resumed).toEqual([destinationKeyOf(aDestination())]);
    expect(await settings.testConnection('practice')).toEqual({ ok: true, value: null });
    expect(connections.map(({ credentials }) => credentials)).toEqual([
      null,
      { userName: 'desk', password: 'word' },
    ]);
    expect(await viewed()).toMatchObject({ destinations: [{ credentials: 'moderator' }] });
  });

  test('can be removed', async () => {
    await settings.saveCredentials(entered);
    await settings.forgetCredentials('practice');
    expect(await viewed()).toMatchObject({ destinations: [{ credentials: null }] });
  });

  test.each<[string, unknown, string]>([
    ['for a destination that is not there', { ...entered, destinationId: 'other' }, 'not-found'],
    ['without a password', { ...entered, password: '' }, 'credentials-incomplete'],
    ['without a name', { ...entered, userName: undefined }, 'credentials-incomplete'],
    ['that are too long', { ...entered, password: 'x'.repeat(256) }, 'credentials-incomplete'],
    ['that are no object', null, 'not-found'],
  ])('%s are refused', async (_, input, code) => {
    expect(await settings.saveCredentials(input)).toMatchObject({ ok: false, problems: [{ code }] });
    expect(await viewed()).toMatchObject({ destinations: [{ credentials: null }] });
    expect(resumed).toEqual([]);
    expect(changes).toBe(0);
  });
});

describe('Erasing everything', () => {
  const save = (state: Parameters<typeof aDelivery>[0]) =>
    outbox.save(aReport(), [aDelivery(state)], { exact: [], similar: [] });

  test('says what went, and leaves the built-in policy', async () => {
    await policyInForce.importPolicy(JSON.stringify(aPolicyInput()));
    await save({ state: { name: 'waiting', since: 0, notBefore: 0 } });
    expect(await settings.eraseEverything()).toEqual({
      ok: true,
      value: { unsent: 1, needPerson: 0, filed: 0 },
    });
    expect(await viewed()).toMatchObject({ source: 'built-in', kept: { unsent: 0 } });
    expect(await outbox.report(aReport().id as ReportId)).toBeNull();
    expect(begunAnew).toBe(1);
  });

  test('brings a managed policy back by itself', async () => {
    managed = { kind: 'given', value: aManagedPolicyInput() };
    await settings.eraseEverything();
    expect(await viewed()).toMatchObject({ source: 'managed' });
  });

  test('waits for a report that is being sent: nothing goes', async () => {
    await save({ id: 'a' as DeliveryId, state: { name: 'sending', since: 0 } });
    expect(await settings.eraseEverything()).toMatchObject({ problems: [{ code: 'sending-under-way' }] });
    expect(await outbox.delivery('a' as DeliveryId)).not.toBeNull();
    expect(begunAnew).toBe(0);
  });
});

describe('The ledger', () => {
  const save = () => outbox.save(aReport(), [aDelivery()], { exact: [], similar: [] });

  test('is exported whole, with what has happened until then, and that it was exported is its next entry', async () => {
    await save();
    const exported = await settings.exportLedger();
    const text = exported.ok ? exported.value : '';
    expect(await verifyExport(text)).toMatchObject({
      ok: true,
      count: 1,
      manifest: { exportedBy: 'Signpost test' },
    });
    expect(text).not.toContain('example.com/posts');
    expect((await viewed()).ledger.count).toBe(2);
    expect(await settings.verifyLedger()).toMatchObject({ ok: true, value: { count: 2 } });
  });

  test('goes with everything else', async () => {
    await save();
    await settings.eraseEverything();
    expect((await viewed()).ledger.count).toBe(0);
  });
});
