import type { Role } from './role.ts';

/** Why a value is offered to the moderator instead of filled in. */
export const offerReasons = [
  /** A field may be meant, but it is not sure enough. */
  'unsure',
  /** Several fields or forms may be meant. */
  'ambiguous',
  /** The field does not take so many characters or such a value. */
  'does-not-fit',
  /** Something stands in the field already. */
  'occupied',
  /** None of the options is surely the right one. */
  'no-option',
  /** Choosing would send the form. */
  'would-send',
  /** The page took the value out again or changed it. */
  'not-kept',
] as const;
export type OfferReason = (typeof offerReasons)[number];

/** What became of the value for one role. */
export type Outcome =
  | { readonly state: 'filled'; readonly fields: number }
  | { readonly state: 'offered'; readonly reason: OfferReason }
  /** There is nothing to fill in, or no field for it on this page. */
  | { readonly state: 'absent'; readonly reason: 'no-value' | 'no-field' };

export type Outcomes = Readonly<Record<Role, Outcome>>;

export const offered = (reason: OfferReason): Outcome => ({ state: 'offered', reason });
export const noField: Outcome = { state: 'absent', reason: 'no-field' };
export const noValue: Outcome = { state: 'absent', reason: 'no-value' };
