import type { Spread } from '../../ledger/statistics/spread.ts';
import type { Durations, StatisticsView } from '../../ledger/statistics/view.ts';
import { text } from '../strings.ts';
import { lineDrawing } from './chart/lines.ts';
import type { Figure } from './figure.ts';
import { axisLabel, durationLabel, numberLabel, periodLabel } from './labels.ts';
import type { Cell } from './table.ts';

/** A file has seconds, which every program can go on counting with. */
const duration = (milliseconds: number | null): Cell => ({
  shown: durationLabel(milliseconds),
  file: milliseconds === null ? '' : milliseconds / 1000,
});

const spreadCells = ({ count, medianMs, p95Ms }: Spread): readonly Cell[] => [
  { shown: numberLabel(count), file: count },
  duration(medianMs),
  duration(p95Ms),
];

const durationCells = ({ toSaved, toFiled }: Durations): readonly Cell[] => [
  ...spreadCells(toSaved),
  ...spreadCells(toFiled),
];

const [second, minute, hour] = [1000, 60_000, 3_600_000];

/** What an axis counts in, so that each of its steps is written without rounding. */
function unitFor(most: number): number {
  if (most <= 80 * second) return second;
  return most <= 80 * minute ? minute : hour;
}

/** How long it took from the moderator's pointing at a page until it was saved, and until it was filed. */
export function durationFigure({ periods, period, durations, durationsOfAll }: StatisticsView): Figure {
  const courses = [
    { name: text('statisticsMedianFiled'), values: durations.map(({ toFiled }) => toFiled.medianMs) },
    { name: text('statisticsP95Filed'), values: durations.map(({ toFiled }) => toFiled.p95Ms) },
    { name: text('statisticsMedianSaved'), values: durations.map(({ toSaved }) => toSaved.medianMs) },
    { name: text('statisticsP95Saved'), values: durations.map(({ toSaved }) => toSaved.p95Ms) },
  ];
  const most = Math.max(0, ...courses.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const rows = periods.map((one, place): readonly Cell[] => {
    const found = durations[place];
    const name = { shown: periodLabel(one, period), file: one.name };
    return found === undefined ? [name] : [name, ...durationCells(found)];
  });
  return {
    id: 'durations',
    title: text('statisticsDurations'),
    note: text('statisticsDurationsNote'),
    table: {
      columns: [
        text('statisticsPeriod'),
        text('statisticsSavedCount'),
        text('statisticsMedianSaved'),
        text('statisticsP95Saved'),
        text('statisticsFiledCount'),
        text('statisticsMedianFiled'),
        text('statisticsP95Filed'),
      ],
      rows: [
        [{ shown: text('statisticsAllShown'), file: 'all' }, ...durationCells(durationsOfAll)],
        ...rows.reverse(),
      ],
    },
    draw: (width) =>
      lineDrawing(
        {
          courses,
          periods: periods.map((one) => axisLabel(one, period)),
          written: durationLabel,
          unit: unitFor(most),
        },
        width,
      ),
  };
}
