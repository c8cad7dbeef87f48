import type { ConsoleRule } from './case-facts.ts';

/** What stands at one field's place, untrusted. */
export interface StatedField {
  readonly fact: string;
  readonly values: readonly string[];
  /** Why there is no value; null when there is one. */
  readonly why: string | null;
}

/** What the page function answers, cut short. */
export interface StatedCases {
  /** Of the page that was read, which may be another than that of the click by now. */
  readonly address: string | null;
  readonly cases: readonly { readonly fields: readonly StatedField[] }[];
}

/**
 * Runs inside a page of the organisation's own console, on the moderator's click, and reads what a rule of its policy
 * points at, and nothing else. It is turned into text and injected with the rule as its argument, so it uses nothing
 * outside itself; properties are read through their prototypes, nothing is changed or laid out. Of JSON only the values
 * that the path leads to leave the page.
 *
 * Of a rule's fields that are null, Chromium hands on nothing at all: they are not there.
 *
 * Expressions and transforms are not for here: they run outside the page, on short texts.
 */
export function readConsole(rule: ConsoleRule): StatedCases {
  const longest = 4096;
  const longestJson = 1_000_000;
  const most = { rows: 200, elements: 100, values: 100 };

  type Value = { readonly text: string } | { readonly why: string };
  const slice = (elements: ArrayLike<Element>, limit: number): Element[] =>
    Array.prototype.slice.call(elements, 0, limit);
  const getter = (prototype: object, name: string, target: object): unknown =>
    Object.getOwnPropertyDescriptor(prototype, name)?.get?.call(target);
  const matches = (element: Element, selector: string) => Element.prototype.matches.call(element, selector);
  /** Within a row also the row itself; without a row in the whole page. */
  const select = (row: Element | null, selector: string, limit: number): Element[] => {
    if (row === null) return slice(Document.prototype.querySelectorAll.call(document, selector), limit);
    const inside = slice(Element.prototype.querySelectorAll.call(row, selector), limit);
    return matches(row, selector) ? [row, ...inside] : inside;
  };

  const plain = (value: unknown): Value => {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
      return { why: 'not-in-json' };
    const written = String(value).trim();
    if (written === '') return { why: 'empty' };
    return written.length > longest ? { why: 'too-long' } : { text: written };
  };
  /** `case.items[0].url`, `items[*].url`, `["a key"].url`: each step a key, a place or all places. */
  const stepsOf = (path: string): readonly string[] =>
    Array.from(
      path.matchAll(/\["([^"]*)"\]|\[(\d+|\*)\]|([^.[\]]+)/g),
      ([, quoted, place, key]) => quoted ?? place ?? key ?? '',
    );
  const follow = (value: unknown, steps: readonly string[]): readonly unknown[] => {
    const [step, ...rest] = steps;
    if (step === undefined) return Array.isArray(value) ? value.slice(0, most.values) : [value];
    if (typeof value !== 'object' || value === null) return [];
    if (step === '*' && Array.isArray(value))
      return value.slice(0, most.values).flatMap((item) => follow(item, rest));
    return Object.hasOwn(value, step) ? follow((value as Record<string, unknown>)[step], rest) : [];
  };
  /** Long whole numbers are ids: where the browser gives their digits they are kept, else they would be rounded. */
  const exactly = (_: string, value: unknown, context?: { readonly source?: string }): unknown =>
    typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)
      ? (context?.source ?? null)
      : value;
  const inJson = (source: string, path: string): readonly Value[] => {
    if (source.length > longestJson) return [{ why: 'too-long' }];
    try {
      const found = follow(JSON.parse(source, exactly), stepsOf(path)).map(plain);
      return found.length === 0 ? [{ why: 'not-in-json' }] : found;
    } catch {
      return [{ why: 'not-json' }];
    }
  };
  const valuesAt = (
    element: Element,
    attribute: string | null,
    jsonPath: string | null,
  ): readonly Value[] => {
    const source: unknown =
      attribute == null
        ? getter(Node.prototype, 'textContent', element)
        : Element.prototype.getAttribute.call(element, attribute);
    if (typeof source !== 'string') return [{ why: 'no-attribute' }];
    return jsonPath == null ? [plain(source)] : inJson(source, jsonPath);
  };

  const readField = (row: Element | null, field: ConsoleRule['fields'][number]): StatedField => {
    const { fact, selector, attribute, jsonPath } = field;
    try {
      const elements = select(row, selector, most.elements);
      const found = elements.flatMap((element) => valuesAt(element, attribute, jsonPath));
      const values = found.flatMap((one) => ('text' in one ? [one.text] : [])).slice(0, most.values);
      const [first] = found.flatMap((one) => ('why' in one ? [one.why] : []));
      return { fact, values, why: values.length > 0 ? null : (first ?? 'no-element') };
    } catch {
      return { fact, values: [], why: 'selector-not-understood' };
    }
  };
  const rowsOf = ({ selector, marked }: NonNullable<ConsoleRule['rows']>): readonly Element[] => {
    try {
      const isMarked = (row: Element) => marked == null || select(row, marked, 1).length > 0;
      return select(null, selector, most.elements * most.rows)
        .filter(isMarked)
        .slice(0, most.rows);
    } catch {
      return [];
    }
  };

  const rows = rule.rows == null ? [null] : rowsOf(rule.rows);
  const address = getter(Document.prototype, 'URL', document);
  return {
    address: typeof address === 'string' ? address.slice(0, longest) : null,
    cases: rows.map((row) => ({ fields: rule.fields.map((field) => readField(row, field)) })),
  };
}
