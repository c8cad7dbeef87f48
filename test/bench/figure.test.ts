import { expect, test } from 'vitest';
import { figureOf, ratioOf } from './figure.ts';

test('a figure is the median and the 95th percentile of what was measured, whatever its order', () => {
  const samples = Array.from({ length: 20 }, (_, place) => 20 - place);
  expect(figureOf(samples)).toEqual({ medianMs: 10, p95Ms: 19, runs: 20 });
});

test('one sample is its own median', () => {
  expect(figureOf([3.1234])).toEqual({ medianMs: 3.1, p95Ms: 3.1, runs: 1 });
});

test('no sample is no figure', () => {
  expect(() => figureOf([])).toThrow('Nothing was measured');
});

test('a ratio compares medians', () => {
  expect(ratioOf({ medianMs: 12, p95Ms: 99, runs: 1 }, { medianMs: 8, p95Ms: 1, runs: 1 })).toBe(1.5);
});
