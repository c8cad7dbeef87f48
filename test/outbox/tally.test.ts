import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nothingOpen, type Progress, tallied, writeTally } from '../../extension/outbox/tally.ts';

describe('The tally', () => {
  test.each<[string, Progress, number, number, Progress]>([
    ['begins with what is saved', nothingOpen, 2, 0, { open: 2, all: 2 }],
    ['grows while something is open', { open: 1, all: 4 }, 2, 0, { open: 3, all: 6 }],
    ['keeps all while some settle', { open: 3, all: 6 }, 0, 2, { open: 1, all: 6 }],
    [
      'takes a corrected report with the one it stands in for',
      { open: 1, all: 1 },
      1,
      1,
      { open: 1, all: 2 },
    ],
    ['begins anew when nothing is open any more', { open: 2, all: 6 }, 0, 2, nothingOpen],
    ['follows a report that is re-routed to fewer places', { open: 3, all: 3 }, -1, 0, { open: 2, all: 2 }],
  ])('%s', (_, before, saved, settled, after) => {
    expect(tallied(before, saved, settled)).toEqual(after);
  });

  test('counts what is open whatever is saved and settled, and never more than all', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5), fc.nat(5))), (changes) => {
        let [tally, open] = [nothingOpen, 0];
        for (const [saved, asked] of changes) {
          const settled = Math.min(asked, open + saved);
          open += saved - settled;
          tally = tallied(tally, saved, settled);
          expect(tally.open).toBe(open);
          expect(tally.all).toBeGreaterThanOrEqual(open);
        }
      }),
    );
  });

  test('is not touched by what neither saves nor settles', async () => {
    const refuse = () => Promise.reject(new Error('nothing is to be read or written'));
    await writeTally({ get: refuse, put: refuse }, 0, 0);
  });
});
