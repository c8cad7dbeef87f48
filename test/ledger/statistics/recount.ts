/**
 * Counts an exported ledger a second time, from its text, in the plainest way and with nothing of the extension's own:
 * what the statistics page shows has to come to the same.
 */

import { type PeriodName, periodAt } from './calendar.ts';

interface Delivery {
  readonly deliveryId: string;
  readonly destination: string;
  readonly environment: string;
}

interface Event {
  readonly kind: string;
  readonly reportId?: string;
  readonly replaces?: string;
  readonly deliveryId?: string;
  readonly category?: string;
  readonly outcome?: string;
  readonly filedAt?: string;
  readonly hosting?: string;
  readonly deliveries?: readonly Delivery[];
  readonly facts?: {
    readonly observedAt: string;
    readonly savedAt: string;
    readonly hosting: string;
    readonly incidentType: string;
    readonly networks: readonly string[];
  };
}

interface Entry {
  readonly at: string;
  readonly event: Event;
}

export type Counts = Record<string, number>;

/** One period as it was counted again; what is zero is left out. */
export interface RecountedPeriod {
  reports: number;
  readonly category: Counts;
  readonly destination: Counts;
  readonly hosting: Counts;
  readonly outcome: Counts;
  readonly toSaved: number[];
  readonly toFiled: number[];
  readonly networks: Counts;
  /** By keyword and category, with a bar between them. */
  readonly keywords: Counts;
}

export type Recount = Record<string, RecountedPeriod>;

/** The entries of an exported file: every line but the manifest. */
export const entriesIn = (file: string): readonly Entry[] =>
  file
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Entry)
    .filter(({ event }) => event !== undefined);

function outcomeOfDelivery(id: string, events: readonly Event[]): string {
  let outcome = 'open';
  for (const event of events.filter(({ deliveryId }) => deliveryId === id)) {
    if (event.kind === 'receipt') outcome = 'filed';
    if (['filed-by-hand', 'handed-over', 'undone'].includes(event.kind)) outcome = event.kind;
    if (event.kind === 'outcome')
      outcome = { later: 'open', retracted: 'undone' }[event.outcome ?? ''] ?? event.outcome ?? '';
  }
  return outcome;
}

function outcomeOfReport(outcomes: readonly string[], isReplaced: boolean): string {
  for (const one of ['filed', 'filed-by-hand', 'handed-over', 'unknown'])
    if (outcomes.includes(one)) return one;
  if (isReplaced) return 'corrected';
  return ['refused', 'open'].find((one) => outcomes.includes(one)) ?? 'undone';
}

const add = (counts: Counts, name: string) => {
  counts[name] = (counts[name] ?? 0) + 1;
};

const keywords: Readonly<Record<string, string>> = {
  csam: 'KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL',
  enticement: 'KEYWORD_GROOMING_SEXUAL_ENTICEMENT_MINORS',
};

/** A category may have the name of something that every object has. */
const noCounts = (): Counts => Object.create(null) as Counts;

const emptyPeriod = (): RecountedPeriod => ({
  reports: 0,
  category: noCounts(),
  destination: noCounts(),
  hosting: noCounts(),
  outcome: noCounts(),
  toSaved: [],
  toFiled: [],
  networks: noCounts(),
  keywords: noCounts(),
});

function countReport(
  place: number,
  entries: readonly Entry[],
  environment: string,
  into: (at: string) => RecountedPeriod,
) {
  const { at, event } = entries[place] as Entry;
  const later = entries.slice(place);
  const events = later.map((entry) => entry.event);
  const routings = events.filter(
    ({ kind, reportId }) => ['created', 'rerouted'].includes(kind) && reportId === event.reportId,
  );
  const deliveries = (routings.at(-1)?.deliveries ?? []).filter((one) => one.environment === environment);
  if (deliveries.length === 0) return;
  const facts = event.facts;
  const period = into(facts?.savedAt ?? at);
  const isReplaced = entries.some(
    (entry) => entry.event.kind === 'edited' && entry.event.replaces === event.reportId,
  );
  const since = events.lastIndexOf(routings.at(-1) as Event);
  const outcomes = deliveries.map(({ deliveryId }) => outcomeOfDelivery(deliveryId, events.slice(since)));
  period.reports += 1;
  add(period.category, event.category ?? '');
  for (const { destination } of deliveries) add(period.destination, destination);
  add(
    period.hosting,
    routings
      .map(({ hosting, facts: given }) => hosting ?? given?.hosting)
      .filter(Boolean)
      .at(-1) ?? 'unrecorded',
  );
  add(period.outcome, outcomeOfReport(outcomes, isReplaced));
  for (const network of facts?.networks ?? []) add(period.networks, network);
  const keyword = facts === undefined ? '' : (keywords[facts.incidentType] ?? 'KEYWORD_OTHER');
  add(period.keywords, `${keyword}|${event.category}`);
  if (facts === undefined) return;
  const observed = Date.parse(facts.observedAt);
  period.toSaved.push(Math.max(0, Date.parse(facts.savedAt) - observed));
  for (const { deliveryId } of deliveries) {
    const filed = later
      .slice(since)
      .findLast(
        ({ event: one }) => one.deliveryId === deliveryId && ['receipt', 'filed-by-hand'].includes(one.kind),
      );
    if (filed !== undefined)
      period.toFiled.push(Math.max(0, Date.parse(filed.event.filedAt ?? filed.at) - observed));
  }
}

/** Counts an exported ledger's reports of one environment by period. */
export function recount(file: string, environment: string, period: PeriodName, timeZone: string): Recount {
  const entries = entriesIn(file);
  const periods: Recount = {};
  const into = (at: string) => {
    const name = periodAt(at, period, timeZone);
    periods[name] ??= emptyPeriod();
    return periods[name];
  };
  for (const [place, { event }] of entries.entries())
    if (event.kind === 'created') countReport(place, entries, environment, into);
  return periods;
}

/** Counts of several periods as one. */
export function summed(all: readonly Counts[]): Counts {
  const sums: Counts = {};
  for (const [name, many] of all.flatMap((counts) => Object.entries(counts)))
    sums[name] = (sums[name] ?? 0) + many;
  return sums;
}

/** The middle and the 95th percentile by their definitions. */
export function spread(durations: readonly number[]) {
  const sorted = [...durations].sort((one, other) => one - other);
  const half = sorted.length / 2;
  const middle = Number.isInteger(half) ? [sorted[half - 1], sorted[half]] : [sorted[Math.floor(half)]];
  const enough = (one: number) => sorted.filter((other) => other <= one).length * 100 >= sorted.length * 95;
  return {
    count: sorted.length,
    medianMs:
      sorted.length === 0 ? null : middle.reduce<number>((sum, one) => sum + (one ?? 0), 0) / middle.length,
    p95Ms: sorted.find(enough) ?? null,
  };
}
