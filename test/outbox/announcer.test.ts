import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAnnouncer } from '../../extension/outbox/announcer.ts';

/** An announcer on a clock that the test sets: when something was told, in milliseconds. */
function anAnnouncer() {
  let now = 0;
  const told: number[] = [];
  const timers: { readonly at: number; readonly run: () => void }[] = [];
  const announce = createAnnouncer({
    announce: () => void told.push(now),
    later: (run, milliseconds) => void timers.push({ at: now + milliseconds, run }),
  });
  return {
    told,
    announce,
    passes(milliseconds: number) {
      const until = now + milliseconds;
      for (let next = timers[0]; next !== undefined && next.at <= until; next = timers[0]) {
        timers.shift();
        now = next.at;
        next.run();
      }
      now = until;
    },
  };
}

describe('A change', () => {
  test('is told at once', () => {
    const { told, announce } = anAnnouncer();
    announce();
    expect(told).toEqual([0]);
  });

  test('that comes alone is told once', () => {
    const { told, announce, passes } = anAnnouncer();
    announce();
    passes(5000);
    expect(told).toEqual([0]);
  });

  test('that follows closely is told too, a little later and once', () => {
    const { told, announce, passes } = anAnnouncer();
    announce();
    passes(10);
    announce();
    announce();
    passes(5000);
    expect(told).toEqual([0, 100]);
  });

  test('after a rest is told at once again', () => {
    const { told, announce, passes } = anAnnouncer();
    announce();
    passes(100);
    announce();
    passes(1000);
    announce();
    expect(told).toEqual([0, 100, 1100]);
  });
});

test('Changes that keep coming are told ever more seldom, and as soon as at first after a rest', () => {
  const { told, announce, passes } = anAnnouncer();
  for (let at = 0; at < 10_000; at += 50) {
    announce();
    passes(50);
  }
  expect(told).toEqual([0, 100, 300, 700, 1500, 3100, 4700, 6300, 7900, 9500]);
  passes(5000);
  const before = told.length;
  announce();
  passes(50);
  announce();
  passes(50);
  expect(told.slice(before).map((at) => at - 15_000)).toEqual([0, 100]);
});

test('However many changes come, the last one is always told, and never sooner than a tenth of a second', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 400 }), { minLength: 1, maxLength: 60 }), (pauses) => {
      const { told, announce, passes } = anAnnouncer();
      let now = 0;
      for (const pause of pauses) {
        passes(pause);
        now += pause;
        announce();
      }
      passes(1600);
      expect(told.at(-1)).toBeGreaterThanOrEqual(now);
      for (const [place, at] of told.entries())
        if (place > 0) expect(at - (told[place - 1] ?? 0)).toBeGreaterThanOrEqual(100);
    }),
  );
});
