import { describe, expect, test } from 'vitest';
import type { Delivery } from '../../extension/outbox/delivery.ts';
import { isReplaceable, placesTaken, replacement } from '../../extension/outbox/replacing.ts';
import type { DestinationId } from '../../extension/report/destination.ts';
import type { ReportId } from '../../extension/report/report.ts';
import { aCheckpoint, aDelivery, aReceipt } from '../builders/delivery.ts';
import { aDestination } from '../builders/policy.ts';

const open = { checkpoint: aCheckpoint('finishing') };
const rows: readonly [string, Partial<Delivery>, event: string | null, replaceable: boolean][] = [
  ['on hold', {}, 'undo', true],
  ['waiting', { state: { name: 'waiting', since: 0, notBefore: 1 } }, 'cancel', true],
  [
    'waiting, open at the hotline',
    { state: { name: 'waiting', since: 0, notBefore: 1 }, ...open },
    'withdraw',
    true,
  ],
  [
    'being taken back already',
    { state: { name: 'waiting', since: 0, notBefore: 1 }, ...open, withdrawing: true },
    null,
    true,
  ],
  ['refused', { state: { name: 'needs-person' } }, 'cancel', true],
  ['refused, open at the hotline', { state: { name: 'needs-person' }, ...open }, 'withdraw', true],
  ['refused, perhaps filed', { state: { name: 'needs-person' }, ...open, outcomeUnknown: true }, null, false],
  [
    'perhaps filed',
    { state: { name: 'unknown', since: 0, notBefore: 1 }, ...open, outcomeUnknown: true },
    null,
    false,
  ],
  ['being sent', { state: { name: 'sending', since: 0 } }, null, false],
  ['filed', { state: { name: 'filed', receipt: aReceipt() } }, null, false],
  ['filed by hand', { state: { name: 'filed-by-hand', at: 0, reference: 'r' } }, null, false],
];

describe('A delivery that is', () => {
  const old = 'old' as ReportId;

  test.each(rows)('%s', (_, given, event, replaceable) => {
    const delivery = aDelivery(given);
    expect(isReplaceable(delivery)).toBe(replaceable);
    expect(replacement(old, [], 7).eventOf(delivery)).toEqual(event === null ? null : { name: event, at: 7 });
  });

  test('cancelled is replaced as it is: asking for it again changes nothing', () => {
    const cancelled = aDelivery({ state: { name: 'cancelled', at: 1 } });
    expect(isReplaceable(cancelled)).toBe(true);
  });
});

describe('A corrected report', () => {
  const other = aDestination({ id: 'other' as DestinationId });
  const filed = aDelivery({ state: { name: 'filed', receipt: aReceipt() } });
  const held = aDelivery({ destination: other });

  test('finds those places taken where the earlier one is or may be filed', () => {
    expect(placesTaken([filed, held]).size).toBe(1);
  });

  test.each([
    ['may be saved when it goes only where nothing is', [held], true],
    ['may not be saved when it goes where one is filed', [filed, held], false],
  ] as const)('%s', (_, corrected, expected) => {
    const { isReplaceable: mayBeSaved } = replacement('old' as ReportId, corrected, 7);
    expect(mayBeSaved([filed, held])).toBe(expected);
  });

  test('may go to the same hotline in the other environment', () => {
    const live = aDelivery({ destination: aDestination({ environment: 'production' }) });
    expect(replacement('old' as ReportId, [live], 7).isReplaceable([filed])).toBe(true);
  });
});
