import type { Check } from '../report/shape.ts';
import { isWellFormed } from './canonical-json.ts';

const matching =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value);

/** Longest text of a ledger: names in a policy and references of hotlines are shorter. */
export const longestText = 500;

/** A name or reference: given by a policy or a hotline. */
export const isText: Check = (value) =>
  typeof value === 'string' && value.length <= longestText && isWellFormed(value);

/** An id or code: no web address can pass for one. */
export const isIdentifier = matching(/^[A-Za-z0-9._~:-]{1,128}$/);

/** A name of a few words; without a colon, a slash or an at sign it can be no address. */
export const isName = matching(/^[\p{L}\p{N}][\p{L}\p{N} .&+'()-]{0,59}$/u);

export const isSha256 = matching(/^[0-9a-f]{64}$/);

export const isCount: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** ISO 8601 in UTC with milliseconds, and a day that is in the calendar. */
export function isInstant(value: unknown): boolean {
  if (typeof value !== 'string' || !instantPattern.test(value)) return false;
  const instant = new Date(value);
  return !Number.isNaN(instant.getTime()) && instant.toISOString() === value;
}
