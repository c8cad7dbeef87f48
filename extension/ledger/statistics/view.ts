import type { ChainHead } from '../../report/chain-head.ts';
import type { Environment } from '../../report/destination.ts';
import type { LedgerHosting } from '../entry.ts';
import { type DeliveryOutcome, deliveryOutcomes } from './fold.ts';
import type { Period, PeriodKind } from './period.ts';
import type { Spread } from './spread.ts';

/** How far back is looked: the last periods, or all there are. */
export const extents = ['latest', 'all'] as const;
export type Extent = (typeof extents)[number];

/** What is asked for; without an environment it is production, unless there is only practice. */
export interface StatisticsQuery {
  readonly environment: Environment | null;
  readonly period: PeriodKind;
  readonly extent: Extent;
}

/** What became of a report: the best that became of its deliveries. `corrected`: another one stands in for it. */
export const reportOutcomes = [...deliveryOutcomes, 'corrected'] as const;
export type ReportOutcome = DeliveryOutcome | 'corrected';

/** By what reports are told apart. By destination it is deliveries that are counted: a report may have several. */
export const dimensions = ['category', 'destination', 'hosting', 'outcome'] as const;
export type Dimension = (typeof dimensions)[number];

/** Where the entry is of a version that did not say it. */
export const unrecorded = 'unrecorded';
export type CountedHosting = LedgerHosting | typeof unrecorded;

/** How often a value was counted in each of the view's periods, in their order. */
export interface Series {
  readonly value: string;
  readonly counts: readonly number[];
}

/** From the moderator's pointing at the page to what came of it. */
export interface Durations {
  readonly toSaved: Spread;
  /** Of each delivery that was filed, also by hand. */
  readonly toFiled: Spread;
}

export interface NamedCount {
  readonly name: string;
  readonly count: number;
}

/** How much a moderator has reported lately. */
export interface Exposure {
  readonly days: readonly (Period & { readonly reports: number })[];
  readonly today: number;
  readonly thisWeek: number;
  /** Minutes that media were hidden today; null while nothing counts them. */
  readonly shieldedMinutes: number | null;
}

/** Counts of one period under the keys of the DSA's statements of reasons. */
export interface TransparencyRow {
  readonly period: string;
  readonly statementCategory: string;
  /** Null where the entry is of a version that did not say the kind of report. */
  readonly keyword: string | null;
  /** The category's name in the policy. */
  readonly category: string;
  readonly reports: number;
  readonly outcomes: Readonly<Record<ReportOutcome, number>>;
}

/** Everything that the page shows: counts and names out of the policy, and nothing that names an address. */
export interface StatisticsView extends StatisticsQuery {
  readonly environment: Environment;
  /** The last entry that was counted. */
  readonly head: ChainHead;
  /** In order, without gaps. A report is counted in the period in which it was saved. */
  readonly periods: readonly Period[];
  readonly reports: readonly number[];
  readonly series: Readonly<Record<Dimension, readonly Series[]>>;
  readonly durations: readonly Durations[];
  readonly durationsOfAll: Durations;
  /** In how many reports each network of advertising or tracking was seen, the most first. */
  readonly networks: readonly NamedCount[];
  readonly exposure: Exposure;
  /** Of all periods, however few are looked at. */
  readonly transparency: readonly TransparencyRow[];
}

/** A long ledger is read in parts, so that each question is answered soon. */
export type StatisticsAnswer =
  | { readonly kind: 'counting'; readonly counted: number; readonly entries: number }
  | { readonly kind: 'counted'; readonly view: StatisticsView };
