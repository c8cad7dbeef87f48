import { expect, test } from 'vitest';
import { createPending } from '../../extension/capture/pending.ts';
import { failure } from '../../extension/report/problem.ts';

const captured = failure({ code: 'no-tab' });

test('What was pointed at is handed over once', () => {
  const pending = createPending({ now: () => 0 });
  expect([pending.look(), pending.take()]).toEqual([null, null]);
  pending.keep(captured);
  expect([pending.look(), pending.look(), pending.take(), pending.take()]).toEqual([
    captured,
    captured,
    captured,
    null,
  ]);
});

test('What no popup came for in half a minute is forgotten', () => {
  let clock = 0;
  const pending = createPending({ now: () => clock });
  pending.keep(captured);
  clock = 29_999;
  expect(pending.look()).toEqual(captured);
  clock = 30_000;
  expect(pending.take()).toBeNull();
});
