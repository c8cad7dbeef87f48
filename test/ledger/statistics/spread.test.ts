import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spreadOf } from '../../../extension/ledger/statistics/spread.ts';
import { spread } from './recount.ts';

const upTo = (last: number) => Array.from({ length: last }, (_, place) => place + 1);

describe('Median and 95th percentile', () => {
  test.each<[string, readonly number[], number | null, number | null]>([
    ['nothing', [], null, null],
    ['one', [7], 7, 7],
    ['two', [10, 20], 15, 20],
    ['three in no order', [30, 10, 20], 20, 30],
    ['numbers that a text would order otherwise', [100, 9, 20], 20, 100],
    ['twenty', upTo(20), 10.5, 19],
    ['twenty-one', upTo(21), 11, 20],
    ['a hundred', upTo(100), 50.5, 95],
  ])('of %s', (_, durations, medianMs, p95Ms) => {
    expect(spreadOf(durations)).toEqual({ count: durations.length, medianMs, p95Ms });
  });

  test('are what their definitions say, whatever the durations', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), (durations) => {
        expect(spreadOf(durations)).toEqual(spread(durations));
      }),
    );
  });
});
