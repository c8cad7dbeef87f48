import { describe, expect, test } from 'vitest';
import { standingOf } from '../../extension/outbox/batch-standing.ts';
import type { DeliveryState } from '../../extension/outbox/delivery.ts';
import type { ReportId } from '../../extension/report/report.ts';
import { aDelivery, aReceipt } from '../builders/delivery.ts';

const held: DeliveryState = { name: 'held', since: 0, until: 8 };
const filed: DeliveryState = { name: 'filed', receipt: aReceipt() };
const cancelled: DeliveryState = { name: 'cancelled', at: 1 };
const sending: DeliveryState = { name: 'sending', since: 1 };
const stopped: DeliveryState = { name: 'needs-person' };
const ready: DeliveryState = { name: 'to-hand-over', since: 1 };

/** One report with a delivery in each of these states. */
const standing = (...states: readonly DeliveryState[]) =>
  standingOf(
    states.map((state) => aDelivery({ reportId: 'one' as ReportId, state })),
    1,
  );

describe('A report of a batch', () => {
  test.each<[string, readonly DeliveryState[], string, number]>([
    ['on hold for one hotline and filed at another', [filed, held], 'held', 1],
    ['to be filed by a person', [filed, ready], 'for-person', 1],
    ['stopped at one hotline', [sending, stopped], 'for-person', 0],
    ['being sent', [filed, sending], 'on-its-way', 0],
    ['filed everywhere', [filed, filed], 'sent', 0],
    ['filed here and taken back there', [filed, cancelled], 'sent', 0],
    ['taken back everywhere', [cancelled, cancelled], 'taken-back', 0],
  ])('%s counts as one', (_, states, name, undoable) => {
    const told = standing(...states);
    expect(told.saved).toBe(1);
    expect(Object.entries(told.counts).filter(([, count]) => count > 0)).toEqual([[name, 1]]);
    expect(told.undoable).toBe(undoable);
  });
});

test('The undo time of a batch ends with that of its first report', () => {
  expect(standing(held, { ...held, until: 5 } as DeliveryState).heldUntil).toBe(5);
  expect(standing(filed).heldUntil).toBeNull();
});
