import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { barDrawing, mostBars } from '../../../extension/ui/statistics/chart/bars.ts';
import type { Drawing, Mark } from '../../../extension/ui/statistics/chart/drawing.ts';
import { lineDrawing, mostCourses } from '../../../extension/ui/statistics/chart/lines.ts';
import { scaleOf } from '../../../extension/ui/statistics/chart/scale.ts';
import { svgFile } from '../../../extension/ui/statistics/chart/svg-file.ts';

const widths = fc.constantFrom(288, 640);
const isWords = (mark: Mark) => mark.kind === 'words';
const pointsOf = (mark: Mark) => (mark.kind === 'line' ? mark.points : mark.kind === 'bar' ? [] : [mark.at]);
const wordsIn = ({ marks }: Drawing) => marks.filter(isWords).map(({ words }) => words);

describe('The scale of an axis', () => {
  test.each<[number, number, readonly number[]]>([
    [0, 1, [0, 1]],
    [1, 1, [0, 1]],
    [3, 1, [0, 1, 2, 3]],
    [9, 1, [0, 5, 10]],
    [40, 1, [0, 10, 20, 30, 40]],
    [90_000, 60_000, [0, 60_000, 120_000]],
  ])('for at most %i in steps of %i is in round numbers', (most, unit, ticks) => {
    expect(scaleOf(most, unit).ticks).toEqual(ticks);
  });

  test('reaches the most, begins with nothing and has few steps', () => {
    fc.assert(
      fc.property(fc.nat(), (most) => {
        const { top, ticks } = scaleOf(most);
        expect(top).toBeGreaterThanOrEqual(most);
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)).toBe(top);
        expect(ticks.length).toBeLessThanOrEqual(6);
        expect(ticks.every(Number.isInteger)).toBe(true);
      }),
    );
  });
});

const courses = fc.integer({ min: 1, max: 40 }).chain((periods) =>
  fc.array(
    fc.record({
      name: fc.string({ maxLength: 60 }),
      values: fc.array(fc.option(fc.nat({ max: 5000 })), { minLength: periods, maxLength: periods }),
    }),
    { minLength: 1, maxLength: mostCourses },
  ),
);

describe('A line chart', () => {
  test('stays within its bounds, whatever it shows', () => {
    fc.assert(
      fc.property(courses, widths, (given, width) => {
        const periods = (given[0]?.values ?? []).map(String);
        const drawing = lineDrawing({ courses: given, periods, written: String, unit: 1 }, width);
        for (const [x, y] of drawing.marks.flatMap(pointsOf)) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(drawing.width);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(drawing.height);
        }
      }),
    );
  });

  test('has each line’s name at its end, none over another', () => {
    fc.assert(
      fc.property(courses, widths, (given, width) => {
        const periods = (given[0]?.values ?? []).map(String);
        const { marks } = lineDrawing({ courses: given, periods, written: String, unit: 1 }, width);
        const heights = marks
          .slice(-given.length)
          .map((mark) => (mark.kind === 'words' ? mark.at[1] : Number.NaN));
        const sorted = [...heights].sort((one, other) => one - other);
        for (const [place, height] of sorted.entries())
          if (place > 0) expect(height - (sorted[place - 1] ?? 0)).toBeGreaterThanOrEqual(13.9);
      }),
    );
  });

  test('leaves a gap where there is nothing to say, and a dot for what stands alone', () => {
    const course = { name: 'Filed', values: [1, 2, null, 4, null] };
    const { marks } = lineDrawing(
      { courses: [course], periods: ['a', 'b', 'c', 'd', 'e'], written: String, unit: 1 },
      640,
    );
    const own = marks.filter(({ tone, kind }) => tone === 'main' && kind !== 'words');
    expect(own.map((mark) => [mark.kind, pointsOf(mark).length])).toEqual([
      ['line', 2],
      ['dot', 1],
    ]);
  });
});

describe('A bar chart', () => {
  test('has the names and the values as words, and bars as long as their values', () => {
    const drawing = barDrawing(
      [
        { name: 'Grooming', value: 4, words: '4' },
        { name: 'Sextortion', value: 1, words: '1' },
      ],
      640,
    );
    const bars = drawing.marks.flatMap((mark) => (mark.kind === 'bar' ? [mark.width] : []));
    expect(bars[0]).toBe(4 * (bars[1] ?? 0));
    expect(wordsIn(drawing)).toEqual(['Grooming', '4', 'Sextortion', '1']);
  });

  test('cuts a name that has no room and says so, and leaves what is too much to the table', () => {
    const many = Array.from({ length: mostBars + 5 }, () => ({
      name: 'A very long name of a category '.repeat(4),
      value: 1,
      words: '1',
    }));
    const drawing = barDrawing(many, 288);
    expect(drawing.marks.filter(({ kind }) => kind === 'bar')).toHaveLength(mostBars);
    expect(wordsIn(drawing)[0]).toMatch(/^A very long na.*…$/);
  });
});

describe('An SVG file', () => {
  const drawing = (words: string): Drawing => ({
    width: 10,
    height: 10,
    marks: [{ kind: 'words', at: [1, 2], words, anchor: 'start', tone: 'label' }],
  });

  test.each([
    ['markup', '<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['an ampersand and quotation marks', 'A & "B"', 'A &amp; &quot;B&quot;'],
    ['what XML cannot say', 'one\u0000two\ud800', 'one\ufffdtwo\ufffd'],
  ])('takes %s in a name for words', (_, words, written) => {
    const file = svgFile(drawing(words), words);
    expect(file).toContain(`>${written}</text>`);
    expect(file).toContain(`<title>${written}</title>`);
  });
});
