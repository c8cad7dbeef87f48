import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { DeliveryId } from '../../extension/outbox/delivery.ts';
import type { DeliveryEvent } from '../../extension/outbox/transition.ts';
import { parsePolicy } from '../../extension/policy/parse.ts';
import { destinationKeyOf } from '../../extension/report/destination.ts';
import { failure, type ProblemCode } from '../../extension/report/problem.ts';
import type { ReportId } from '../../extension/report/report.ts';
import { aCheckpoint, aReceipt } from '../builders/delivery.ts';
import { aDesk, anotherDestination, type Desk } from '../builders/desk.ts';
import { aPolicyInput } from '../builders/policy.ts';
import { aDraft } from '../builders/report.ts';

let desk: Desk;
let databases = 0;

beforeEach(async () => {
  databases += 1;
  desk = await aDesk(`intervention-${databases}`);
});

const problem = { code: 'report-refused' } as const;
const claim: DeliveryEvent = { name: 'claim', at: 1 };
const opened: DeliveryEvent = { name: 'checkpoint', checkpoint: aCheckpoint('finishing') };
const later: DeliveryEvent = { name: 'postpone', at: 1, until: 9_000_000_000_000, problem };
const lost: DeliveryEvent = { name: 'lose-answer', at: 1, until: 9_000_000_000_000, problem };
const refused: DeliveryEvent = { name: 'refuse', at: 1, problem };

/** A filed draft to which all this has happened: the ids of its report and its first delivery. */
async function having(...events: readonly DeliveryEvent[]) {
  const draft = aDraft({ id: crypto.randomUUID() as ReportId });
  await desk.reporting.file(draft);
  const [delivery] = await desk.outbox.deliveriesOf(draft.id);
  if (delivery === undefined) throw new Error('no delivery');
  for (const event of events) expect(await desk.outbox.move(delivery.id, () => event)).not.toBeNull();
  desk.changes = 0;
  return { reportId: draft.id, id: delivery.id };
}
const read = async (id: DeliveryId) => (await desk.outbox.delivery(id)) ?? undefined;
const nowhere = 'nowhere' as DeliveryId;

describe('Undo', () => {
  test('cancels what is held, also when asked twice', async () => {
    const { reportId } = await having();
    expect(await desk.intervention.undo(reportId)).toMatchObject({ ok: true });
    expect(await desk.intervention.undo(reportId)).toMatchObject({ ok: true });
    expect(await desk.states(reportId)).toEqual(['cancelled']);
    expect(desk.changes).toBe(1);
  });

  test('comes too late once sending has begun', async () => {
    const { reportId } = await having(claim);
    expect(await desk.intervention.undo(reportId)).toEqual(failure({ code: 'too-late-to-undo' }));
    expect(await desk.states(reportId)).toEqual(['sending']);
  });

  test('of a report that is not there is refused', async () => {
    expect(await desk.intervention.undo('nowhere' as ReportId)).toEqual(
      failure({ code: 'too-late-to-undo' }),
    );
  });
});

describe('Trying again', () => {
  test.each<[string, readonly DeliveryEvent[], string]>([
    ['that waits for its next try', [claim, later], 'waiting'],
    ['that may be filed', [claim, opened, lost], 'unknown'],
    ['that was refused', [claim, refused], 'waiting'],
    ['that was refused and may be filed', [claim, opened, lost, claim, refused], 'unknown'],
  ])('makes a delivery %s due now', async (_, events, name) => {
    const { id } = await having(...events);
    expect(await desk.intervention.retry(id)).toMatchObject({ ok: true });
    expect((await read(id))?.state).toEqual({ name, since: desk.now, notBefore: desk.now });
    expect(desk.changes).toBe(1);
  });

  test('with one delivery lets all go on that wait for its destination', async () => {
    const pausing: DeliveryEvent = {
      name: 'hold-up',
      at: 1,
      problem: { code: 'credentials-missing' },
      pauses: true,
    };
    const one = await having(claim, pausing);
    const other = await having(claim, later);
    expect((await desk.outbox.pauses()).size).toBe(1);
    expect(await desk.outbox.schedule()).toEqual([]);
    await desk.intervention.retry(other.id);
    expect((await desk.outbox.pauses()).size).toBe(0);
    expect((await desk.outbox.schedule()).length).toBe(1);
    expect((await read(one.id))?.state.name).toBe('waiting');
  });

  test('routes anew what the policy gave no way, and says so when it still gives none', async () => {
    const { id, reportId } = await having();
    const because = 'Call the desk.';
    const none = { routes: [{ id: 'none', when: { urgent: false }, nowhereBecause: because }] };
    const delivery = await read(id);
    const report = await desk.outbox.report(reportId);
    if (delivery === undefined || report === null) throw new Error('not saved');
    const stopped = {
      ...delivery,
      state: { name: 'needs-person' },
      problem: { code: 'no-destination' },
    } as const;
    await desk.outbox.replaceUnbegun(report, [stopped], () => true);
    desk.policy = parsePolicy(aPolicyInput({ routing: { default: ['practice'], ...none } }));
    await desk.intervention.retry(id);
    expect(await desk.states(reportId)).toEqual(['needs-person']);
    desk.policy = parsePolicy(aPolicyInput());
    await desk.intervention.retry(id);
    expect(await desk.states(reportId)).toEqual(['waiting']);
  });

  test('changes nothing of what is filed', async () => {
    const { id } = await having(claim, opened, { name: 'file', at: 0, receipt: aReceipt() });
    const before = await read(id);
    await desk.intervention.retry(id);
    expect(await read(id)).toEqual(before);
  });
});

