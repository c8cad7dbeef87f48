import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breakDue, type Stretch, workedOn } from '../../extension/shield/breaks.ts';

const rhythm = { everyMinutes: 50, minutes: 10 };
const minute = 60_000;
const stretchOf = (...minutes: readonly number[]): Stretch | null =>
  minutes.reduce<Stretch | null>((stretch, at) => workedOn(stretch, at * minute, rhythm), null);

describe('A break', () => {
  test.each([
    ['nothing has been done', [], 60, null],
    ['the work has just begun', [0], 0, null],
    ['the work has gone on a while', [0, 9, 18, 27, 36, 45, 49], 49, null],
    ['it is time', [0, 9, 18, 27, 36, 45, 50], 50, 50],
    ['it was time some minutes ago', [0, 9, 18, 27, 36, 45, 54, 60], 61, 61],
    ['there was a break of that length', [0, 9, 18, 27, 36, 46, 50], 50, null],
    ['the moderator is away for as long as the break', [0, 9, 18, 27, 36, 45, 54], 64, null],
    ['the clock was set back', [100, 109, 5], 6, null],
  ])('when %s', (_, signs, now, worked) => {
    expect(breakDue(stretchOf(...signs), now * minute, rhythm)).toBe(worked);
  });

  test('is never due before the rhythm says so, and always when work went on without one', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 }), (pauses) => {
        const signs = [0];
        for (const pause of pauses) signs.push((signs.at(-1) ?? 0) + pause);
        const now = signs.at(-1) ?? 0;
        const due = breakDue(stretchOf(...signs), now * minute, rhythm);
        expect(due !== null).toBe(now >= rhythm.everyMinutes);
      }),
    );
  });
});
