import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeliveryId } from '../../extension/outbox/delivery.ts';
import { packRows } from '../../extension/outbox/history-batch.ts';
import { type HistoryRow, historyKeyOf } from '../../extension/outbox/history-row.ts';
import type { DestinationKey } from '../../extension/report/destination.ts';
import { unpackRows } from '../../extension/ui/history/listed-row.ts';
import { aHistoryRow } from '../builders/history.ts';

const text = fc.string({ maxLength: 8 });
const anyRow: fc.Arbitrary<HistoryRow> = fc.record({
  id: text.map((id) => id as DeliveryId),
  reportId: text.map((id) => id as HistoryRow['reportId']),
  createdAt: fc.integer(),
  state: fc.constantFrom<HistoryRow['state']>('held', 'filed', 'needs-person', 'cancelled'),
  categoryId: text,
  category: text,
  destinationKey: text.map((key) => key as DestinationKey),
  destination: text,
  environment: fc.constantFrom<HistoryRow['environment']>('test', 'production'),
  urgent: fc.boolean(),
  reference: fc.option(text),
  hosts: fc.option(text),
  caseId: fc.option(text),
  content: fc.constantFrom<HistoryRow['content']>('readable', 'sealed', 'erased'),
});

describe('Rows on the way to a page', () => {
  test('arrive as they were, whatever is in them', () => {
    fc.assert(
      fc.property(fc.array(anyRow), (rows) => {
        // What travels is JSON; one destination has one environment.
        const travelled = JSON.parse(JSON.stringify(packRows(rows)));
        const environments = new Map(
          [...rows].reverse().map((row) => [`${row.destinationKey} ${row.destination}`, row.environment]),
        );
        expect(unpackRows(travelled)).toEqual(
          rows.map(({ categoryId, category, destinationKey, destination, hosts, caseId, ...row }) => {
            const environment = environments.get(`${destinationKey} ${destination}`);
            const { environment: _, ...kept } = row;
            return {
              ...kept,
              category: { id: categoryId, name: category },
              destination: { key: destinationKey, name: destination, environment },
              words: [row.reference, hosts, caseId]
                .filter((word) => word !== null)
                .join(' ')
                .toLowerCase(),
            };
          }),
        );
      }),
    );
  });

  test('name what repeats once', () => {
    const { categories, destinations, rows } = packRows([aHistoryRow(), aHistoryRow(), aHistoryRow()]);
    expect([categories.length, destinations.length, rows.length]).toEqual([1, 1, 3]);
  });

  test('of a category that was renamed show the name that each was saved with', () => {
    const unpacked = unpackRows(
      packRows([aHistoryRow({ category: 'Before' }), aHistoryRow({ category: 'After' })]),
    );
    expect(unpacked.map(({ category }) => category.name)).toEqual(['Before', 'After']);
  });

  test('that name what the batch does not have are left out', () => {
    expect(unpackRows({ ...packRows([aHistoryRow()]), categories: [] })).toEqual([]);
  });
});

test('Keys lie newest first', () => {
  const [older, newer] = [1, 2].map((createdAt) => historyKeyOf(aHistoryRow({ createdAt })));
  expect(newer?.[0]).toBeLessThan(older?.[0] ?? 0);
});
