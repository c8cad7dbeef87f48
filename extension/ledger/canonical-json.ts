/** Unpaired halves of a character: no UTF-8 can say them. */
const loneSurrogate = /\p{Surrogate}/u;

export const isWellFormed = (text: string): boolean => !loneSurrogate.test(text);

/** Replaces what no UTF-8 can say by U+FFFD, as `String.prototype.toWellFormed` does where it is known. */
export const toWellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');

function canonicalText(text: string): string {
  if (!isWellFormed(text)) throw new TypeError('A text with a lone surrogate has no canonical JSON');
  return JSON.stringify(text);
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`${value} has no canonical JSON`);
  return JSON.stringify(value);
}

function canonicalObject(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError('Only plain objects have canonical JSON');
  }
  // Comparing texts compares UTF-16 code units, which is the order asked for.
  const members = Object.entries(value).map(([key, member]) => [canonicalText(key), key, member] as const);
  members.sort(([, one], [, other]) => (one < other ? -1 : 1));
  return `{${members.map(([text, , member]) => `${text}:${canonicalJson(member)}`).join(',')}}`;
}

/**
 * The one way to write a JSON value: members sorted by UTF-16 code units, no white space (RFC 8785, whose rules for
 * texts and numbers are those of `JSON.stringify`).
 * @param value what JSON can say: null, booleans, finite numbers, well-formed texts, arrays and plain objects of these
 * @throws TypeError for anything else, which would be written as something that it is not
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return canonicalText(value);
  if (typeof value === 'number') return canonicalNumber(value);
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`;
  if (typeof value === 'object') return canonicalObject(value);
  throw new TypeError(`A value of type ${typeof value} has no canonical JSON`);
}
