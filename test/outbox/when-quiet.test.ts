import { describe, expect, test } from 'vitest';
import { createWhenQuiet } from '../../extension/outbox/when-quiet.ts';

/** Work that is put off, on a clock that the test sets: when it was done, in milliseconds. */
function putOff() {
  let [now, shift] = [0, 0];
  const done: number[] = [];
  let timers: { readonly at: number; readonly run: () => void }[] = [];
  const changed = createWhenQuiet({
    work: () => void done.push(now),
    later: (run, milliseconds) => void timers.push({ at: now + milliseconds, run }),
    now: () => now + shift,
  });
  return {
    done,
    changed,
    setClock: (by: number) => {
      shift += by;
    },
    passes(milliseconds: number) {
      const until = now + milliseconds;
      for (let [next] = timers; next !== undefined && next.at <= until; [next] = timers) {
        timers = timers.slice(1);
        now = next.at;
        next.run();
      }
      now = until;
    },
  };
}

describe('Work that can wait', () => {
  test('is done once, soon after a single change', () => {
    const { done, changed, passes } = putOff();
    changed();
    expect(done).toEqual([]);
    passes(60_000);
    expect(done).toEqual([400]);
  });

  test('waits while changes keep coming, and is done when they end', () => {
    const { done, changed, passes } = putOff();
    for (let at = 0; at < 5000; at += 100) {
      changed();
      passes(100);
    }
    expect(done).toEqual([]);
    passes(1000);
    expect(done).toHaveLength(1);
    passes(60_000);
    expect(done).toHaveLength(1);
  });

  test('is done every two minutes at the latest, however busy it is', () => {
    const { done, changed, passes } = putOff();
    for (let at = 0; at < 370_000; at += 100) {
      changed();
      passes(100);
    }
    expect(done).toHaveLength(3);
    for (const [place, at] of done.entries())
      expect(at - (done[place - 1] ?? 0)).toBeLessThanOrEqual(121_000);
  });

  test.each([-24 * 3_600_000, 24 * 3_600_000])('is not put off by a clock that is set by %i ms', (by) => {
    const { done, changed, passes, setClock } = putOff();
    changed();
    setClock(by);
    passes(1000);
    expect(done).toHaveLength(1);
  });
});
