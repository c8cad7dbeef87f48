import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Act, live } from './life/history.ts';
import { createLuck, scriptedLuck } from './life/luck.ts';
import { networkFates } from './life/network.ts';
import { diskFates } from './life/worker.ts';

const times = <Item>(count: number, item: Item): Item[] => Array(count).fill(item);

/** What happens, as often as it should. */
const acts: readonly Act[] = [
  ...times<Act>(10, 'work'),
  ...(['report', 'repeat', 'undo', 'cancel', 'cancel', 'retry', 'retry', 'correct'] as const),
  ...(['sleep', 'sleep', 'set clock', 'arrive', 'start anew'] as const),
];
const histories = 10_000;

/** In so many histories at the least each of these must have happened, or they show little. */
const expected = {
  file: 8000,
  'lose-answer': 700,
  interrupt: 2000,
  postpone: 2000,
  'hold-up': 1500,
  refuse: 1000,
  retry: 700,
  undo: 1000,
  cancel: 1000,
  withdraw: 250,
  withdrawn: 150,
  'at the hotline retracted': 100,
  'at the hotline deleted': 100,
  'at the hotline left open': 1000,
};

test(`In ${histories} histories nothing is lost, filed twice or shown wrongly`, {
  timeout: 600_000,
}, async () => {
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...acts), { maxLength: 30, size: 'max' }),
      fc.array(fc.nat({ max: 27_719 }), { maxLength: 200, size: 'max' }),
      async (happening, numbers) => {
        const { events, states } = await live(happening, createLuck(numbers));
        const atHotline = states
          .flat()
          .map((state) => `at the hotline ${state === 'open' ? 'left open' : state}`);
        for (const what of new Set([...events, ...atHotline])) seen.set(what, (seen.get(what) ?? 0) + 1);
      },
    ),
    { numRuns: histories },
  );
  const tooSeldom = Object.entries(expected).filter(([what, least]) => (seen.get(what) ?? 0) < least);
  expect(tooSeldom).toEqual([]);
});

describe('A report is filed once', () => {
  const filedOnce = (states: readonly (readonly string[])[]) =>
    states.map((all) => all.filter((state) => state === 'filed').length);

  test.each([...networkFates, ...diskFates])('when every second step of it meets "%s"', async (fate) => {
    const luck = scriptedLuck((turn) => (turn % 2 === 0 ? fate : null));
    const { states } = await live([...times<Act>(8, 'work'), 'retry', ...times<Act>(8, 'work')], luck);
    expect(filedOnce(states)).toEqual([1, 1]);
  });

  /** So many saves and requests are well before `finish` leaves: claim, status, save, submit, save. */
  const beforeFinish = 5;

  test.each([
    ['lost on the way', ['deleted', 'filed']],
    ['the worker dies before', ['deleted', 'filed']],
    ['gateway fails before', ['deleted', 'filed']],
    ['answer lost', ['filed']],
    ['the worker dies after', ['filed']],
    ['gateway fails after', ['filed']],
    ['answer replaced by a page', ['filed']],
  ] as const)('when its finish meets "%s" and the computer then sleeps four days', async (fate, atHotline) => {
    const luck = scriptedLuck((turn) => (turn === beforeFinish + 1 ? fate : null));
    const { states } = await live(['work', 'sleep', 'work'], luck);
    expect(states).toEqual([atHotline, ['filed']]);
  });

  test('when its finish arrives after the client has asked again', async () => {
    const luck = scriptedLuck((turn) => (turn === beforeFinish + 1 ? 'delayed beyond all patience' : null));
    const { states } = await live(['work', 'work', 'arrive'], luck);
    expect(states).toEqual([['filed'], ['filed']]);
  });
});

describe('A report that is taken back while its finish is still on the way', () => {
  const delayed = () => scriptedLuck((turn) => (turn === 6 ? 'delayed beyond all patience' : null));

  test('is not filed when the hotline hears of it first', async () => {
    const { states } = await live(['work', 'cancel', 'work', 'arrive'], delayed());
    expect(states[0]).toEqual(['retracted']);
  });

  test('is filed, and shown as such, when finish was quicker', async () => {
    const { states, events } = await live(['work', 'cancel', 'arrive', 'work'], delayed());
    expect(states[0]).toEqual(['filed']);
    expect(events).toContain('withdraw');
    expect(events).not.toContain('withdrawn');
  });
});
