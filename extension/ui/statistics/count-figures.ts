import type { Dimension, Series, StatisticsView } from '../../ledger/statistics/view.ts';
import { text } from '../strings.ts';
import { barDrawing } from './chart/bars.ts';
import { type Course, lineDrawing, mostCourses } from './chart/lines.ts';
import type { Figure } from './figure.ts';
import { axisLabel, dimensionWords, numberLabel, periodLabel, valueLabel } from './labels.ts';
import type { Cell } from './table.ts';

const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
const number = (value: number): Cell => ({ shown: numberLabel(value), file: value });

const share = (value: number, all: number): Cell => ({
  shown: new Intl.NumberFormat(undefined, { style: 'percent' }).format(value / all),
  file: Math.round((1000 * value) / all) / 1000,
});

/** The newest first, as a table is read. */
const newestFirst = <Row>(rows: readonly Row[]): readonly Row[] => [...rows].reverse();

const byTotal = (one: Series, other: Series) => sumOf(other.counts) - sumOf(one.counts);

/** Reports over the periods, told apart by one dimension. */
export function overTime(view: StatisticsView, dimension: Dimension): Figure {
  const { periods, period, reports } = view;
  const series = view.series[dimension];
  const named = (one: Series): Course => ({ name: valueLabel(dimension, one.value), values: one.counts });
  const courses = [
    { name: text('statisticsAllReports'), values: reports },
    ...[...series]
      .sort(byTotal)
      .slice(0, mostCourses - 1)
      .map(named),
  ];
  const rows = periods.map((one, place): readonly Cell[] => [
    { shown: periodLabel(one, period), file: one.name },
    number(reports[place] ?? 0),
    ...series.map(({ counts }) => number(counts[place] ?? 0)),
  ]);
  return {
    id: 'over-time',
    title: text('statisticsOverTime'),
    note: text(dimension === 'destination' ? 'statisticsOverTimeDeliveries' : 'statisticsOverTimeNote'),
    table: {
      columns: [
        text('statisticsPeriod'),
        text('statisticsAllReports'),
        ...series.map(({ value }) => valueLabel(dimension, value)),
      ],
      rows: newestFirst(rows),
    },
    draw: (width) =>
      lineDrawing(
        { courses, periods: periods.map((one) => axisLabel(one, period)), written: numberLabel, unit: 1 },
        width,
      ),
  };
}

/** How many there were of each value of a dimension in all the periods that are shown. */
export function totals({ series }: StatisticsView, dimension: Dimension): Figure {
  const counted = series[dimension]
    .map(({ value, counts }) => ({ name: valueLabel(dimension, value), value: sumOf(counts) }))
    .filter(({ value }) => value > 0);
  const all = sumOf(counted.map(({ value }) => value));
  const isDeliveries = dimension === 'destination';
  return {
    id: dimension,
    title: text(dimensionWords[dimension]),
    note: text(isDeliveries ? 'statisticsDeliveriesNote' : 'statisticsShownNote'),
    table: {
      columns: [
        text(dimensionWords[dimension]),
        text(isDeliveries ? 'statisticsDeliveries' : 'statisticsReports'),
        text('statisticsShare'),
      ],
      rows: counted.map(({ name, value }) => [name, number(value), share(value, all)]),
    },
    draw:
      counted.length === 0
        ? null
        : (width) =>
            barDrawing(
              counted.map((one) => ({ ...one, words: numberLabel(one.value) })),
              width,
            ),
  };
}

/** Which networks of advertising or tracking the reported pages had most often. */
export function networkLeaders({ networks }: StatisticsView): Figure {
  return {
    id: 'networks',
    title: text('statisticsNetworks'),
    note: text('statisticsNetworksNote'),
    table: {
      columns: [text('statisticsNetwork'), text('statisticsReports')],
      rows: networks.map(({ name, count }) => [name, number(count)]),
    },
    draw:
      networks.length === 0
        ? null
        : (width) =>
            barDrawing(
              networks.map(({ name, count }) => ({ name, value: count, words: numberLabel(count) })),
              width,
            ),
  };
}

/** How much the moderator has reported on each of the last days. */
export function exposure({ exposure: { days, today, thisWeek, shieldedMinutes } }: StatisticsView): Figure {
  const shielded = shieldedMinutes === null ? [] : [text('statisticsShielded', numberLabel(shieldedMinutes))];
  return {
    id: 'exposure',
    title: text('statisticsExposure'),
    note: [text('statisticsExposureNote', numberLabel(today), numberLabel(thisWeek)), ...shielded].join(' '),
    table: {
      columns: [text('statisticsDay'), text('statisticsReports')],
      rows: newestFirst(
        days.map((day): readonly Cell[] => [
          { shown: periodLabel(day, 'day'), file: day.name },
          number(day.reports),
        ]),
      ),
    },
    draw: (width) =>
      lineDrawing(
        {
          courses: [{ name: text('statisticsReports'), values: days.map(({ reports }) => reports) }],
          periods: days.map((day) => axisLabel(day, 'day')),
          written: numberLabel,
          unit: 1,
        },
        width,
      ),
  };
}
