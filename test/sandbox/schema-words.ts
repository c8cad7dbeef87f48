/** How a text must be written. `presence` is a boolean that can only be true, and may be left empty. */
export type Format =
  | 'text'
  | 'statement'
  | 'boolean'
  | 'presence'
  | 'int'
  | 'long'
  | 'double'
  | 'dateTime'
  | 'date'
  | 'port'
  | 'webAddress'
  | 'emailAddress'
  | 'callingCode'
  | 'digits';

/** What a single text may be: its format, its greatest length, and the words allowed when there is a list of them. */
export interface ValueRule {
  readonly format: Format;
  readonly limit?: number;
  readonly allowed?: { readonly values: readonly string[]; readonly called: string };
}

export interface AttributeRule {
  readonly value: ValueRule;
  readonly required: boolean;
}

type Attributes = Readonly<Record<string, AttributeRule>>;

/** An element with text inside. */
export interface ValueShape extends ValueRule {
  readonly holds: 'value';
  readonly attributes: Attributes;
}

/** An element with elements inside: all in this order, exactly one of them, or in any order. */
export interface ParentShape {
  readonly holds: 'children';
  readonly arrangement: 'sequence' | 'one of' | 'any order';
  readonly children: readonly ChildRule[];
  readonly attributes: Attributes;
}

export type Shape = ValueShape | ParentShape;

export interface ChildRule {
  readonly name: string;
  readonly shape: Shape;
  readonly atLeast: number;
  readonly atMost: number;
}

const value = (rule: ValueRule): ValueShape => ({ holds: 'value', attributes: {}, ...rule });

/** Free text, perhaps with a greatest length. */
export const text = (limit?: number): ValueShape =>
  value(limit === undefined ? { format: 'text' } : { format: 'text', limit });

/** Anything with a format of its own. */
export const formatted = (format: Format, limit?: number): ValueShape =>
  value(limit === undefined ? { format } : { format, limit });

/** One of a list of words; `called` completes the sentence "is not one of the …". */
export const oneOfTheWords = (values: readonly string[], called: string): ValueShape =>
  value({ format: 'text', allowed: { values, called } });

const parent = (arrangement: ParentShape['arrangement'], children: readonly ChildRule[]): ParentShape => ({
  holds: 'children',
  arrangement,
  children,
  attributes: {},
});

export const sequence = (...children: ChildRule[]): ParentShape => parent('sequence', children);
export const exactlyOneOf = (...children: ChildRule[]): ParentShape => parent('one of', children);
export const anyOrder = (...children: ChildRule[]): ParentShape => parent('any order', children);

export const one = (name: string, shape: Shape): ChildRule => ({ name, shape, atLeast: 1, atMost: 1 });
export const optional = (name: string, shape: Shape): ChildRule => ({ name, shape, atLeast: 0, atMost: 1 });
export const any = (name: string, shape: Shape): ChildRule => ({
  name,
  shape,
  atLeast: 0,
  atMost: Number.POSITIVE_INFINITY,
});
export const oneOrMore = (name: string, shape: Shape): ChildRule => ({ ...any(name, shape), atLeast: 1 });

/** The same shape with attributes, none of them required. */
export function withAttributes<S extends Shape>(shape: S, attributes: Record<string, ValueRule>): S {
  const rules = Object.entries(attributes).map(([name, rule]) => [name, { value: rule, required: false }]);
  return { ...shape, attributes: { ...shape.attributes, ...Object.fromEntries(rules) } };
}

/** The same shape with an attribute that must be there. */
export function withRequired<S extends Shape>(shape: S, name: string, rule: ValueRule): S {
  return { ...shape, attributes: { ...shape.attributes, [name]: { value: rule, required: true } } };
}
