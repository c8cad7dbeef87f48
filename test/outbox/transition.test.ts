import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Checkpoint } from '../../extension/hotlines/hotline.ts';
import type { Delivery, DeliveryState, StateName } from '../../extension/outbox/delivery.ts';
import { type DeliveryEvent, type EventName, moves, step } from '../../extension/outbox/transition.ts';
import { aCheckpoint, aDelivery, aReceipt } from '../builders/delivery.ts';

const receipt = aReceipt();
const problem = { code: 'hotline-busy' } as const;

const states: Readonly<Record<StateName, DeliveryState>> = {
  held: { name: 'held', since: 2, until: 10 },
  waiting: { name: 'waiting', since: 2, notBefore: 10 },
  sending: { name: 'sending', since: 10 },
  unknown: { name: 'unknown', since: 2, notBefore: 10 },
  filed: { name: 'filed', receipt },
  'needs-person': { name: 'needs-person' },
  'to-hand-over': { name: 'to-hand-over', since: 2 },
  'handed-over': { name: 'handed-over', since: 2, remindAt: 10, references: [], placed: [] },
  'filed-by-hand': { name: 'filed-by-hand', at: 10, reference: 'hand-1' },
  cancelled: { name: 'cancelled', at: 10 },
};

const events: Readonly<Record<EventName, DeliveryEvent>> = {
  claim: { name: 'claim', at: 20 },
  checkpoint: { name: 'checkpoint', checkpoint: aCheckpoint('finishing') },
  file: { name: 'file', at: 0, receipt },
  withdrawn: { name: 'withdrawn', at: 20 },
  postpone: { name: 'postpone', at: 20, until: 30, problem },
  'lose-answer': { name: 'lose-answer', at: 20, until: 30, problem },
  refuse: { name: 'refuse', at: 1, problem },
  'await-person': { name: 'await-person', at: 20 },
  'hand-over': { name: 'hand-over', at: 20, remindAt: 40 },
  'note-form': { name: 'note-form', references: ['R-1'], placed: [0] },
  'hand-back': { name: 'hand-back', at: 20 },
  'hold-up': { name: 'hold-up', at: 20, problem, pauses: true },
  interrupt: { name: 'interrupt', at: 20 },
  undo: { name: 'undo', at: 20 },
  'file-by-hand': { name: 'file-by-hand', at: 20, reference: 'hand-1' },
  cancel: { name: 'cancel', at: 20 },
  withdraw: { name: 'withdraw', at: 20 },
  retry: { name: 'retry', at: 20 },
  hasten: { name: 'hasten', at: 20 },
  rebase: { name: 'rebase', at: 20 },
};
const names = Object.keys(events) as EventName[];

/** How far a delivery may have come. */
const situations = {
  'not at the hotline': { checkpoint: aCheckpoint('submitting'), outcomeUnknown: false },
  'open at the hotline': { checkpoint: aCheckpoint('finishing'), outcomeUnknown: false },
  'perhaps filed': { checkpoint: aCheckpoint('finishing'), outcomeUnknown: true },
} as const;
type Situation = keyof typeof situations;

/** Each state in each situation that it can be in, and where each event leads that moves it at all. */
const table: readonly (readonly [StateName, Situation, Partial<Record<EventName, StateName>>])[] = [
  [
    'held',
    'not at the hotline',
    { claim: 'sending', undo: 'cancelled', 'file-by-hand': 'filed-by-hand', rebase: 'held' },
  ],
  [
    'waiting',
    'not at the hotline',
    {
      claim: 'sending',
      cancel: 'cancelled',
      'file-by-hand': 'filed-by-hand',
      hasten: 'waiting',
      rebase: 'waiting',
    },
  ],
  [
    'waiting',
    'open at the hotline',
    {
      claim: 'sending',
      withdraw: 'waiting',
      'file-by-hand': 'filed-by-hand',
      hasten: 'waiting',
      rebase: 'waiting',
    },
  ],
  [
    'sending',
    'not at the hotline',
    {
      checkpoint: 'sending',
      file: 'filed',
      withdrawn: 'cancelled',
      postpone: 'waiting',
      'lose-answer': 'unknown',
      'hold-up': 'waiting',
      refuse: 'needs-person',
      'await-person': 'to-hand-over',
      interrupt: 'waiting',
    },
  ],
  [
    'sending',
    'open at the hotline',
    {
      checkpoint: 'sending',
      file: 'filed',
      withdrawn: 'cancelled',
      postpone: 'waiting',
      'lose-answer': 'unknown',
      'hold-up': 'waiting',
      refuse: 'needs-person',
      'await-person': 'to-hand-over',
      interrupt: 'unknown',
    },
  ],
  [
    'sending',
    'perhaps filed',
    {
      checkpoint: 'sending',
      file: 'filed',
      withdrawn: 'cancelled',
      postpone: 'unknown',
      'lose-answer': 'unknown',
      'hold-up': 'unknown',
      refuse: 'needs-person',
      'await-person': 'to-hand-over',
      interrupt: 'unknown',
    },
  ],
  [
    'unknown',
    'perhaps filed',
    { claim: 'sending', withdraw: 'unknown', hasten: 'unknown', rebase: 'unknown' },
  ],
  [
    'needs-person',
    'not at the hotline',
    { retry: 'waiting', 'file-by-hand': 'filed-by-hand', cancel: 'cancelled' },
  ],
  [
    'needs-person',
    'open at the hotline',
    { retry: 'waiting', 'file-by-hand': 'filed-by-hand', withdraw: 'waiting' },
  ],
  [
    'needs-person',
    'perhaps filed',
    { retry: 'unknown', 'file-by-hand': 'filed-by-hand', withdraw: 'unknown' },
  ],
  [
    'to-hand-over',
    'not at the hotline',
    { 'hand-over': 'handed-over', 'file-by-hand': 'filed-by-hand', undo: 'cancelled', cancel: 'cancelled' },
  ],
  [
    'handed-over',
    'not at the hotline',
    {
      'hand-over': 'handed-over',
      'note-form': 'handed-over',
      'hand-back': 'to-hand-over',
      'file-by-hand': 'filed-by-hand',
      cancel: 'cancelled',
    },
  ],
  ...(['filed', 'filed-by-hand', 'cancelled'] as const).flatMap((state) =>
    (Object.keys(situations) as Situation[]).map((situation) => [state, situation, {}] as const),
  ),
];

