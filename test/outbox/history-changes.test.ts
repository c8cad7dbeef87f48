import { describe, expect, test } from 'vitest';
import type { DeliveryId } from '../../extension/outbox/delivery.ts';
import { createHistoryChanges } from '../../extension/outbox/history-changes.ts';

const one = { id: 'one' as DeliveryId, createdAt: 1 };
const other = { id: 'other' as DeliveryId, createdAt: 2 };
const idsOf = (keys: readonly (readonly [number, DeliveryId])[] | null) => keys?.map(([, id]) => id) ?? null;

describe('What has changed since a mark', () => {
  test('is each row once, by its last change', () => {
    const changes = createHistoryChanges();
    const before = changes.mark();
    changes.note([one, other]);
    changes.note([one]);
    expect(changes.since(before)).toEqual([
      [-2, 'other'],
      [-1, 'one'],
    ]);
  });

  test('is nothing when nothing has, and only what came after', () => {
    const changes = createHistoryChanges();
    changes.note([one]);
    const mark = changes.mark();
    expect(idsOf(changes.since(mark))).toEqual([]);
    changes.note([other]);
    expect(idsOf(changes.since(mark))).toEqual(['other']);
  });

  test('cannot be told row by row when everything was erased', () => {
    const changes = createHistoryChanges();
    const mark = changes.mark();
    changes.clear();
    expect(changes.since(mark)).toBeNull();
    changes.note([one]);
    expect(idsOf(changes.since(changes.mark() - 1))).toEqual(['one']);
  });
});
