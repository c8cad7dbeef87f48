import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { createBatch } from '../../extension/outbox/batch.ts';
import type { Outbox } from '../../extension/outbox/store.ts';
import { parsePolicy } from '../../extension/policy/parse.ts';
import { batchIds, batchOf } from '../../extension/report/batch-id.ts';
import { destinationKeyOf } from '../../extension/report/destination.ts';
import { failure, type Result, success } from '../../extension/report/problem.ts';
import type { Draft, ReportId } from '../../extension/report/report.ts';
import { aReceipt } from '../builders/delivery.ts';
import { aDesk, type Desk } from '../builders/desk.ts';
import { aDraft } from '../builders/report.ts';

let desk: Desk;
let databases = 0;

beforeEach(async () => {
  databases += 1;
  desk = await aDesk(`batch-${databases}`);
});

/** The part on a store; a new one on the same disk is what a worker has that was killed and started again. */
const batchOn = (outbox: Outbox) =>
  createBatch({
    outbox,
    policyInForce: { policy: async () => desk.policy },
    earlier: desk.earlier,
    now: () => desk.now,
    newId: () => crypto.randomUUID(),
    wakeAt: async (at) => void desk.alarms.push(at),
    changed: () => {
      desk.changes += 1;
    },
  });

function draftsOf(count: number, given: Partial<Draft> = {}): readonly Draft[] {
  return batchIds(crypto.randomUUID(), count).map((id, place) =>
    aDraft({ ...given, id, url: `https://example.com/listed/${place + 1}` }),
  );
}
const idOf = (drafts: readonly Draft[]) => batchOf(drafts[0]?.id as ReportId);
const valueIn = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.problems[0].code);
  return result.value;
};
const heldReports = async () =>
  (await desk.outbox.inState('held')).map(({ reportId }) => reportId).toSorted();
const idsOf = (drafts: readonly Draft[]) => drafts.map(({ id }) => id).toSorted();

describe('A part of a batch', () => {
  test('is on disk, on hold, with its alarm set and in the ledger, when it is answered', async () => {
    const drafts = draftsOf(50);
    expect(await batchOn(desk.outbox).file(drafts)).toEqual(success([]));
    expect(await heldReports()).toEqual(idsOf(drafts));
    expect(desk.alarms).toEqual([desk.now + 8000]);
    expect(desk.changes).toBe(1);
    expect(await desk.outbox.journal(100)).toHaveLength(50);
    expect(await desk.outbox.progress()).toEqual({ open: 50, all: 50 });
  });

  test('that is repeated, because its answer was lost, saves nothing twice', async () => {
    const drafts = draftsOf(10);
    const [first, second] = [
      await batchOn(desk.outbox).file(drafts),
      await batchOn(desk.outbox).file(drafts),
    ];
    expect(second).toEqual(first);
    expect(await desk.outbox.progress()).toEqual({ open: 10, all: 10 });
    expect(await desk.outbox.journal(100)).toHaveLength(10);
  });

  test('that comes twice at the same time is saved once, and both are told so', async () => {
    const drafts = draftsOf(10);
    const batch = batchOn(desk.outbox);
    const answers = await Promise.all([batch.file(drafts), batch.file(drafts)]);
    expect(answers).toEqual([success([]), success([])]);
    expect(await heldReports()).toEqual(idsOf(drafts));
    expect(await desk.outbox.journal(100)).toHaveLength(10);
  });

  test('that was filed and put away meanwhile is not filed again', async () => {
    const drafts = draftsOf(2);
    const batch = batchOn(desk.outbox);
    await batch.file(drafts);
    for (const { id, reportId, destination } of await desk.outbox.inState('held')) {
      const claim = { destinationKey: destinationKeyOf(destination), at: desk.now + 9000, limit: 9 };
      await desk.outbox.claim({ ...claim, isFree: () => true, prepare: () => null });
      await desk.outbox.move(id, () => ({ name: 'file', at: desk.now, receipt: aReceipt() }));
      await desk.outbox.putAway(reportId, null, desk.now);
    }
    expect(await batch.file(drafts)).toEqual(success([]));
    expect(await desk.outbox.inState('held')).toEqual([]);
    expect(valueIn(await batch.standing(idOf(drafts))).counts).toMatchObject({ sent: 2, held: 0 });
  });

  test('saves what can be reported and names what cannot', async () => {
    const [first, second, third] = draftsOf(3);
    const broken = { ...second, url: 'file:///placeholder' };
    expect(valueIn(await batchOn(desk.outbox).file([first, broken, third]))).toEqual([
      { id: second?.id, problem: { code: 'address-is-file' } },
    ]);
    expect(await heldReports()).toEqual([first?.id, third?.id]);
  });

  test.each([
    ['is no list', null],
    ['is empty', []],
    ['holds anything but drafts', [{ id: 'x' }]],
    ['is too large', draftsOf(51)],
    ['holds a corrected report', [aDraft({ replaces: crypto.randomUUID() as ReportId })]],
  ])('that %s is not understood, and nothing is saved', async (_, input) => {
    expect(await batchOn(desk.outbox).file(input)).toEqual(failure({ code: 'message-not-understood' }));
    expect(await heldReports()).toEqual([]);
  });

  test.each([
    ['is full', 'QuotaExceededError', 'disk-full'],
    ['refuses', 'UnknownError', 'not-saved'],
  ] as const)('is not acknowledged when the disk %s', async (_, name, code) => {
    const full: Outbox = { ...desk.outbox, saveTogether: () => Promise.reject(new DOMException('', name)) };
    expect(await batchOn(full).file(draftsOf(3))).toEqual(failure({ code }));
    expect(desk.changes).toBe(0);
  });

  test('is not saved under a policy that cannot be read', async () => {
    desk.policy = parsePolicy({});
    expect(await batchOn(desk.outbox).file(draftsOf(3))).toMatchObject({ ok: false });
    expect(await heldReports()).toEqual([]);
  });
});