const delivery = (state: StateName, situation: Situation, given: Partial<Delivery> = {}) =>
  aDelivery({ state: states[state], ...situations[situation], ...given });

describe('The table of moves', () => {
  const rows = table.flatMap(([state, situation, leads]) =>
    names.map((event) => [state, situation, event, leads[event] ?? null] as const),
  );

  test.each(rows)('%s, %s, on %s: %s', (state, situation, event, expected) => {
    expect(step(delivery(state, situation), events[event])?.state.name ?? null).toBe(expected);
  });

  test('names no move that these rows do not have', () => {
    const listed = Object.entries(moves).flatMap(([state, row]) =>
      Object.entries(row).flatMap(([event, to]) => to.map((next) => `${state} ${event} ${next}`)),
    );
    const found = rows.flatMap(([state, , event, to]) => (to === null ? [] : [`${state} ${event} ${to}`]));
    expect(listed.sort()).toEqual([...new Set(found)].sort());
  });
});

function afterwards(first: Delivery, ...happened: readonly DeliveryEvent[]): Delivery {
  return happened.reduce((moved, event) => {
    const next = step(moved, event);
    if (next === null) throw new Error(`no move ${event.name} from ${moved.state.name}`);
    return next;
  }, first);
}

describe('A lost answer to finish', () => {
  const sending = delivery('sending', 'open at the hotline');

  test('makes the outcome unknown until it is asked for again', () => {
    expect(afterwards(sending, events['lose-answer'])).toMatchObject({
      state: { name: 'unknown', since: 20, notBefore: 30 },
      outcomeUnknown: true,
      failedAttempts: 1,
      problem,
    });
  });

  test.each<[string, readonly DeliveryEvent[]]>([
    ['when the hotline is only busy afterwards', [events.claim, events.postpone]],
    ['when its destination is paused', [events.claim, events['hold-up']]],
    ['when the worker dies again', [events.claim, events.interrupt]],
    ['when a person is in a hurry', [events.hasten]],
    ['when the clock is set back', [events.rebase]],
    ['when a person wants it taken back', [events.withdraw]],
    ['when taking it back comes to nothing', [events.withdraw, events.claim, events.postpone]],
    ['through a refusal and a person who tries again', [events.claim, events.refuse, events.retry]],
    [
      'through a refusal and a person who wants it taken back',
      [events.claim, events.refuse, events.withdraw],
    ],
    [
      'through further steps with the same number',
      [events.claim, { name: 'checkpoint', checkpoint: aCheckpoint('retracting') }, events.postpone],
    ],
  ])('stays unknown %s', (_, happened) => {
    const moved = afterwards(sending, events['lose-answer'], ...happened);
    expect([moved.state.name, moved.outcomeUnknown]).toEqual(['unknown', true]);
  });

  test.each<[string, DeliveryEvent]>([
    ['the hotline says that it is filed', events.file],
    ['the hotline says that it is taken back', events.withdrawn],
    [
      'the hotline has deleted it, and it is begun anew',
      { name: 'checkpoint', checkpoint: { phase: 'none' } },
    ],
  ])('is over when %s', (_, event) => {
    expect(afterwards(sending, events['lose-answer'], events.claim, event).outcomeUnknown).toBe(false);
  });
});

describe('A worker that died while sending', () => {
  const phases: readonly [Checkpoint['phase'], StateName][] = [
    ['none', 'waiting'],
    ['submitting', 'waiting'],
    ['finishing', 'unknown'],
    ['retracting', 'waiting'],
  ];
  test.each(phases)('at "%s" leaves the delivery %s, due at once, with its checkpoint', (phase, expected) => {
    const checkpoint = aCheckpoint(phase);
    const left = step(aDelivery({ state: states.sending, checkpoint, failedAttempts: 3 }), events.interrupt);
    expect(left).toMatchObject({
      state: { name: expected, since: 20, notBefore: 20 },
      checkpoint,
      failedAttempts: 3,
    });
  });
});

