import { describe, expect, test } from 'vitest';
import { copiesOf } from '../../extension/outbox/copy.ts';
import type { Delivery, DeliveryState } from '../../extension/outbox/delivery.ts';
import { type DeliveryEvent, type EventName, moves, step } from '../../extension/outbox/transition.ts';
import type { DestinationId } from '../../extension/report/destination.ts';
import type { ZonedTime } from '../../extension/report/time.ts';
import { aCheckpoint, aDelivery, aReceipt } from '../builders/delivery.ts';
import { aGateway } from '../hotlines/gateway/sample-filings.ts';

const gateway = aGateway({ copies: true });
const second = aGateway({ id: 'second' as DestinationId, copies: true });
const problem = { code: 'report-refused' } as const;
const receipt = aReceipt({ filedAt: '1970-01-01T00:00:07.000+00:00' as ZonedTime });

const states: Readonly<Record<string, DeliveryState>> = {
  held: { name: 'held', since: 1, until: 2 },
  waiting: { name: 'waiting', since: 1, notBefore: 2 },
  sending: { name: 'sending', since: 1 },
  'needs-person': { name: 'needs-person' },
  'to-hand-over': { name: 'to-hand-over', since: 1 },
  'handed-over': { name: 'handed-over', since: 1, remindAt: 2, references: [], placed: [] },
};

/** What a move of a delivery tells its gateways, by what it is and what happens. */
function told(from: string, event: DeliveryEvent, given: Partial<Delivery> = {}) {
  const state = states[from];
  if (state === undefined) throw new Error(`no state ${from} here`);
  const moved = step(aDelivery({ state, copyTo: [gateway], ...given }), event);
  if (moved === null) throw new Error('the table has no such move');
  return copiesOf(moved, event);
}

describe('A move is told', () => {
  test.each<[string, string, DeliveryEvent, Partial<Delivery>, readonly object[]]>([
    [
      'when the hotline has filed it: with the report, and then its receipt',
      'sending',
      { name: 'file', at: 0, receipt },
      { checkpoint: aCheckpoint('finishing') },
      [
        { kind: 'filed', reference: '4711', by: 'signpost' },
        { kind: 'receipt', receipt },
      ],
    ],
    ...['needs-person', 'to-hand-over', 'handed-over', 'held', 'waiting'].map(
      (from): [string, string, DeliveryEvent, Partial<Delivery>, readonly object[]] => [
        `when a person has filed it, from ${from}`,
        from,
        { name: 'file-by-hand', at: 7, reference: 'R-1' },
        {},
        [{ kind: 'filed', reference: 'R-1', by: 'person' }],
      ],
    ),
    [
      'when a person has filed it where nothing is given for it',
      'handed-over',
      { name: 'file-by-hand', at: 7, reference: null },
      {},
      [{ kind: 'filed', reference: '', by: 'person' }],
    ],
    [
      'when it needs a person',
      'sending',
      { name: 'refuse', at: 7, problem },
      {},
      [{ kind: 'failed', problem, occurrence: 1 }],
    ],
    [
      'when it needs a person once more',
      'sending',
      { name: 'refuse', at: 7, problem },
      { refusals: 2 },
      [{ kind: 'failed', problem, occurrence: 3 }],
    ],
    [
      'when the hotline has taken it back',
      'sending',
      { name: 'withdrawn', at: 7 },
      { checkpoint: aCheckpoint('retracting'), withdrawing: true },
      [{ kind: 'withdrawn' }],
    ],
    [
      'when a person takes back what was told to have failed',
      'needs-person',
      { name: 'cancel', at: 7 },
      { refusals: 1 },
      [{ kind: 'withdrawn' }],
    ],
    [
      'when a person takes it back while it is tried again after it failed',
      'waiting',
      { name: 'cancel', at: 7 },
      { refusals: 1 },
      [{ kind: 'withdrawn' }],
    ],
  ])('%s', (_, from, event, given, news) => {
    const copies = told(from, event, given);
    expect(copies.map((copy) => copy.news)).toEqual(news);
    for (const copy of copies)
      expect(copy).toMatchObject({
        at: event.name === 'file' ? 7_000 : 7,
        payload: null,
        failedAttempts: 0,
        problem: null,
      });
  });

  test.each<[string, DeliveryEvent]>([
    ['held', { name: 'undo', at: 7 }],
    ['to-hand-over', { name: 'undo', at: 7 }],
    ['waiting', { name: 'cancel', at: 7 }],
    ['to-hand-over', { name: 'cancel', at: 7 }],
    ['handed-over', { name: 'cancel', at: 7 }],
    ['held', { name: 'claim', at: 7 }],
    ['sending', { name: 'checkpoint', checkpoint: aCheckpoint('submitting') }],
    ['sending', { name: 'postpone', at: 7, until: 8, problem }],
    ['sending', { name: 'lose-answer', at: 7, until: 8, problem }],
    ['sending', { name: 'hold-up', at: 7, problem, pauses: true }],
    ['sending', { name: 'interrupt', at: 7 }],
    ['sending', { name: 'await-person', at: 7 }],
    ['to-hand-over', { name: 'hand-over', at: 7, remindAt: 8 }],
    ['handed-over', { name: 'note-form', references: ['R-1'], placed: [0] }],
    ['handed-over', { name: 'hand-back', at: 7 }],
    ['needs-person', { name: 'retry', at: 7 }],
    ['waiting', { name: 'hasten', at: 7 }],
    ['waiting', { name: 'rebase', at: 7 }],
  ])('not, as long as nothing was told, from %s by $name', (from, event) => {
    expect(told(from, event)).toEqual([]);
  });

  test('not when the hotline is only asked to take it back', () => {
    const open = { checkpoint: aCheckpoint('finishing'), refusals: 1 };
    expect(told('waiting', { name: 'withdraw', at: 7 }, open)).toEqual([]);
  });

  test('by every kind of move that there is in one of the tables above', () => {
    const known = new Set(Object.values(moves).flatMap((one) => Object.keys(one))) as ReadonlySet<EventName>;
    const telling = ['file', 'file-by-hand', 'refuse', 'withdrawn', 'cancel'];
    const silent = [
      ...['undo', 'claim', 'checkpoint', 'postpone', 'lose-answer', 'hold-up', 'interrupt', 'await-person'],
      ...['hand-over', 'note-form', 'hand-back', 'retry', 'hasten', 'rebase', 'withdraw'],
    ];
    expect([...known].sort()).toEqual([...telling, ...silent].sort());
  });
});

