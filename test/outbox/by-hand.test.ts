import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { DeliveryId } from '../../extension/outbox/delivery.ts';
import { limits } from '../../extension/report/limits.ts';
import { failure } from '../../extension/report/problem.ts';
import { aHandOverDesk, type HandOverDesk, type HandOverWay, handOverWays } from './hand-over-desk.ts';

let desk: HandOverDesk;
let databases = 0;

beforeEach(async () => {
  databases += 1;
  desk = await aHandOverDesk(`by-hand-${databases}`);
});

const ways = Object.keys(handOverWays) as HandOverWay[];
const stateOf = async (id: DeliveryId) => (await desk.outbox.delivery(id))?.state;

/** A delivery that a person files, before they were brought to the hotline or after. */
async function standing(way: HandOverWay, name: 'to-hand-over' | 'handed-over') {
  const { reportId, idOf } = await desk.file([way]);
  if (name === 'handed-over') await desk.handingOver.begin(idOf(way));
  expect((await stateOf(idOf(way)))?.name).toBe(name);
  desk.changes = 0;
  return { reportId, id: idOf(way) };
}
const bothStates = ['to-hand-over', 'handed-over'] as const;
const eachWayAndState = ways.flatMap((way) => bothStates.map((name) => [way, name] as const));

describe('Filed by a person', () => {
  test.each(
    eachWayAndState,
  )('at a %s, from %s, needs no reference where none is given', async (way, name) => {
    const { id } = await standing(way, name);
    expect(await desk.intervention.fileByHand(id, null)).toMatchObject({
      ok: true,
      value: { deliveries: [{ state: { name: 'filed-by-hand', reference: null } }] },
    });
    expect(await stateOf(id)).toEqual({ name: 'filed-by-hand', at: desk.now, reference: null });
    expect(desk.changes).toBe(1);
  });

  test.each(eachWayAndState)('at a %s, from %s, keeps the reference that was given', async (way, name) => {
    const { id } = await standing(way, name);
    await desk.intervention.fileByHand(id, '  R-12 ');
    expect(await stateOf(id)).toMatchObject({ name: 'filed-by-hand', reference: 'R-12' });
  });

  test.each([[''], ['   '], [undefined], [7], [{}]])('takes %j for no answer', async (reference) => {
    const { id } = await standing('form', 'handed-over');
    expect(await desk.intervention.fileByHand(id, reference)).toEqual(failure({ code: 'reference-missing' }));
    expect((await stateOf(id))?.name).toBe('handed-over');
    expect(desk.changes).toBe(0);
  });

  test('what this extension sends itself wants a reference always', async () => {
    const { idOf } = await desk.file(['practice']);
    const id = idOf('practice');
    expect(await desk.intervention.fileByHand(id, null)).toEqual(failure({ code: 'reference-missing' }));
    expect((await stateOf(id))?.name).toBe('held');
    await desk.intervention.fileByHand(id, 'R-12');
    expect(await stateOf(id)).toMatchObject({ name: 'filed-by-hand', reference: 'R-12' });
  });

  test('keeps of a text that is no reference only as much as a reference can be', async () => {
    const { id } = await standing('form', 'handed-over');
    await desk.intervention.fileByHand(id, 'x'.repeat(limits.reference + 1));
    expect(await stateOf(id)).toMatchObject({ reference: 'x'.repeat(limits.reference) });
  });
});

describe('Undo', () => {
  test.each(ways)('takes back what is ready for a %s', async (way) => {
    const { reportId } = await standing(way, 'to-hand-over');
    expect(await desk.intervention.undo(reportId)).toMatchObject({ ok: true });
    expect(await desk.states(reportId)).toEqual(['cancelled']);
  });

  test('takes back what is held and what is ready together', async () => {
    const { reportId } = await desk.file(['practice', 'form']);
    expect((await desk.states(reportId)).toSorted()).toEqual(['held', 'to-hand-over']);
    await desk.intervention.undo(reportId);
    expect(await desk.states(reportId)).toEqual(['cancelled', 'cancelled']);
  });

  test('leaves what a person may have filed already, and takes back the rest', async () => {
    const { reportId, idOf } = await desk.file(['practice', 'form', 'mailbox']);
    await desk.handingOver.begin(idOf('form'));
    expect(await desk.intervention.undo(reportId)).toMatchObject({ ok: true });
    expect((await stateOf(idOf('form')))?.name).toBe('handed-over');
    expect((await stateOf(idOf('practice')))?.name).toBe('cancelled');
    expect((await stateOf(idOf('mailbox')))?.name).toBe('cancelled');
  });

  test('comes too late where all that there is may have been filed', async () => {
    const { reportId } = await standing('form', 'handed-over');
    expect(await desk.intervention.undo(reportId)).toEqual(failure({ code: 'too-late-to-undo' }));
    expect(await desk.states(reportId)).toEqual(['handed-over']);
  });
});

describe('Cancelling', () => {
  test.each(eachWayAndState)('ends a delivery to a %s that is %s', async (way, name) => {
    const { id } = await standing(way, name);
    expect(await desk.intervention.cancel(id)).toMatchObject({
      ok: true,
      value: { deliveries: [{ state: { name: 'cancelled' }, withdrawing: false }] },
    });
    expect(await stateOf(id)).toEqual({ name: 'cancelled', at: desk.now });
    expect(desk.changes).toBe(1);
  });

  test.each([
    [null],
    ['R-1'],
  ])('comes too late for what a person has filed with the reference %j', async (given) => {
    const { id } = await standing('form', 'handed-over');
    await desk.intervention.fileByHand(id, given);
    expect(await desk.intervention.cancel(id)).toEqual(failure({ code: 'too-late-to-cancel' }));
    expect(await stateOf(id)).toMatchObject({ name: 'filed-by-hand', reference: given });
  });
});
