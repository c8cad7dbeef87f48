import { type Drawing, fitted, fontSize, type Mark, type Point } from './drawing.ts';
import { scaleOf } from './scale.ts';

/** A course over the periods; null where there is nothing to say. The first of several is the main one. */
export interface Course {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

export interface LineChart {
  readonly courses: readonly Course[];
  /** What stands under each period. */
  readonly periods: readonly string[];
  /** How a value is written on the axis. */
  readonly written: (value: number) => string;
  /** What the axis counts in: 1, or a minute in milliseconds. */
  readonly unit: number;
}

const dashes = ['', '6 3', '2 3', '8 3 2 3', '1 4', '10 4'];
/** More courses than there are ways to draw them would not be told apart. */
export const mostCourses = dashes.length;

const height = 260;
const edge = { top: 12, bottom: 28, left: 52 };
const lineHeight = 14;

interface Frame {
  readonly width: number;
  /** The room for names at the end of the lines. */
  readonly right: number;
  readonly x: (place: number) => number;
  readonly y: (value: number) => number;
}

function frameOf({ periods }: LineChart, width: number, top: number): Frame {
  const right = width < 480 ? 92 : 150;
  const inner = width - edge.left - right;
  const last = Math.max(1, periods.length - 1);
  const base = height - edge.bottom;
  return {
    width,
    right,
    x: (place) => edge.left + (inner * place) / last,
    y: (value) => base - ((base - edge.top) * value) / top,
  };
}

function axisMarks({ periods, written }: LineChart, frame: Frame, ticks: readonly number[]): readonly Mark[] {
  const { width, right, x, y } = frame;
  const rules = ticks.flatMap((tick): Mark[] => [
    {
      kind: 'line',
      points: [
        [edge.left, y(tick)],
        [width - right, y(tick)],
      ],
      tone: 'axis',
      dash: '',
    },
    { kind: 'words', at: [edge.left - 6, y(tick) + 4], words: written(tick), anchor: 'end', tone: 'quiet' },
  ]);
  const last = periods.length - 1;
  const places = [...new Set([0, ...(width < 480 ? [] : [Math.floor(last / 2)]), last])];
  const words = places.map((place): Mark => {
    const anchor = place === 0 ? 'start' : place === last ? 'end' : 'middle';
    return { kind: 'words', at: [x(place), height - 8], words: periods[place] ?? '', anchor, tone: 'quiet' };
  });
  return [...rules, ...words];
}

/** The parts of a course between its gaps. */
function pieces({ values }: Course, { x, y }: Frame): readonly (readonly Point[])[] {
  const found: Point[][] = [[]];
  for (const [place, value] of values.entries()) {
    if (value === null) found.push([]);
    else found.at(-1)?.push([x(place), y(value)]);
  }
  return found.filter(({ length }) => length > 0);
}

function courseMarks(course: Course, order: number, frame: Frame): readonly Mark[] {
  const tone = order === 0 ? 'main' : 'other';
  return pieces(course, frame).flatMap((points): Mark[] => {
    const [only] = points;
    if (points.length === 1 && only !== undefined) return [{ kind: 'dot', at: only, tone }];
    return [{ kind: 'line', points, tone, dash: dashes[order] ?? '' }];
  });
}

/** The names at the ends of the lines, each far enough from the next to be read. */
function nameMarks({ courses }: LineChart, { width, right, y }: Frame): readonly Mark[] {
  const ends = courses.map(({ name, values }, order) => {
    const last = values.findLast((value) => value !== null) ?? 0;
    return { name, order, at: y(last) };
  });
  const lowest = height - edge.bottom - lineHeight * (ends.length - 1);
  let free = edge.top;
  return [...ends]
    .sort((one, other) => one.at - other.at || one.order - other.order)
    .map(({ name, order, at }, place): Mark => {
      const line = Math.max(free, Math.min(at, lowest + lineHeight * place));
      free = line + lineHeight;
      return {
        kind: 'words',
        at: [width - right + 8, line + fontSize / 3],
        words: fitted(name, right - 8),
        anchor: 'start',
        tone: order === 0 ? 'main' : 'label',
      };
    });
}

/** Draws how counts or durations went over the periods, with each line's name at its end. Pure. */
export function lineDrawing(chart: LineChart, width: number): Drawing {
  const most = Math.max(0, ...chart.courses.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const { top, ticks } = scaleOf(most, chart.unit);
  const frame = frameOf(chart, width, top);
  const courses = chart.courses.map((course, order) => courseMarks(course, order, frame));
  // The main one is drawn last, so that it lies over the others.
  return {
    width,
    height,
    marks: [...axisMarks(chart, frame, ticks), ...courses.reverse().flat(), ...nameMarks(chart, frame)],
  };
}
