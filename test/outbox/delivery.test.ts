import { describe, expect, test } from 'vitest';
import type { DeliveryState, StateName } from '../../extension/outbox/delivery.ts';
import { dueAt, isAtHotline, isSettled } from '../../extension/outbox/delivery.ts';
import type { DestinationId } from '../../extension/report/destination.ts';
import { destinationKeyOf } from '../../extension/report/destination.ts';
import { aCheckpoint, aReceipt } from '../builders/delivery.ts';
import { aDestination } from '../builders/policy.ts';

const states: readonly [DeliveryState, due: number | null, settled: boolean][] = [
  [{ name: 'held', since: 2, until: 10 }, 10, false],
  [{ name: 'waiting', since: 2, notBefore: 11 }, 11, false],
  [{ name: 'unknown', since: 2, notBefore: 12 }, 12, false],
  [{ name: 'sending', since: 2 }, null, false],
  [{ name: 'needs-person' }, null, false],
  [{ name: 'filed', receipt: aReceipt() }, null, true],
  [{ name: 'filed-by-hand', at: 2, reference: 'hand-1' }, null, true],
  [{ name: 'cancelled', at: 2 }, null, true],
];

describe('A delivery', () => {
  test.each(states.map((row) => [row[0].name as StateName, row] as const))('that is %s', (_, row) => {
    const [state, due, settled] = row;
    expect([dueAt({ state }), isSettled({ state })]).toEqual([due, settled]);
  });

  test.each([
    ['none', false],
    ['submitting', false],
    ['finishing', true],
    ['retracting', true],
  ] as const)('at "%s" is at the hotline: %s', (phase, expected) => {
    expect(isAtHotline({ checkpoint: aCheckpoint(phase) })).toBe(expected);
  });
});

describe('Two destinations are paused and bounded together', () => {
  const key = destinationKeyOf(aDestination());

  test.each([
    ['when only its name has changed', { name: 'Renamed' }, true],
    ['when only its patience has changed', { timeoutSeconds: 1, receiptDays: null }, true],
    ['not when the environment differs', { environment: 'production' as const }, false],
    ['not when the address differs', { address: 'https://other.example/ispws' }, false],
    ['not when the id differs', { id: 'other' as DestinationId }, false],
  ])('%s', (_, given, same) => {
    expect(destinationKeyOf(aDestination(given)) === key).toBe(same);
  });
});
