import { offerReasons } from './outcome.ts';
import type { AssistRequest, AssistWords } from './request.ts';
import { roles } from './role.ts';
import type { CategoryValue, ContactValue, FormValues } from './values.ts';

type Shape = Readonly<Record<string, unknown>>;

/** Something in the request is not as agreed: a bug of the caller, answered as a value. */
class NotAsAgreed extends Error {}

function shape(value: unknown): Shape {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new NotAsAgreed();
  return value as Shape;
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new NotAsAgreed();
  return value;
}

function list<T>(value: unknown, item: (value: unknown) => T): readonly T[] {
  if (!Array.isArray(value)) throw new NotAsAgreed();
  return value.map(item);
}

const orNull = <T>(value: unknown, parse: (value: unknown) => T): T | null =>
  value === null || value === undefined ? null : parse(value);

function index(value: unknown): number {
  if (!Number.isSafeInteger(value)) throw new NotAsAgreed();
  return value as number;
}

function category(value: unknown): CategoryValue {
  const { id, words } = shape(value);
  return { id: text(id), words: list(words, text) };
}

function contact(value: unknown): ContactValue {
  const { name, email, phone } = shape(value);
  return { name: orNull(name, text), email: orNull(email, text), phone: orNull(phone, text) };
}

function formValues(value: unknown): FormValues {
  const values = shape(value);
  return {
    addresses: list(values.addresses, text),
    description: text(values.description),
    where: orNull(values.where, text),
    category: orNull(values.category, category),
    contact: orNull(values.contact, contact),
  };
}

const textsOf = <Key extends string>(value: unknown, keys: readonly Key[]): Readonly<Record<Key, string>> => {
  const texts = shape(value);
  return Object.fromEntries(keys.map((key) => [key, text(texts[key])])) as Record<Key, string>;
};

function words(value: unknown): AssistWords {
  const all = shape(value);
  return {
    ...textsOf(all, ['title', 'filledHeading', 'offeredHeading', 'copy', 'copied', 'close']),
    roles: textsOf(all.roles, roles),
    reasons: textsOf(all.reasons, [...offerReasons, 'no-field']),
  };
}

/** The one reader of what the extension sends into a page; null when it is not as agreed. */
export function parseRequest(value: unknown): AssistRequest | null {
  try {
    const request = shape(value);
    return {
      origin: text(request.origin),
      values: formValues(request.values),
      earlierAddresses: list(request.earlierAddresses, index),
      words: words(request.words),
    };
  } catch (error) {
    if (error instanceof NotAsAgreed) return null;
    throw error;
  }
}
