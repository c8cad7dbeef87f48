import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countedTo, freshDay, withReports, withShield } from '../../extension/shield/exposure.ts';

const minute = 60_000;
/** Noon of a day in a zone that is two hours ahead. */
const noon = Date.UTC(2026, 10, 27, 10);
const zone = 120;

const fresh = freshDay(noon, zone);
const shielded = withShield(fresh, true, noon);

describe('The exposure of a day', () => {
  test('counts the minutes while something is shielded, and none after', () => {
    const later = countedTo(shielded, noon + 5 * minute, zone);
    const off = withShield(later, false, noon + 5 * minute);
    expect(countedTo(off, noon + 60 * minute, zone).shieldedMs).toBe(5 * minute);
  });

  test('takes a long silence for an absence', () => {
    expect(countedTo(shielded, noon + 300 * minute, zone).shieldedMs).toBe(15 * minute);
  });

  test('begins anew at the local midnight, with the minutes since then', () => {
    const beforeMidnight = noon + (12 * 60 - 3) * minute;
    const open = withShield(withReports(freshDay(beforeMidnight, zone), ['one']), true, beforeMidnight);
    expect(countedTo(open, noon + (12 * 60 + 4) * minute, zone)).toMatchObject({
      reports: 0,
      shieldedMs: 4 * minute,
    });
    expect(countedTo(open, noon + (12 * 60 - 1) * minute, zone)).toMatchObject({
      reports: 1,
      shieldedMs: 2 * minute,
    });
  });

  test('counts what is saved again once, a batch too', () => {
    const filings = [['one'], ['one'], ['two'], [], ['three', 'four'], ['three', 'four'], ['five']];
    expect(filings.reduce(withReports, fresh).reports).toBe(5);
  });

  test('counts nothing when the clock is set back', () => {
    expect(countedTo(shielded, noon - 20 * minute, zone).shieldedMs).toBe(0);
  });

  test('comes to the same however often it is looked at, as long as nobody is silent for long', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 14 * minute }), { maxLength: 20 }), (steps) => {
        const total = steps.reduce((sum, step) => sum + step, 0);
        fc.pre(total < 11 * 60 * minute);
        const { exposure } = steps.reduce(
          ({ exposure, at }, step) => ({
            exposure: countedTo(exposure, at + step, zone),
            at: at + step,
          }),
          { exposure: shielded, at: noon },
        );
        expect(exposure.shieldedMs).toBe(total);
      }),
    );
  });
});