describe('What needs a person', () => {
  test('can be marked as filed by hand, with the hotline’s reference', async () => {
    const { id } = await having(claim, refused);
    expect(await desk.intervention.fileByHand(id, '  R-12 ')).toMatchObject({
      ok: true,
      value: { deliveries: [{ state: { name: 'filed-by-hand', reference: 'R-12' } }] },
    });
  });

  test.each([
    [''],
    ['   '],
    [7],
    [undefined],
  ])('is not filed by hand without a reference: %j', async (reference) => {
    const { id } = await having(claim, refused);
    expect(await desk.intervention.fileByHand(id, reference)).toMatchObject({
      problems: [{ code: 'reference-missing' }],
    });
    expect((await read(id))?.state.name).toBe('needs-person');
  });
});

describe('Cancelling', () => {
  test.each<[string, readonly DeliveryEvent[], object]>([
    ['what waits and never reached the hotline ends here', [claim, later], { state: { name: 'cancelled' } }],
    ['what was refused before it was opened ends here', [claim, refused], { state: { name: 'cancelled' } }],
    [
      'what is open at the hotline is asked of the hotline',
      [claim, opened, later],
      { state: { name: 'waiting' }, withdrawing: true },
    ],
    [
      'what may be filed is asked of the hotline',
      [claim, opened, lost],
      { state: { name: 'unknown' }, withdrawing: true, outcomeUnknown: true },
    ],
    [
      'what was refused and may be filed is asked of the hotline',
      [claim, opened, lost, claim, refused],
      { state: { name: 'unknown' }, withdrawing: true, outcomeUnknown: true },
    ],
  ])('%s', async (_, events, expected) => {
    const { id } = await having(...events);
    expect(await desk.intervention.cancel(id)).toMatchObject({ ok: true });
    expect(await read(id)).toMatchObject(expected);
    expect(desk.changes).toBe(1);
  });

  test.each<[string, readonly DeliveryEvent[]]>([
    ['is being sent', [claim]],
    ['is filed', [claim, opened, { name: 'file', at: 0, receipt: aReceipt() }]],
    ['was undone', [{ name: 'undo', at: 1 }]],
  ])('comes too late for what %s', async (_, events) => {
    const { id } = await having(...events);
    const before = await read(id);
    expect(await desk.intervention.cancel(id)).toEqual(failure({ code: 'too-late-to-cancel' }));
    expect(await read(id)).toEqual(before);
  });
});

test.each<[string, (desk: Desk) => Promise<unknown>]>([
  ['trying again', ({ intervention }) => intervention.retry(nowhere)],
  ['filing by hand', ({ intervention }) => intervention.fileByHand(nowhere, 'R-12')],
  ['cancelling', ({ intervention }) => intervention.cancel(nowhere)],
])('A delivery that is not there: %s says so', async (_, act) => {
  expect(await act(desk)).toEqual(failure({ code: 'not-found' }));
  expect(desk.changes).toBe(0);
});

describe('When a person has mended something', () => {
  const second = anotherDestination({ id: 'second', address: 'https://second.example/ispws' });
  const holdUp = (code: ProblemCode): DeliveryEvent => ({
    name: 'hold-up',
    at: 1,
    problem: { code },
    pauses: true,
  });

  /** Two paused destinations: one without credentials, one without permission. */
  async function twoPaused() {
    await having(claim, holdUp('credentials-missing'));
    desk.policy = parsePolicy(
      aPolicyInput({
        destinations: [...aPolicyInput().destinations, second],
        routing: { default: ['second'] },
      }),
    );
    await having(claim, holdUp('permission-missing'));
    const codes = async () => [...(await desk.outbox.pauses()).values()].map((pause) => pause.problem.code);
    expect((await codes()).sort()).toEqual(['credentials-missing', 'permission-missing']);
    return codes;
  }

  test.each<[readonly ProblemCode[], readonly ProblemCode[], number]>([
    [['permission-missing'], ['credentials-missing'], 1],
    [['credentials-missing', 'credentials-refused'], ['permission-missing'], 1],
    [['hotline-busy'], ['credentials-missing', 'permission-missing'], 0],
    [['credentials-missing', 'permission-missing'], [], 1],
  ])('of %j, still paused for %j', async (mended, left, told) => {
    const codes = await twoPaused();
    desk.changes = 0;
    await desk.intervention.resumeAfter(mended);
    expect((await codes()).sort()).toEqual(left);
    expect(desk.changes).toBe(told);
  });

  test('at one destination, the others stay paused', async () => {
    const codes = await twoPaused();
    const [held] = (await desk.outbox.inState('waiting')).filter(
      ({ destination }) => destination.id === 'practice',
    );
    if (held === undefined) throw new Error('nothing waits');
    await desk.intervention.resume(destinationKeyOf(held.destination));
    expect(await codes()).toEqual(['permission-missing']);
  });
});
