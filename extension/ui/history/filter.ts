import type { DestinationKey } from '../../report/destination.ts';
import type { Instant } from '../../report/time.ts';
import type { ShownState } from '../deliveries/look.ts';

/** States as the filter names them; what needs a person comes first. */
export const groups = [
  'needs-you',
  'under-way',
  'may-be-filed',
  'filed',
  'filed-by-hand',
  'taken-back',
] as const;
export type Group = (typeof groups)[number];

/** How far back. */
export const spans = ['today', 'week', 'month'] as const;
export type Span = (typeof spans)[number];

export const groupOf: Readonly<Record<ShownState, Group>> = {
  'needs-person': 'needs-you',
  'to-hand-over': 'needs-you',
  'handed-over': 'needs-you',
  paused: 'needs-you',
  held: 'under-way',
  waiting: 'under-way',
  sending: 'under-way',
  unknown: 'may-be-filed',
  filed: 'filed',
  'filed-by-hand': 'filed-by-hand',
  cancelled: 'taken-back',
};

/** What a person wants to see; an empty set wants everything. */
export interface HistoryFilter {
  readonly groups: ReadonlySet<Group>;
  readonly categories: ReadonlySet<string>;
  readonly destinations: ReadonlySet<DestinationKey>;
  readonly span: Span | null;
  readonly urgent: boolean;
  /** Receipt, host or case id, or parts of them. */
  readonly search: string;
}

export const everything: HistoryFilter = {
  groups: new Set(),
  categories: new Set(),
  destinations: new Set(),
  span: null,
  urgent: false,
  search: '',
};

/** The first moment of each span: calendar days of the reader's own zone. */
export function spanStarts(now: Instant): Readonly<Record<Span, Instant>> {
  const daysBack = (days: number) => {
    const day = new Date(now);
    day.setHours(0, 0, 0, 0);
    day.setDate(day.getDate() - days);
    return day.getTime();
  };
  return { today: daysBack(0), week: daysBack(6), month: daysBack(29) };
}

/** A set with a value taken in, or out if it was in. Pure. */
export function toggled<Value>(values: ReadonlySet<Value>, value: Value): ReadonlySet<Value> {
  const others = [...values].filter((one) => one !== value);
  return new Set(others.length < values.size ? others : [...others, value]);
}
