import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { adapters } from '../../extension/hotlines/registry.ts';
import { createReporting, type Reporting } from '../../extension/outbox/reporting.ts';
import { type Outbox, openOutbox } from '../../extension/outbox/store.ts';
import { parsePolicy } from '../../extension/policy/parse.ts';
import { failure } from '../../extension/report/problem.ts';
import type { ReportId } from '../../extension/report/report.ts';
import { aPolicyInput } from '../builders/policy.ts';
import { aDraft, anObservation } from '../builders/report.ts';

let outbox: Outbox;
let reporting: Reporting;
let clock: number;
let alarms: number[];
let changes: number;
let databases = 0;

function reportingOn(store: Outbox, policy = parsePolicy(aPolicyInput())): Reporting {
  return createReporting({
    outbox: store,
    policyInForce: { policy: async () => policy },
    rerouting: { reroute: () => Promise.reject(new Error('not modelled')) },
    adapters,
    now: () => clock,
    newId: () => crypto.randomUUID(),
    wakeAt: async (at) => void alarms.push(at),
    changed: () => {
      changes += 1;
    },
  });
}

beforeEach(async () => {
  databases += 1;
  outbox = await openOutbox(`reporting-${databases}`);
  clock = Date.parse('2026-11-23T09:00:00Z');
  alarms = [];
  changes = 0;
  reporting = reportingOn(outbox);
});

const states = async (id: ReportId) => (await outbox.deliveriesOf(id)).map(({ state }) => state.name);

describe('filing', () => {
  test('has the report on disk, on hold, with its alarm set, when it answers', async () => {
    const draft = aDraft();
    expect(await reporting.file(draft)).toMatchObject({ ok: true, value: { id: draft.id } });
    expect(await states(draft.id)).toEqual(['held']);
    expect(alarms).toEqual([clock + 8000]);
    expect(changes).toBe(1);
  });

  test('the same draft again, because its answer was lost, makes no second report', async () => {
    const draft = aDraft();
    const [first, second] = [await reporting.file(draft), await reporting.file(draft)];
    expect(second).toEqual(first);
    expect((await outbox.inState('held')).length).toBe(1);
  });

  test('says so when the disk refuses, and tells nobody of a change', async () => {
    const full: Outbox = {
      ...outbox,
      save: () => Promise.reject(new DOMException('', 'QuotaExceededError')),
    };
    expect(await reportingOn(full).file(aDraft())).toEqual(failure({ code: 'not-saved' }));
    expect(changes).toBe(0);
  });

  test.each([
    { what: 'no draft', draft: null, code: 'message-not-understood' },
    { what: 'a file address', draft: aDraft({ url: 'file:///placeholder' }), code: 'address-is-file' },
    { what: 'an unknown category', draft: aDraft({ categoryId: 'other' }), code: 'category-unknown' },
    { what: 'urgent without a reason', draft: aDraft({ urgent: true }), code: 'urgency-reason-missing' },
  ])('$what is refused as $code and saves nothing', async ({ draft, code }) => {
    expect(await reporting.file(draft)).toEqual(failure({ code: code as 'category-unknown' }));
    expect(await outbox.nextDue()).toBeNull();
  });

  test('does nothing under a policy that cannot be read', async () => {
    const broken = reportingOn(outbox, parsePolicy({}));
    expect(await broken.file(aDraft())).toMatchObject({
      ok: false,
      problems: [{ code: 'policy-invalid' }, {}, {}, {}, {}, {}],
    });
    expect(await outbox.nextDue()).toBeNull();
  });
});

