import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  drawnRows,
  heightOf,
  indexAt,
  type ListShape,
  scrollToShow,
  topOf,
} from '../../../extension/ui/history/window.ts';

const anyShape: fc.Arbitrary<ListShape> = fc
  .record({
    count: fc.integer({ min: 1, max: 100_000 }),
    rowHeight: fc.constantFrom(36, 72),
    openPlace: fc.option(fc.double({ min: 0, max: 0.999, noNaN: true })),
    openHeight: fc.integer({ min: 0, max: 2000 }),
  })
  .map(({ openPlace, ...shape }) => ({
    ...shape,
    openAt: openPlace === null ? null : Math.floor(openPlace * shape.count),
  }));
const anyView = fc.record({
  top: fc.integer({ min: -500, max: 4_000_000 }),
  height: fc.integer({ min: 100, max: 2000 }),
});

describe('Of a list of any shape', () => {
  test('every row in sight is drawn, in order and each once, and never many more', () => {
    fc.assert(
      fc.property(anyShape, anyView, (shape, view) => {
        const drawn = drawnRows(shape, view, []);
        const within = Math.min(view.top, heightOf(shape) - 1);
        for (const y of [within, within + view.height / 2, within + view.height])
          if (y >= 0 && y < heightOf(shape)) expect(drawn).toContain(indexAt(shape, y));
        expect(drawn).toEqual([...new Set(drawn)].sort((one, other) => one - other));
        expect(drawn.length).toBeLessThanOrEqual(view.height / shape.rowHeight + 22);
      }),
    );
  });

  test('a row is found where it is', () => {
    fc.assert(
      fc.property(anyShape, fc.nat(), (shape, some) => {
        const index = some % shape.count;
        expect(indexAt(shape, topOf(shape, index))).toBe(index);
        expect(indexAt(shape, topOf(shape, index) + shape.rowHeight - 1)).toBe(index);
      }),
    );
  });

  test('what is unfolded belongs to its row', () => {
    const shape = { count: 10, rowHeight: 36, openAt: 3, openHeight: 100 };
    expect(indexAt(shape, topOf(shape, 3) + 36 + 99)).toBe(3);
    expect(indexAt(shape, topOf(shape, 4))).toBe(4);
    expect(heightOf(shape)).toBe(460);
  });

  test('the row that a person is at work in is drawn wherever it is', () => {
    const shape = { count: 100_000, rowHeight: 36, openAt: null, openHeight: 0 };
    const drawn = drawnRows(shape, { top: 0, height: 720 }, [99_000, null]);
    expect(drawn.at(-1)).toBe(99_000);
    expect(drawn.length).toBeLessThan(40);
  });

  test('scrolling to a row brings it wholly into sight, and moves nothing when it is', () => {
    fc.assert(
      fc.property(anyShape, anyView, fc.nat(), (shape, view, some) => {
        const index = some % shape.count;
        const by = scrollToShow(shape, view, index);
        const moved = { ...view, top: view.top + by };
        expect(topOf(shape, index)).toBeGreaterThanOrEqual(moved.top);
        expect(topOf(shape, index) + shape.rowHeight).toBeLessThanOrEqual(moved.top + moved.height);
        expect(scrollToShow(shape, moved, index)).toBe(0);
      }),
    );
  });
});

test('An empty list draws nothing', () => {
  const shape = { count: 0, rowHeight: 36, openAt: null, openHeight: 0 };
  expect(drawnRows(shape, { top: 0, height: 500 }, [])).toEqual([]);
});
