import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Delivery, DeliveryId, DeliveryState } from '../../extension/outbox/delivery.ts';
import { createRerouting, rerouted } from '../../extension/outbox/rerouting.ts';
import { type Outbox, openOutbox } from '../../extension/outbox/store.ts';
import { parsePolicy } from '../../extension/policy/parse.ts';
import type { Policy, PolicyInput } from '../../extension/policy/policy.ts';
import { recordedDestination } from '../../extension/policy/recorded-destination.ts';
import type { DestinationId } from '../../extension/report/destination.ts';
import type { ReportId } from '../../extension/report/report.ts';
import { aDelivery, aReceipt } from '../builders/delivery.ts';
import { anOrganisation, aPolicy, aPolicyInput } from '../builders/policy.ts';
import { aReport } from '../builders/report.ts';

const [written] = aPolicyInput().destinations;
const destination = (over: Partial<PolicyInput['destinations'][number]>) =>
  ({ ...written, ...over }) as never;
const other = destination({ id: 'other', name: 'Other', address: 'https://other.example/ispws' });
const live = destination({ id: 'live', name: 'Live', environment: 'production' });

const report = aReport();
const held: DeliveryState = { name: 'held', since: 1_000, until: 9_000 };
const now = 5_000;
let ids = 0;
const newId = () => {
  ids += 1;
  return `made-${ids}`;
};

const wayOf = (policy: Policy) => {
  const [first] = policy.destinations;
  if (first === undefined) throw new Error('no destination');
  return recordedDestination(first, policy);
};

const delivery = (given: Partial<Delivery> = {}) =>
  aDelivery({ reportId: report.id, destination: wayOf(aPolicy()), state: held, ...given });

describe('A report of which nothing has left', () => {
  test('goes where the new policy says, in the time that was left to undo', () => {
    const policy = aPolicy({ destinations: [other], routing: { default: ['other'] } });
    const { deliveries } = rerouted(report, [delivery()], policy, newId, now);
    expect(deliveries).toMatchObject([
      { destination: { id: 'other', environment: 'test' }, state: held, problem: null },
    ]);
    expect(deliveries[0]?.id).not.toBe(delivery().id);
  });

  test('keeps its delivery where only the words about it have changed', () => {
    const policy = aPolicy({
      destinations: [destination({ name: 'Renamed', timeoutSeconds: 5 })],
      organisation: { ...anOrganisation({ name: 'New name' }) } as PolicyInput['organisation'],
    });
    expect(rerouted(report, [delivery()], policy, newId, now).deliveries).toMatchObject([
      {
        id: delivery().id,
        destination: { name: 'Renamed' },
        organisation: { name: 'New name' },
        state: held,
      },
    ]);
  });

  test('never moves between test and production by itself: it waits for a person', () => {
    const policy = aPolicy({ destinations: [live], routing: { default: ['live'] } });
    expect(rerouted(report, [delivery()], policy, newId, now).deliveries).toMatchObject([
      {
        destination: { environment: 'production' },
        state: { name: 'needs-person' },
        problem: { code: 'environment-changed' },
      },
    ]);
  });

  test('waits for a person when the new policy sends it nowhere, with the organisation’s words', () => {
    const because = 'Call the desk instead.';
    const policy = aPolicy({
      routing: {
        default: ['practice'],
        routes: [{ id: 'none', when: { urgent: false }, nowhereBecause: because }],
      },
    });
    expect(rerouted(report, [delivery()], policy, newId, now).deliveries).toMatchObject([
      { state: { name: 'needs-person' }, problem: { code: 'no-destination', because } },
    ]);
  });

  test('that went nowhere is sent at once when a policy gives it a way', () => {
    const nowhere = delivery({ state: { name: 'needs-person' }, problem: { code: 'no-destination' } });
    expect(rerouted(report, [nowhere], aPolicy(), newId, now).deliveries).toMatchObject([
      { state: { name: 'waiting', since: now, notBefore: now }, problem: null },
    ]);
  });

  test('is looked at anew for whose servers its addresses are on', () => {
    const policy = aPolicy({
      organisation: { ...aPolicyInput().organisation, ownDomains: ['example.com', 'forum.example.test'] },
    });
    const theirs = aReport({ addresses: [{ url: 'https://example.com/a', hosting: 'third-party' }] });
    expect(rerouted(theirs, [delivery()], policy, newId, now).report.addresses).toEqual([
      { url: 'https://example.com/a', hosting: 'own' },
    ]);
  });
});

