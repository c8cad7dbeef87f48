import type { DestinationKey } from '../../report/destination.ts';
import type { Instant } from '../../report/time.ts';
import { type Group, groupOf, type HistoryFilter, type Span, spanStarts, spans } from './filter.ts';
import { type ListedRow, shownState } from './listed-row.ts';

/** How many rows each choice would show beside the other choices that are made. */
export interface Counts {
  readonly groups: ReadonlyMap<Group, number>;
  readonly categories: ReadonlyMap<string, number>;
  readonly destinations: ReadonlyMap<DestinationKey, number>;
  readonly spans: ReadonlyMap<Span, number>;
  readonly urgent: number;
}

export interface Filtered {
  readonly rows: readonly ListedRow[];
  readonly counts: Counts;
}

export interface FilterParts {
  readonly paused: ReadonlySet<DestinationKey>;
  readonly now: Instant;
  /** Whether what needs a person stands before what is newer. */
  readonly needsYouFirst: boolean;
}

/** Which facets of a filter a row does not meet: one bit for each. */
const facets = { group: 1, category: 2, destination: 4, span: 8, urgent: 16, search: 32 } as const;

const wants = <Value>(wanted: ReadonlySet<Value>, value: Value) => wanted.size === 0 || wanted.has(value);

const missing = (isMet: boolean, facet: number) => (isMet ? 0 : facet);

const hasWord = (row: ListedRow) => (word: string) =>
  row.words.includes(word) || row.reportId.includes(word) || row.id.includes(word);

function createTest(filter: HistoryFilter, starts: Readonly<Record<Span, Instant>>) {
  const { groups, categories, destinations, span, urgent, search } = filter;
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const since = span === null ? Number.NEGATIVE_INFINITY : starts[span];
  return (row: ListedRow, group: Group): number =>
    missing(wants(groups, group), facets.group) |
    missing(wants(categories, row.category.id), facets.category) |
    missing(wants(destinations, row.destination.key), facets.destination) |
    missing(row.createdAt >= since, facets.span) |
    missing(row.urgent || !urgent, facets.urgent) |
    missing(words.every(hasWord(row)), facets.search);
}

const add = <Key>(counts: Map<Key, number>, key: Key, more: number) =>
  more === 0 ? counts : counts.set(key, (counts.get(key) ?? 0) + more);

/** Counts, for each choice, the rows that nothing but its own facet keeps out. */
function createCounting(starts: Readonly<Record<Span, Instant>>) {
  const groups = new Map<Group, number>();
  const categories = new Map<string, number>();
  const destinations = new Map<DestinationKey, number>();
  const bySpan = new Map<Span, number>();
  let urgent = 0;
  const one = (misses: number, facet: number) => ((misses & ~facet) === 0 ? 1 : 0);
  return {
    note(row: ListedRow, group: Group, misses: number): void {
      add(groups, group, one(misses, facets.group));
      add(categories, row.category.id, one(misses, facets.category));
      add(destinations, row.destination.key, one(misses, facets.destination));
      urgent += row.urgent ? one(misses, facets.urgent) : 0;
      const inSpan = one(misses, facets.span);
      for (const span of spans) if (row.createdAt >= starts[span]) add(bySpan, span, inSpan);
    },
    counts: (): Counts => ({ groups, categories, destinations, spans: bySpan, urgent }),
  };
}

/**
 * The rows that a filter shows, and what each of its choices would show. Pure; one pass over the rows.
 * @param rows newest first
 */
export function filterRows(
  rows: readonly ListedRow[],
  filter: HistoryFilter,
  { paused, now, needsYouFirst }: FilterParts,
): Filtered {
  const starts = spanStarts(now);
  const missesOf = createTest(filter, starts);
  const counting = createCounting(starts);
  const needing: ListedRow[] = [];
  const others: ListedRow[] = [];
  for (const row of rows) {
    const group = groupOf[shownState(row, paused)];
    const misses = missesOf(row, group);
    counting.note(row, group, misses);
    if (misses === 0) (needsYouFirst && group === 'needs-you' ? needing : others).push(row);
  }
  const shown = needing.length === 0 ? others : needing.concat(others);
  return { rows: shown, counts: counting.counts() };
}
