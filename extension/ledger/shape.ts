import { isWellFormed } from './canonical-json.ts';

/** Whether a value from outside may stand in a field. */
export type Check = (value: unknown) => boolean;

/** Every field of an object, each with what may stand in it. */
export type Shape<Value> = { readonly [Field in keyof Value]-?: Check };

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a value has exactly a shape's fields, no more and no less, and each is as it must be. */
export function hasShape(value: unknown, shape: Readonly<Record<string, Check>>): value is Fields {
  if (!isFields(value)) return false;
  const fields = Object.entries(shape);
  if (Object.keys(value).length !== fields.length) return false;
  return fields.every(([field, check]) => Object.hasOwn(value, field) && check(value[field]));
}

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

export const isSha256 = matching(/^[0-9a-f]{64}$/);

export const isCount: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;

export const isOneOf =
  (...choices: readonly unknown[]): Check =>
  (value) =>
    choices.includes(value);

export const isOrNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

export const isListOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** ISO 8601 in UTC with milliseconds, and a day that is in the calendar. */
export function isInstant(value: unknown): boolean {
  if (typeof value !== 'string' || !instantPattern.test(value)) return false;
  const instant = new Date(value);
  return !Number.isNaN(instant.getTime()) && instant.toISOString() === value;
}
