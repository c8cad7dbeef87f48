import type { ContentStanding } from '../../outbox/history-row.ts';
import type { Instant } from '../../report/time.ts';
import type { ShownState } from '../deliveries/look.ts';
import type { MessageName } from '../strings.ts';
import type { Group, Span } from './filter.ts';

export const stateName: Readonly<Record<ShownState, MessageName>> = {
  held: 'row_held',
  waiting: 'row_waiting',
  sending: 'row_sending',
  unknown: 'row_unknown',
  filed: 'row_filed',
  'filed-by-hand': 'row_filed_by_hand',
  'needs-person': 'row_needs_person',
  'to-hand-over': 'row_to_hand_over',
  'handed-over': 'row_handed_over',
  cancelled: 'row_cancelled',
  paused: 'row_paused',
};

export const groupName: Readonly<Record<Group, MessageName>> = {
  'needs-you': 'group_needs_you',
  'under-way': 'group_under_way',
  'may-be-filed': 'group_may_be_filed',
  filed: 'group_filed',
  'filed-by-hand': 'group_filed_by_hand',
  'taken-back': 'group_taken_back',
};

export const spanName: Readonly<Record<Span, MessageName>> = {
  today: 'span_today',
  week: 'span_week',
  month: 'span_month',
};

/** What is said beside a row of which nothing can be read any more, in a word and in a sentence. */
export const standingWords = {
  sealed: { mark: 'content_sealed', effect: 'contentSealedEffect' },
  erased: { mark: 'content_erased', effect: 'contentErasedEffect' },
} as const satisfies Readonly<
  Record<Exclude<ContentStanding, 'readable'>, Readonly<Record<string, MessageName>>>
>;

// Made once: a formatter is slow to make, and rows are drawn by the dozen.
const inRow = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const inStory = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'long' });

/** A moment as a row has room for it, in the reader's own locale and zone. */
export const rowTime = (at: Instant): string => inRow.format(at);

/** A moment to the second, with its zone. */
export const storyTime = (at: Instant): string => inStory.format(at);