describe('one-click mode', () => {
  const captured = {
    url: 'https://forum.example.test/post/1',
    observation: anObservation(),
    userInfoRemoved: false,
  };

  test('a double click is one click', async () => {
    const [first, second] = await Promise.all([
      reporting.fileCaptured(captured),
      reporting.fileCaptured(captured),
    ]);
    expect(second).toEqual(first);
    expect((await outbox.inState('held')).length).toBe(1);
  });

  test('another page is another report', async () => {
    await reporting.fileCaptured(captured);
    await reporting.fileCaptured({ ...captured, url: 'https://forum.example.test/post/2' });
    expect((await outbox.inState('held')).length).toBe(2);
  });

  test('a page that was undone can be reported again', async () => {
    const first = await reporting.fileCaptured(captured);
    if (first.ok) await reporting.undo(first.value.id);
    const second = await reporting.fileCaptured(captured);
    expect(second.ok && first.ok && second.value.id !== first.value.id).toBe(true);
  });
});

describe('undo', () => {
  test('cancels what is held, also when asked twice', async () => {
    const draft = aDraft();
    await reporting.file(draft);
    expect(await reporting.undo(draft.id)).toMatchObject({ ok: true });
    expect(await reporting.undo(draft.id)).toMatchObject({ ok: true });
    expect(await states(draft.id)).toEqual(['cancelled']);
  });

  test('comes too late once sending has begun', async () => {
    const draft = aDraft();
    await reporting.file(draft);
    const [delivery] = await outbox.deliveriesOf(draft.id);
    if (delivery === undefined) throw new Error('no delivery');
    await outbox.move(delivery.id, () => ({ name: 'claim', at: clock }));
    expect(await reporting.undo(draft.id)).toEqual(failure({ code: 'too-late-to-undo' }));
    expect(await states(draft.id)).toEqual(['sending']);
  });
});

test('what will be sent can be seen before, and saves nothing', async () => {
  const preview = await reporting.preview(aDraft());
  expect(preview).toMatchObject({ ok: true, value: [{ text: expect.stringContaining('<report>') }] });
  expect(await outbox.nextDue()).toBeNull();
});

test('reports about an address are found again under its other spellings, newest first', async () => {
  await reporting.file(aDraft({ url: 'https://forum.example.test/post/1?utm_source=x' }));
  clock += 1000;
  const later = aDraft({ id: crypto.randomUUID() as ReportId, url: 'https://forum.example.test/post/1#top' });
  await reporting.file(later);
  const found = await reporting.earlierAbout('https://forum.example.test/post/1');
  expect(found.map(({ createdAt }) => createdAt)).toEqual([clock, clock - 1000]);
  expect(await reporting.earlierAbout('https://forum.example.test/post/2')).toEqual([]);
});

describe('What needs a person', () => {
  async function needing(outcomeUnknown: boolean) {
    const draft = aDraft({ id: crypto.randomUUID() as ReportId });
    await reporting.file(draft);
    const [delivery] = await outbox.deliveriesOf(draft.id);
    if (delivery === undefined) throw new Error('no delivery');
    const problem = { code: 'report-refused' } as const;
    await outbox.move(delivery.id, () => ({ name: 'claim', at: clock }));
    if (outcomeUnknown) {
      await outbox.move(delivery.id, () => ({ name: 'lose-answer', until: clock, problem }));
      await outbox.move(delivery.id, () => ({ name: 'claim', at: clock }));
    }
    await outbox.move(delivery.id, () => ({ name: 'refuse', problem }));
    return delivery.id;
  }

  test('can be marked as filed by hand, with the hotline’s reference', async () => {
    const id = await needing(false);
    expect(await reporting.fileByHand(id, '  R-12 ')).toMatchObject({
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
    const id = await needing(false);
    expect(await reporting.fileByHand(id, reference)).toMatchObject({
      problems: [{ code: 'reference-missing' }],
    });
    expect((await outbox.delivery(id))?.state.name).toBe('needs-person');
  });

  test('can be taken back, unless it may be filed already', async () => {
    expect(await reporting.giveUp(await needing(false))).toMatchObject({
      value: { deliveries: [{ state: { name: 'cancelled' } }] },
    });
    const unknown = await needing(true);
    expect(await reporting.giveUp(unknown)).toMatchObject({ problems: [{ code: 'too-late-to-undo' }] });
    expect((await outbox.delivery(unknown))?.state.name).toBe('needs-person');
  });
});
