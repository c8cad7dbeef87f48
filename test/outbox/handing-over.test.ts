import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Delivery, DeliveryId } from '../../extension/outbox/delivery.ts';
import { failure } from '../../extension/report/problem.ts';
import type { ReportId } from '../../extension/report/report.ts';
import { aDelivery } from '../builders/delivery.ts';
import { aDestination } from '../builders/policy.ts';
import { aCategory, aReport } from '../builders/report.ts';
import { aCopiedForm, aMailbox, aWebForm, thePortal } from '../hotlines/sample-destinations.ts';
import { aHandOverDesk, type HandOverDesk, type HandOverWay } from './hand-over-desk.ts';

let desk: HandOverDesk;
let databases = 0;

beforeEach(async () => {
  databases += 1;
  desk = await aHandOverDesk(`handing-over-${databases}`);
});

const nowhere = 'nowhere' as DeliveryId;
const stateOf = async (id: DeliveryId) => (await desk.outbox.delivery(id))?.state;

/** Saves deliveries of one report as they are, whatever a policy would say of them. */
const save = (reportId: string, ...deliveries: readonly Partial<Delivery>[]) =>
  desk.outbox.save(
    aReport({ id: reportId as ReportId, category: aCategory({ name: `Category of ${reportId}` }) }),
    deliveries.map((given, place) =>
      aDelivery({
        id: `${reportId}${place === 0 ? '' : `-${place}`}` as DeliveryId,
        reportId: reportId as ReportId,
        ...given,
      }),
    ),
    { exact: [], similar: [] },
  );

describe('The sheet', () => {
  test.each<[HandOverWay, object]>([
    ['form', { kind: 'web-form', reportPage: 'https://hotline.example:8443/report' }],
    ['mailbox', { kind: 'email', to: 'desk@hotline.example' }],
    ['copying', { kind: 'clipboard', reportPage: 'https://hotline.example:8443/other' }],
    ['portal', { kind: 'nca', covered: false, portal: 'https://portal.example/' }],
  ])('for a %s is of its kind, says the address, and comes with the story', async (way, expected) => {
    const { reportId, idOf } = await desk.file([way]);
    const view = await desk.handingOver.sheet(idOf(way), null);
    expect(view).toMatchObject({
      ok: true,
      value: { deliveryId: idOf(way), story: { id: reportId }, sheet: expected },
    });
    expect(JSON.stringify(view)).toContain('https://example.com/posts/1');
    expect(desk.changes).toBe(0);
  });

  test.each<[unknown, number | null]>([
    [1, 1],
    [2, 2],
    [3, 3],
    [0, null],
    [4, null],
    ['1', null],
    [null, null],
    [undefined, null],
    [{}, null],
  ])('for the portal, asked with the level %j, has the level %j', async (asked, priority) => {
    const { idOf } = await desk.file(['portal']);
    expect(await desk.handingOver.sheet(idOf('portal'), asked)).toMatchObject({
      value: { sheet: { priority } },
    });
  });

  test.each<[string, Partial<Delivery>, boolean]>([
    ['waits for the CyberTipline', { destination: aDestination() }, true],
    [
      'needs a person before it goes to the CyberTipline',
      { destination: aDestination(), state: { name: 'needs-person' } },
      true,
    ],
    [
      'was taken back from the CyberTipline',
      { destination: aDestination(), state: { name: 'cancelled', at: 1 } },
      false,
    ],
    [
      'goes to the CyberTipline for real',
      { destination: aDestination({ environment: 'production' }) },
      false,
    ],
    ['goes to a mailbox', { destination: aMailbox({ environment: 'test' }) }, false],
  ])('for the portal, where the same report %s: covered is %s', async (_, other, covered) => {
    const portal = thePortal({ environment: 'test' });
    await save('a', { destination: portal, state: { name: 'to-hand-over', since: 1 } }, other);
    expect(await desk.handingOver.sheet('a' as DeliveryId, null)).toMatchObject({
      value: { sheet: { covered } },
    });
  });

  test('for the portal is not covered by another report’s CyberTipline delivery', async () => {
    await desk.file(['practice']);
    const { idOf } = await desk.file(['portal'], { url: 'https://example.com/other' });
    expect(await desk.handingOver.sheet(idOf('portal'), null)).toMatchObject({
      value: { sheet: { covered: false } },
    });
  });

  test('is there neither for nothing, nor for what is sent', async () => {
    const { idOf } = await desk.file(['practice']);
    for (const id of [nowhere, idOf('practice')])
      expect(await desk.handingOver.sheet(id, null)).toEqual(failure({ code: 'not-found' }));
  });

  test('is gone when the report has been put away', async () => {
    const { reportId, idOf } = await desk.file(['form']);
    await desk.intervention.fileByHand(idOf('form'), 'R-1');
    expect(await desk.handingOver.sheet(idOf('form'), null)).toMatchObject({ ok: true });
    await desk.outbox.putAway(reportId, null, desk.now);
    expect(await desk.handingOver.sheet(idOf('form'), null)).toEqual(failure({ code: 'not-found' }));
  });
});

