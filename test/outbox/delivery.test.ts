import { describe, expect, test } from 'vitest';
import type { Checkpoint, Receipt } from '../../extension/hotlines/hotline.ts';
import {
  type Delivery,
  type DeliveryEvent,
  type DeliveryState,
  dueAt,
  type EventName,
  moves,
  type StateName,
  step,
} from '../../extension/outbox/delivery.ts';
import { zonedTime } from '../../extension/report/time.ts';
import { aDelivery } from '../builders/delivery.ts';

const receipt: Receipt = { reference: '4711', filedAt: zonedTime(0, 0), requestId: 'r', payloadSha256: 'f' };
const problem = { code: 'hotline-busy' } as const;
const payload = { mediaType: 'text/xml', text: '<report/>' };
const finishing: Checkpoint = { phase: 'finishing', payload, reference: '4711', openedAt: 1 };

const states: Readonly<Record<StateName, DeliveryState>> = {
  held: { name: 'held', until: 10 },
  waiting: { name: 'waiting', notBefore: 10 },
  sending: { name: 'sending', since: 10 },
  unknown: { name: 'unknown', notBefore: 10 },
  filed: { name: 'filed', receipt },
  'needs-person': { name: 'needs-person' },
  'filed-by-hand': { name: 'filed-by-hand', at: 10, reference: 'hand-1' },
  cancelled: { name: 'cancelled', at: 10 },
};

const events: Readonly<Record<EventName, DeliveryEvent>> = {
  claim: { name: 'claim', at: 20 },
  checkpoint: { name: 'checkpoint', checkpoint: finishing },
  file: { name: 'file', receipt },
  postpone: { name: 'postpone', until: 30, problem },
  'lose-answer': { name: 'lose-answer', until: 30, problem },
  refuse: { name: 'refuse', problem },
  interrupt: { name: 'interrupt', at: 20 },
  undo: { name: 'undo', at: 20 },
  retry: { name: 'retry', at: 20 },
  hasten: { name: 'hasten', at: 20 },
  'file-by-hand': { name: 'file-by-hand', at: 20, reference: 'hand-1' },
  'give-up': { name: 'give-up', at: 20 },
};

const allMoves = Object.values(states).flatMap((state) =>
  Object.values(events).map((event) => ({ state, event })),
);

describe('the table of moves', () => {
  test.each(allMoves)('$state.name on $event.name does what the table says, and nothing else', ({
    state,
    event,
  }) => {
    const moved = step(aDelivery({ state }), event);
    const allowed = moves[state.name][event.name];
    if (allowed === undefined) expect(moved).toBeNull();
    else expect(allowed).toContain(moved?.state.name);
  });

  test('a filed or cancelled delivery never moves again', () => {
    expect([moves.filed, moves.cancelled]).toEqual([{}, {}]);
  });

  test('undo exists only while nothing has left', () => {
    const undoable = Object.entries(moves).filter(([, row]) => row.undo !== undefined);
    expect(undoable.map(([state]) => state)).toEqual(['held']);
  });
});

describe('a lost answer', () => {
  const sendingFinish = aDelivery({ state: states.sending, checkpoint: finishing });

  const moved = (...happened: readonly DeliveryEvent[]): Delivery =>
    happened.reduce((delivery, event) => {
      const next = step(delivery, event);
      if (next === null) throw new Error(`no move ${event.name} from ${delivery.state.name}`);
      return next;
    }, sendingFinish);

  test('makes the outcome unknown', () => {
    expect(moved(events['lose-answer']).state).toEqual({ name: 'unknown', notBefore: 30 });
  });

  test('stays unknown when the hotline is only busy afterwards', () => {
    expect(moved(events['lose-answer'], events.claim, events.postpone).state.name).toBe('unknown');
  });

  test('stays unknown through a refusal and a person who tries again', () => {
    const retried = moved(events['lose-answer'], events.claim, events.refuse, events.retry);
    expect([retried.state.name, retried.checkpoint.phase]).toEqual(['unknown', 'finishing']);
  });

  test('is over when the hotline says that it is filed', () => {
    expect(moved(events['lose-answer'], events.claim, events.file).outcomeUnknown).toBe(false);
  });

  test('is over when the expired report is begun anew', () => {
    const anew = { name: 'checkpoint', checkpoint: { phase: 'none' } } as const;
    expect(moved(events['lose-answer'], events.claim, anew).outcomeUnknown).toBe(false);
  });
});

describe('a worker that died while sending', () => {
  const phases: readonly [Checkpoint, StateName][] = [
    [{ phase: 'none' }, 'waiting'],
    [{ phase: 'submitting', payload }, 'waiting'],
    [{ ...finishing, phase: 'open' }, 'waiting'],
    [finishing, 'unknown'],
  ];
  test.each(phases)('at %o leaves the delivery %s', (checkpoint, expected) => {
    const left = step(aDelivery({ state: states.sending, checkpoint }), events.interrupt);
    expect([left?.state.name, left?.checkpoint]).toEqual([expected, checkpoint]);
  });
});

test('a person who tries again after a refusal gets the document composed anew', () => {
  const refusedAtSubmit = aDelivery({
    state: states['needs-person'],
    checkpoint: { phase: 'submitting', payload },
  });
  expect(step(refusedAtSubmit, events.retry)?.checkpoint).toEqual({ phase: 'none' });
});

test('only held, waiting and unknown deliveries are ever due', () => {
  const due = Object.values(states).filter((state) => dueAt(aDelivery({ state })) !== null);
  expect(due.map(({ name }) => name).sort()).toEqual(['held', 'unknown', 'waiting']);
});
