import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoff } from '../../extension/outbox/backoff.ts';

test.each([
  { failed: 0, ms: 2_000 },
  { failed: 1, ms: 4_000 },
  { failed: 5, ms: 64_000 },
  { failed: 60, ms: 1_800_000 },
])('after $failed failed attempts the middle wait is $ms ms', ({ failed, ms }) => {
  expect(backoff(failed, null, 0.5)).toBe(ms);
});

test('a wait lies within a quarter of its middle, is at most 37.5 minutes, and never shorter than the hotline asked', () => {
  const attempts = fc.nat({ max: 200 });
  const asked = fc.option(fc.nat({ max: 10 * 86_400_000 }));
  const random = fc.double({ min: 0, max: 0.999, noNaN: true });
  fc.assert(
    fc.property(attempts, asked, random, (failed, retryAfterMs, chance) => {
      const own = backoff(failed, null, chance);
      expect(own).toBeGreaterThanOrEqual(1_500);
      expect(own).toBeLessThanOrEqual(2_250_000);
      expect(backoff(failed, retryAfterMs, chance)).toBe(
        Math.max(own, Math.min(retryAfterMs ?? 0, 86_400_000)),
      );
    }),
  );
});