describe('Copies', () => {
  const filed: DeliveryEvent = { name: 'file', at: 0, receipt };
  const idsOf = (event: DeliveryEvent, given: Partial<Delivery> = {}) =>
    told('sending', event, { copyTo: [gateway, second], ...given }).map(({ id }) => id);

  test('are one for each gateway and piece of news, each with its own id', () => {
    const copies = told('sending', filed, { copyTo: [gateway, second] });
    expect(copies.map((copy) => [copy.gateway.id, copy.news.kind])).toEqual([
      ['backend', 'filed'],
      ['backend', 'receipt'],
      ['second', 'filed'],
      ['second', 'receipt'],
    ]);
    expect(new Set(copies.map(({ id }) => id)).size).toBe(4);
  });

  test('of the same news have the same id, so that what is told twice counts once', () => {
    expect(idsOf(filed)).toEqual(idsOf({ name: 'file', at: 0, receipt: aReceipt({ reference: 'another' }) }));
  });

  test('of one failure and the next have different ids', () => {
    const refuse = (at: number): DeliveryEvent => ({ name: 'refuse', at, problem });
    expect(idsOf(refuse(1))).toEqual(idsOf(refuse(2)));
    expect(idsOf(refuse(1))).not.toEqual(idsOf(refuse(1), { refusals: 1 }));
  });

  test('of one delivery and another have different ids', () => {
    const other = { id: '00000000-0000-4000-8000-000000000003' as Delivery['id'] };
    expect(idsOf(filed).filter((id) => idsOf(filed, other).includes(id))).toEqual([]);
  });

  test('of a delivery that no gateway hears of are none', () => {
    expect(told('sending', filed, { copyTo: [] })).toEqual([]);
  });

  test('are due at once', () => {
    expect(told('sending', { name: 'refuse', at: 7, problem })).toMatchObject([{ at: 7, notBefore: 7 }]);
  });
});