describe('A batch', () => {
  test('whose worker is killed between parts keeps what was acknowledged, and the rest can follow', async () => {
    const drafts = draftsOf(120);
    const first = batchOn(desk.outbox);
    await first.file(drafts.slice(0, 50));
    const second = batchOn(desk.outbox);
    expect(valueIn(await second.standing(idOf(drafts)))).toMatchObject({ size: 120, saved: 50 });
    await second.file(drafts.slice(0, 50));
    await second.file(drafts.slice(50, 100));
    await second.file(drafts.slice(100));
    expect(valueIn(await second.standing(idOf(drafts)))).toEqual({
      size: 120,
      saved: 120,
      counts: { held: 120, 'on-its-way': 0, 'for-person': 0, sent: 0, 'taken-back': 0 },
      undoable: 120,
      heldUntil: desk.now + 8000,
    });
    expect(await heldReports()).toEqual(idsOf(drafts));
  });

  test('is taken back as a whole, and nothing else is', async () => {
    const drafts = draftsOf(60);
    const batch = batchOn(desk.outbox);
    await batch.file(drafts.slice(0, 50));
    await batch.file(drafts.slice(50));
    const other = aDraft({ id: crypto.randomUUID() as ReportId });
    await desk.reporting.file(other);
    const undone = valueIn(await batch.undo(idOf(drafts)));
    expect(undone.counts).toMatchObject({ 'taken-back': 60, held: 0 });
    expect(undone.undoable).toBe(0);
    expect(await heldReports()).toEqual([other.id]);
    // Asked again, it is the same.
    expect(valueIn(await batch.undo(idOf(drafts)))).toEqual(undone);
  });

  test('of which some is under way is taken back but for that', async () => {
    const drafts = draftsOf(5);
    const batch = batchOn(desk.outbox);
    await batch.file(drafts);
    const [begun] = await desk.outbox.inState('held');
    if (begun === undefined) throw new Error('Nothing is on hold');
    await desk.outbox.move(begun.id, () => ({ name: 'claim', at: desk.now }));
    const undone = valueIn(await batch.undo(idOf(drafts)));
    expect(undone.counts).toMatchObject({ 'taken-back': 4, 'on-its-way': 1 });
  });

  test.each([['nothing'], [7], ['ffffffff-ffff-4fff-8fff-']])('named %j is not found', async (name) => {
    expect(await batchOn(desk.outbox).standing(name)).toEqual(failure({ code: 'not-found' }));
    expect(await batchOn(desk.outbox).undo(name)).toEqual(failure({ code: 'not-found' }));
  });
});