describe('A hand-over', () => {
  test('begins when the person is brought to the hotline: in an hour they are asked', async () => {
    const { reportId, idOf } = await desk.file(['form']);
    expect(await desk.handingOver.begin(idOf('form'))).toMatchObject({
      ok: true,
      value: { id: reportId, deliveries: [{ state: { name: 'handed-over' } }] },
    });
    expect(await stateOf(idOf('form'))).toEqual({
      name: 'handed-over',
      since: desk.now,
      remindAt: desk.now + 60 * 60_000,
      references: [],
      placed: [],
    });
    expect(desk.changes).toBe(1);
  });

  test('begins anew when it is opened again: what an earlier form took counts no more', async () => {
    const { idOf } = await desk.file(['form']);
    await desk.handingOver.begin(idOf('form'));
    const noted = { name: 'note-form', references: ['R-1'], placed: [0] } as const;
    expect(await desk.outbox.move(idOf('form'), () => noted)).not.toBeNull();
    desk.now += 5_000;
    await desk.handingOver.begin(idOf('form'));
    expect(await stateOf(idOf('form'))).toMatchObject({ since: desk.now, references: [], placed: [] });
  });

  test('is handed back when nothing was filed, and asked of nobody any more', async () => {
    const { idOf } = await desk.file(['form']);
    await desk.handingOver.begin(idOf('form'));
    desk.now += 5_000;
    expect(await desk.handingOver.handBack(idOf('form'))).toMatchObject({
      value: { deliveries: [{ state: { name: 'to-hand-over' } }] },
    });
    expect(await stateOf(idOf('form'))).toEqual({ name: 'to-hand-over', since: desk.now });
    expect(await desk.outbox.nextReminder(0)).toBeNull();
    expect(desk.changes).toBe(2);
  });

  test.each(['begin', 'handBack'] as const)('%s of what is not there says so', async (act) => {
    expect(await desk.handingOver[act](nowhere)).toEqual(failure({ code: 'not-found' }));
    expect(desk.changes).toBe(0);
  });

  test.each([
    'begin',
    'handBack',
  ] as const)('%s changes nothing of what is settled, and tells it', async (act) => {
    const { idOf } = await desk.file(['form']);
    await desk.intervention.fileByHand(idOf('form'), 'R-1');
    const before = await stateOf(idOf('form'));
    expect(await desk.handingOver[act](idOf('form'))).toMatchObject({
      ok: true,
      value: { deliveries: [{ state: { name: 'filed-by-hand', reference: 'R-1' } }] },
    });
    expect(await stateOf(idOf('form'))).toEqual(before);
  });

  test('of what this extension sends itself does not begin', async () => {
    const { idOf } = await desk.file(['practice']);
    await desk.handingOver.begin(idOf('practice'));
    expect((await stateOf(idOf('practice')))?.name).toBe('held');
  });
});

describe('The forms on a hotline’s page', () => {
  const origin = 'https://hotline.example:8443';
  const ready = (since: number) =>
    ({ destination: aWebForm(), state: { name: 'to-hand-over', since } }) as const;
  const begun = (since: number) =>
    ({
      destination: aWebForm(),
      state: { name: 'handed-over', since, remindAt: since + 1, references: [], placed: [] },
    }) as const;
  const idsOn = async (where: string) =>
    (await desk.handingOver.formsOn(where)).map(({ deliveryId }) => deliveryId);

  test('are those begun before those ready, of each the last opened first', async () => {
    await save('ready-old', ready(1));
    await save('begun-old', begun(2));
    await save('ready-new', ready(40));
    await save('begun-new', begun(30));
    expect(await idsOn(origin)).toEqual(['begun-new', 'begun-old', 'ready-new', 'ready-old']);
  });

  test('are named by hotline, environment and category, and by nothing of what is reported', async () => {
    await save('a', begun(1));
    await save('b', ready(1));
    const forms = await desk.handingOver.formsOn(origin);
    const named = { hotline: 'Practice form', environment: 'test' };
    expect(forms).toEqual([
      { ...named, deliveryId: 'a', category: 'Category of a', begun: true },
      { ...named, deliveryId: 'b', category: 'Category of b', begun: false },
    ]);
  });

  test.each([
    ['https://hotline.example:8443', ['a']],
    ['https://hotline.example', []],
    ['http://hotline.example:8443', []],
    ['https://www.hotline.example:8443', []],
    ['https://hotline.example:8443.other.example', []],
    ['https://portal.example', []],
  ])('of %s are %j', async (where, ids) => {
    await save('a', ready(1));
    const state = { name: 'to-hand-over', since: 1 } as const;
    await save('b', { destination: aMailbox(), state });
    await save('c', { destination: aCopiedForm({ address: `${origin}/other` }), state });
    await save('d', { destination: thePortal(), state });
    await save('e', { destination: aDestination({ address: `${origin}/ispws` }) });
    expect(await idsOn(where)).toEqual(ids);
  });

  test('leave out what is settled', async () => {
    await save('a', { ...ready(1), state: { name: 'filed-by-hand', at: 1, reference: null } });
    await save('b', { ...ready(1), state: { name: 'cancelled', at: 1 } });
    expect(await idsOn(origin)).toEqual([]);
  });

  test('are five at the most', async () => {
    for (const since of [1, 2, 3, 4, 5, 6]) await save(`r-${since}`, ready(since));
    await save('begun', begun(0));
    expect(await idsOn(origin)).toEqual(['begun', 'r-6', 'r-5', 'r-4', 'r-3']);
  });
});
