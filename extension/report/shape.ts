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

/** The same as a check, for a field that holds an object. */
export const isShape =
  <Value>(shape: Shape<Value>): Check =>
  (value) =>
    hasShape(value, shape);

export const isOneOf =
  (...choices: readonly unknown[]): Check =>
  (value) =>
    choices.includes(value);

export const isOrNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

export const isListOf =
  (check: Check, most = Number.POSITIVE_INFINITY): Check =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(check);