describe('Attempts that came to nothing', () => {
  const sending = aDelivery({ state: states.sending, failedAttempts: 2 });

  test.each<[string, DeliveryEvent, number]>([
    ['counts when the hotline was asked', events.postpone, 3],
    ['counts when the answer was lost', events['lose-answer'], 3],
    ['does not count when the destination as a whole stands still', events['hold-up'], 2],
    ['does not count when the worker died', events.interrupt, 2],
  ])('one more %s', (_, event, expected) => {
    expect(step(sending, event)?.failedAttempts).toBe(expected);
  });

  test.each<[StateName, Situation, DeliveryEvent]>([
    ['waiting', 'not at the hotline', events.hasten],
    ['unknown', 'perhaps filed', events.hasten],
    ['needs-person', 'not at the hotline', events.retry],
    ['waiting', 'open at the hotline', events.withdraw],
  ])('are forgotten when a person acts: %s, %s, $name', (state, situation, event) => {
    const moved = step(delivery(state, situation, { failedAttempts: 7 }), event);
    expect(moved).toMatchObject({ failedAttempts: 0, state: { since: 20, notBefore: 20 } });
  });

  test('are not forgotten when the clock is set back', () => {
    expect(
      step(delivery('waiting', 'not at the hotline', { failedAttempts: 7 }), events.rebase)?.failedAttempts,
    ).toBe(7);
  });
});

describe('What holds up every delivery alike', () => {
  test('leaves it due at once, with what stands in the way', () => {
    expect(step(delivery('sending', 'not at the hotline'), events['hold-up'])).toMatchObject({
      state: { name: 'waiting', since: 20, notBefore: 20 },
      problem,
    });
  });
});

describe('Taking back', () => {
  test('what is open at the hotline is asked of the hotline, and remembered', () => {
    expect(step(delivery('waiting', 'open at the hotline', { problem }), events.withdraw)).toMatchObject({
      state: { name: 'waiting', since: 20, notBefore: 20 },
      withdrawing: true,
      problem: null,
    });
  });

  test('stays wanted through failures and refusals', () => {
    const moved = afterwards(
      delivery('waiting', 'open at the hotline'),
      events.withdraw,
      events.claim,
      events.postpone,
      events.claim,
      events.refuse,
      events.retry,
    );
    expect(moved.withdrawing).toBe(true);
  });

  test('ends as cancelled, by the time of the answer', () => {
    const moved = afterwards(
      delivery('unknown', 'perhaps filed'),
      events.withdraw,
      events.claim,
      events.withdrawn,
    );
    expect(moved).toMatchObject({
      state: { name: 'cancelled', at: 20 },
      outcomeUnknown: false,
      problem: null,
    });
  });
});

test('Waiting that is begun anew after the clock was set back lasts as long as it was to last', () => {
  const held = step(delivery('held', 'not at the hotline'), { name: 'rebase', at: -1000 });
  expect(held?.state).toEqual({ name: 'held', since: -1000, until: -992 });
  const unknown = step(delivery('unknown', 'perhaps filed'), { name: 'rebase', at: -1000 });
  expect(unknown?.state).toEqual({ name: 'unknown', since: -1000, notBefore: -992 });
});

test.each([
  ['submitting', 'none'],
  ['finishing', 'finishing'],
  ['retracting', 'retracting'],
] as const)('A person who tries again after a refusal at "%s" goes on from "%s"', (phase, expected) => {
  const refused = aDelivery({ state: states['needs-person'], checkpoint: aCheckpoint(phase) });
  expect(step(refused, events.retry)?.checkpoint.phase).toBe(expected);
});

test('Whatever happens in whatever order: what may be filed is never shown as surely not, nor moved elsewhere', () => {
  const phase = fc.constantFrom('none', 'submitting', 'finishing', 'retracting');
  const event = fc.oneof(
    fc.constantFrom(...Object.values(events)),
    phase.map((name): DeliveryEvent => ({ name: 'checkpoint', checkpoint: aCheckpoint(name) })),
  );
  const saysNotFiled: readonly StateName[] = ['held', 'waiting', 'cancelled'];
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (happened) => {
      let current = aDelivery();
      for (const one of happened) {
        const next = step(current, one);
        if (next === null) continue;
        expect(Object.hasOwn(moves[current.state.name], one.name)).toBe(true);
        if (next.outcomeUnknown) expect(saysNotFiled).not.toContain(next.state.name);
        else expect(next.state.name).not.toBe('unknown');
        if (current.outcomeUnknown && !next.outcomeUnknown)
          expect(['file', 'withdrawn', 'checkpoint']).toContain(one.name);
        const { id, reportId, createdAt, destination, organisation } = current;
        expect(next).toMatchObject({ id, reportId, createdAt, destination, organisation });
        current = next;
      }
    }),
    { numRuns: 1000 },
  );
});
