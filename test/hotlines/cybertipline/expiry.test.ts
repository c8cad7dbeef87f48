import { expect, test } from 'vitest';
import { deadlineOf, expiresAt, isExpired } from '../../../extension/hotlines/cybertipline/expiry.ts';
import { aCheckpoint } from '../../builders/delivery.ts';
import { clickedAt } from '../../builders/report.ts';

const day = 24 * 3_600_000;

test('An open report is deleted a day after it was opened', () => {
  expect(expiresAt(clickedAt)).toBe(clickedAt + day);
});

test.each([
  ['at once', 0, false],
  ['an hour later', 3_600_000, false],
  ['at the very limit', day, false],
  ['behind the limit', day + 1, true],
  ['before it was opened, by a clock that was set back', -day, false],
])('An open report is expired %s: %s', (_, later, expired) => {
  expect(isExpired(clickedAt, clickedAt + later)).toBe(expired);
});

test.each([
  ['none', null],
  ['submitting', null],
  ['finishing', clickedAt + day],
  ['retracting', clickedAt + day],
] as const)('A delivery at "%s" has the deadline %s: only what is open at the hotline is deleted there', (phase, deadline) => {
  expect(deadlineOf(aCheckpoint(phase))).toBe(deadline);
});