describe('When another policy comes into force', () => {
  let outbox: Outbox;
  let databases = 0;

  beforeEach(async () => {
    databases += 1;
    outbox = await openOutbox(`rerouting-${databases}`);
  });

  const reroutingTo = (over: Partial<PolicyInput>) =>
    createRerouting({
      outbox,
      policyInForce: { policy: async () => parsePolicy(aPolicyInput(over)) },
      newId,
      now: () => now,
    });

  const save = (id: string, ...deliveries: readonly Partial<Delivery>[]) =>
    outbox.save(
      aReport({ id: id as ReportId }),
      deliveries.map((given, place) =>
        delivery({ id: `${id}-${place}` as DeliveryId, reportId: id as ReportId, ...given }),
      ),
      { exact: ['key'], similar: ['like'] },
    );
  const waysOf = async (id: string) =>
    (await outbox.deliveriesOf(id as ReportId)).map(({ destination: { id: way }, state }) => [
      way,
      state.name,
    ]);

  const toOther = { destinations: [other], routing: { default: ['other'] } };

  test('what is on hold is replaced as a whole', async () => {
    await save('r', {}, { destination: { ...wayOf(aPolicy()), id: 'second' as DestinationId } });
    await reroutingTo(toOther).policyChanged();
    expect(await waysOf('r')).toEqual([['other', 'held']]);
  });

  test.each<[string, Partial<Delivery>]>([
    ['is being sent', { state: { name: 'sending', since: 1 } }],
    ['waits for its next try', { state: { name: 'waiting', since: 0, notBefore: 1 } }],
    ['may be filed', { state: { name: 'unknown', since: 0, notBefore: 1 } }],
    ['was undone', { state: { name: 'cancelled', at: 1 } }],
    [
      'needs a person for another reason',
      { state: { name: 'needs-person' }, problem: { code: 'report-refused' } },
    ],
  ])('a delivery that %s keeps address, environment and content, and so do those beside it', async (_, begun) => {
    await save('r', begun, {});
    const before = await outbox.deliveriesOf('r' as ReportId);
    await reroutingTo(toOther).policyChanged();
    expect(await outbox.deliveriesOf('r' as ReportId)).toEqual(before);
  });

  test('what has begun and waits for a policy is left as it is: the pump tries it again', async () => {
    const problem = { code: 'policy-invalid' } as const;
    await save('w', { state: { name: 'waiting', since: 0, notBefore: 9 }, problem, failedAttempts: 7 });
    await save('u', { state: { name: 'unknown', since: 0, notBefore: 9 }, problem, outcomeUnknown: true });
    const before = [await outbox.deliveriesOf('w' as ReportId), await outbox.deliveriesOf('u' as ReportId)];
    await reroutingTo({}).policyChanged();
    expect([await outbox.deliveriesOf('w' as ReportId), await outbox.deliveriesOf('u' as ReportId)]).toEqual(
      before,
    );
  });

  test('what is on hold can still be found again by its subjects', async () => {
    await save('r', {});
    await reroutingTo(toOther).policyChanged();
    expect((await outbox.reportsAbout(['key'])).map(({ id }) => id)).toEqual(['r']);
    expect((await outbox.reportsAbout(['like'], 'similarKeys')).map(({ id }) => id)).toEqual(['r']);
  });

  test.each<[string, Partial<Delivery>, boolean]>([
    ['is filed', { state: { name: 'filed', receipt: aReceipt() } }, false],
    ['waits for its next try', { state: { name: 'waiting', since: 0, notBefore: 1 } }, false],
    ['may be filed', { state: { name: 'unknown', since: 0, notBefore: 1 }, outcomeUnknown: true }, false],
    [
      'may be filed and is to be taken back',
      { state: { name: 'unknown', since: 0, notBefore: 1 }, outcomeUnknown: true, withdrawing: true },
      false,
    ],
    [
      'turned out to be filed when it was taken back',
      { state: { name: 'filed', receipt: aReceipt() }, withdrawing: true },
      false,
    ],
    ['was taken back', { state: { name: 'cancelled', at: 1 } }, true],
  ])('a corrected report does not go where its earlier form %s', async (_, earlier, goes) => {
    const second = {
      ...wayOf(aPolicy()),
      id: 'other' as DestinationId,
      address: 'https://other.example/ispws',
    };
    await save('r', earlier);
    const corrected = delivery({ id: 's-0' as DeliveryId, reportId: 's' as ReportId, destination: second });
    const instead = { reportId: 'r' as ReportId, eventOf: () => null, isReplaceable: () => true };
    await outbox.saveInstead(
      aReport({ id: 's' as ReportId }),
      [corrected],
      { exact: [], similar: [] },
      instead,
    );
    await reroutingTo({
      destinations: [...aPolicyInput().destinations, other],
      routing: { default: ['practice', 'other'] },
    }).policyChanged();
    expect((await waysOf('s')).map(([way]) => way).sort()).toEqual(goes ? ['other', 'practice'] : ['other']);
  });

  test('a corrected report all of whose ways are its earlier form’s stays on its own', async () => {
    const second = {
      ...wayOf(aPolicy()),
      id: 'other' as DestinationId,
      address: 'https://other.example/ispws',
    };
    await save('r', { state: { name: 'filed', receipt: aReceipt() } });
    const corrected = delivery({ id: 's-0' as DeliveryId, reportId: 's' as ReportId, destination: second });
    const instead = { reportId: 'r' as ReportId, eventOf: () => null, isReplaceable: () => true };
    await outbox.saveInstead(
      aReport({ id: 's' as ReportId }),
      [corrected],
      { exact: [], similar: [] },
      instead,
    );
    await reroutingTo({}).policyChanged();
    expect(await waysOf('s')).toEqual([['other', 'held']]);
  });

  test('a person who asks for it has one report routed anew', async () => {
    await save('r', {});
    await save('s', {});
    expect(await reroutingTo(toOther).rerouteNow('r' as ReportId)).toEqual({ ok: true, value: null });
    expect([await waysOf('r'), await waysOf('s')]).toEqual([[['other', 'held']], [['practice', 'held']]]);
    expect(await reroutingTo({ version: 2 as 1 }).rerouteNow('s' as ReportId)).toMatchObject({ ok: false });
  });

  test('and it is wrong, nothing changes', async () => {
    await save('r', {});
    await reroutingTo({ version: 2 as 1 }).policyChanged();
    expect(await waysOf('r')).toEqual([['practice', 'held']]);
  });

  test('a delivery that is claimed at the same time is sent as it was', async () => {
    await save('r', {});
    const replaced = await Promise.all([
      outbox.move('r-0' as DeliveryId, () => ({ name: 'claim', at: now })),
      reroutingTo(toOther).policyChanged(),
    ]);
    expect(replaced[0]).not.toBeNull();
    expect(await waysOf('r')).toEqual([['practice', 'sending']]);
  });
});
