import { type Day, type Period, type PeriodKind, periodNamer } from './period.ts';
import type { SelectedReport } from './select.ts';
import { spreadOf } from './spread.ts';
import {
  type Dimension,
  type Durations,
  dimensions,
  type NamedCount,
  reportOutcomes,
  type Series,
  unrecorded,
} from './view.ts';

/** What one report counts as, by each dimension: by destination once for each delivery. */
const valuesOf: Readonly<Record<Dimension, (one: SelectedReport) => readonly string[]>> = {
  category: ({ report }) => [report.category],
  destination: ({ deliveries }) => deliveries.map(({ destination }) => destination),
  hosting: ({ report }) => [report.hosting ?? unrecorded],
  outcome: ({ outcome }) => [outcome],
};

/** Values that are always told in this order; others are told by how often they are counted. */
const knownOrder: Readonly<Partial<Record<Dimension, readonly string[]>>> = {
  hosting: ['own', 'third-party', 'both', unrecorded],
  outcome: reportOutcomes,
};

const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

/** The most first; what is as frequent, by name. */
const byCount = (one: NamedCount, other: NamedCount): number =>
  other.count - one.count || (one.name < other.name ? -1 : 1);

function inOrder(dimension: Dimension, series: readonly Series[]): readonly Series[] {
  const known = knownOrder[dimension];
  if (known !== undefined)
    return [...series].sort((one, other) => known.indexOf(one.value) - known.indexOf(other.value));
  const totals = new Map(series.map(({ value, counts }) => [value, sumOf(counts)]));
  const named = ({ value }: Series): NamedCount => ({ name: value, count: totals.get(value) ?? 0 });
  return [...series].sort((one, other) => byCount(named(one), named(other)));
}

/** Counts reports over periods. */
export interface Tally {
  readonly reports: readonly number[];
  readonly series: Readonly<Record<Dimension, readonly Series[]>>;
  readonly durations: readonly Durations[];
  readonly durationsOfAll: Durations;
  readonly networks: readonly NamedCount[];
}

/** The place of each day's period among those that are looked at; undefined where it is none of them. */
const placesIn = (periods: readonly Period[], kind: PeriodKind) => {
  const places = new Map(periods.map(({ name }, place) => [name, place]));
  const nameOf = periodNamer(kind);
  return (day: Day) => places.get(nameOf(day));
};

function seriesOf(dimension: Dimension, placed: readonly (readonly SelectedReport[])[]): readonly Series[] {
  const found = new Map<string, number[]>();
  for (const [place, reports] of placed.entries()) {
    for (const value of reports.flatMap(valuesOf[dimension])) {
      const counts = found.get(value) ?? placed.map(() => 0);
      counts[place] = (counts[place] ?? 0) + 1;
      found.set(value, counts);
    }
  }
  return inOrder(
    dimension,
    [...found].map(([value, counts]) => ({ value, counts })),
  );
}

/** A clock that was set back between the two does not make it less than nothing. */
const between = (from: number, to: number) => Math.max(0, to - from);

function durationsOf(reports: readonly SelectedReport[]): Durations {
  const [toSaved, toFiled]: [number[], number[]] = [[], []];
  for (const { report, deliveries } of reports) {
    const { observedAt, savedAt } = report;
    if (observedAt === null) continue;
    toSaved.push(between(observedAt, savedAt));
    for (const { filedAt } of deliveries) if (filedAt !== null) toFiled.push(between(observedAt, filedAt));
  }
  return { toSaved: spreadOf(toSaved), toFiled: spreadOf(toFiled) };
}

/** How often each name is there, the most first. */
function countNames(names: readonly string[]): readonly NamedCount[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count })).sort(byCount);
}

/** Counts the reports of the given periods. Pure. */
export function tallyOf(
  selected: readonly SelectedReport[],
  periods: readonly Period[],
  kind: PeriodKind,
): Tally {
  const placeOf = placesIn(periods, kind);
  const placed = periods.map((): SelectedReport[] => []);
  for (const one of selected) placed[placeOf(one.day) ?? -1]?.push(one);
  const all = placed.flat();
  const series = Object.fromEntries(
    dimensions.map((dimension) => [dimension, seriesOf(dimension, placed)]),
  ) as Record<Dimension, readonly Series[]>;
  return {
    reports: placed.map(({ length }) => length),
    series,
    durations: placed.map(durationsOf),
    durationsOfAll: durationsOf(all),
    networks: countNames(all.flatMap(({ report }) => report.networks)),
  };
}
