import type { AdvertisingIdKind } from '../../../report/money-trail.ts';

/**
 * Where a network puts one kind of id. A source is an address, the text of a script, or a place's attribute written
 * `network|attribute=value`. The pattern's groups, joined by "/", are the id; gaps in it are bounded, so that no page can
 * make it slow.
 */
export interface IdRule {
  readonly kind: AdvertisingIdKind;
  /** What a source contains before the pattern is tried: looking for a text is much cheaper than a pattern. */
  readonly marker: string;
  readonly pattern: RegExp;
}

/** Each pattern beside the text that it needs, for one kind. */
export const rulesFor = (
  kind: AdvertisingIdKind,
  ...rules: readonly (readonly [marker: string, pattern: RegExp])[]
): readonly IdRule[] => rules.map(([marker, pattern]) => ({ kind, marker, pattern }));
