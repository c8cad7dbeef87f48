import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeliveryId } from '../../../extension/outbox/delivery.ts';
import type { DestinationKey } from '../../../extension/report/destination.ts';
import type { ReportId } from '../../../extension/report/report.ts';
import {
  everything,
  type Group,
  groupOf,
  groups,
  type HistoryFilter,
  spanStarts,
  spans,
  toggled,
} from '../../../extension/ui/history/filter.ts';
import { filterRows } from '../../../extension/ui/history/filter-rows.ts';
import { type ListedRow, shownState } from '../../../extension/ui/history/listed-row.ts';
import { aListedRow } from '../../builders/history.ts';
import { clickedAt } from '../../builders/report.ts';

const now = clickedAt;
const day = 86_400_000;
const keys = ['key-a', 'key-b', 'key-c'] as DestinationKey[];
const states: readonly ListedRow['state'][] = [
  'held',
  'waiting',
  'sending',
  'unknown',
  'filed',
  'filed-by-hand',
  'needs-person',
  'to-hand-over',
  'handed-over',
  'cancelled',
];

const anyRow = fc
  .record({
    state: fc.constantFrom(...states),
    category: fc.constantFrom('csam', 'other').map((id) => ({ id, name: id })),
    destination: fc.constantFrom(...keys).map((key) => ({ key, name: key, environment: 'test' as const })),
    urgent: fc.boolean(),
    createdAt: fc.integer({ min: now - 40 * day, max: now }),
    words: fc.constantFrom('4711 host-a.example', '4712 host-b.example', ' '),
  })
  .map((given) => aListedRow(given));
const anyRows = fc
  .array(anyRow, { maxLength: 30 })
  .map((rows) => rows.map((row, place) => ({ ...row, id: `delivery-${place}` as DeliveryId })));
const anyFilter: fc.Arbitrary<HistoryFilter> = fc.record({
  groups: fc.uniqueArray(fc.constantFrom(...groups)).map((some) => new Set(some)),
  categories: fc.uniqueArray(fc.constantFrom('csam', 'other')).map((some) => new Set(some)),
  destinations: fc.uniqueArray(fc.constantFrom(...keys)).map((some) => new Set(some)),
  span: fc.option(fc.constantFrom(...spans)),
  urgent: fc.boolean(),
  search: fc.constantFrom('', '47', '4711', 'HOST-A', 'host example', 'host-a 4712', 'delivery-1'),
});
const anyPaused = fc.subarray(keys).map((some) => new Set(some));

/** The filter as one would say it, and slow. */
function isShown(row: ListedRow, filter: HistoryFilter, paused: ReadonlySet<DestinationKey>): boolean {
  const holds: readonly boolean[] = [
    filter.groups.size === 0 || filter.groups.has(groupOf[shownState(row, paused)]),
    filter.categories.size === 0 || filter.categories.has(row.category.id),
    filter.destinations.size === 0 || filter.destinations.has(row.destination.key),
    filter.span === null || row.createdAt >= spanStarts(now)[filter.span],
    !filter.urgent || row.urgent,
    ...filter.search
      .toLowerCase()
      .split(' ')
      .map((word) => [row.words, row.id, row.reportId].some((text) => text.includes(word))),
  ];
  return holds.every((held) => held);
}

const parts = (paused: ReadonlySet<DestinationKey> = new Set(), needsYouFirst = false) => ({
  paused,
  now,
  needsYouFirst,
});

describe('The filter', () => {
  test('shows just the rows that meet each of its choices, in their order', () => {
    fc.assert(
      fc.property(anyRows, anyFilter, anyPaused, (rows, filter, paused) => {
        expect(filterRows(rows, filter, parts(paused)).rows).toEqual(
          rows.filter((row) => isShown(row, filter, paused)),
        );
      }),
    );
  });

  test('says of each choice how many rows it would show beside the others', () => {
    fc.assert(
      fc.property(anyRows, anyFilter, anyPaused, (rows, filter, paused) => {
        const { counts } = filterRows(rows, filter, parts(paused));
        const shownBy = (change: Partial<HistoryFilter>) =>
          rows.filter((row) => isShown(row, { ...filter, ...change }, paused)).length;
        const asCounted = {
          groups: groups.map((group) => counts.groups.get(group)),
          categories: ['csam', 'other'].map((id) => counts.categories.get(id)),
          destinations: keys.map((key) => counts.destinations.get(key)),
          spans: spans.map((span) => counts.spans.get(span)),
        };
        const orNone = (shown: number) => (shown === 0 ? undefined : shown);
        expect(asCounted).toEqual({
          groups: groups.map((group) => orNone(shownBy({ groups: new Set<Group>([group]) }))),
          categories: ['csam', 'other'].map((id) => orNone(shownBy({ categories: new Set([id]) }))),
          destinations: keys.map((key) => orNone(shownBy({ destinations: new Set([key]) }))),
          spans: spans.map((span) => orNone(shownBy({ span }))),
        });
        expect(counts.urgent).toBe(shownBy({ urgent: true }));
      }),
    );
  });

  test('puts what needs a person first and changes nothing else', () => {
    fc.assert(
      fc.property(anyRows, anyFilter, anyPaused, (rows, filter, paused) => {
        const plain = filterRows(rows, filter, parts(paused)).rows;
        const needsYou = (row: ListedRow) => groupOf[shownState(row, paused)] === 'needs-you';
        expect(filterRows(rows, filter, parts(paused, true)).rows).toEqual([
          ...plain.filter(needsYou),
          ...plain.filter((row) => !needsYou(row)),
        ]);
      }),
    );
  });
});

describe('The search finds a row by', () => {
  const row = aListedRow({ reportId: 'aaaa-case' as ReportId, id: 'bbbb-delivery' as DeliveryId });
  test.each([
    ['its receipt', '4711'],
    ['a part of its receipt', '71'],
    ['its host in any letters', 'EXAMPLE.com'],
    ['its case id', 'aaaa-case'],
    ['a part of its delivery’s id', 'bbbb'],
    ['several words in any order', 'example 4711'],
  ])('%s', (_, search) => {
    expect(filterRows([row], { ...everything, search }, parts()).rows).toEqual([row]);
  });

  test('and not by words of which one is elsewhere', () => {
    expect(filterRows([row], { ...everything, search: '4711 elsewhere' }, parts()).rows).toEqual([]);
  });
});

test('"Today" begins at midnight, and a week and a month have today in them', () => {
  const { today, week, month } = spanStarts(now);
  expect(new Date(today).getHours()).toBe(0);
  expect(now - today).toBeLessThan(day);
  expect([Math.round((today - week) / day), Math.round((today - month) / day)]).toEqual([6, 29]);
});

test('A choice is taken in, and out again', () => {
  expect([...toggled(new Set(['a']), 'b')]).toEqual(['a', 'b']);
  expect([...toggled(new Set(['a', 'b']), 'b')]).toEqual(['a']);
});
