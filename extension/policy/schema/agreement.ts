import * as v from 'valibot';
import type { ExpectationCode } from '../../report/expectation.ts';

/** A problem that only several places together have: where it is to be mended, and what was expected there. */
export interface Disagreement {
  readonly path: readonly (string | number)[];
  readonly expected: ExpectationCode;
}

/** The way to a place, as valibot's issues tell it. */
function pathItems(
  input: unknown,
  path: Disagreement['path'],
): [v.IssuePathItem, ...v.IssuePathItem[]] | undefined {
  let at = input;
  const items = path.map((key): v.IssuePathItem => {
    const item = { type: 'unknown', origin: 'value', input: at, key, value: undefined } as const;
    at = (at as Record<string | number, unknown> | undefined)?.[key];
    return { ...item, value: at };
  });
  const [first, ...rest] = items;
  return first === undefined ? undefined : [first, ...rest];
}

/** A check that can name several places at once, each with its own path. */
export const agreeing = <Input>(disagreements: (input: Input) => readonly Disagreement[]) =>
  v.rawCheck<Input>(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const { path, expected } of disagreements(dataset.value)) {
      const items = pathItems(dataset.value, path);
      addIssue({ message: expected, ...(items === undefined ? {} : { path: items }) });
    }
  });

/**
 * Each place that repeats an earlier one; null stands for "none" and may be repeated.
 * @param key which of an item's settings must be its own; left out, the item itself
 */
export function repetitions<Item>(
  items: readonly Item[],
  key?: keyof Item & string,
): readonly Disagreement[] {
  const seen = new Set<unknown>();
  return items.flatMap((item, place): readonly Disagreement[] => {
    const value = key === undefined ? item : item[key];
    const repeated = value !== null && seen.has(value);
    seen.add(value);
    return repeated ? [{ path: key === undefined ? [place] : [place, key], expected: 'no-repetition' }] : [];
  });
}

/** A list in which nothing occurs twice. */
export const listOf = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(
    v.array(schema),
    agreeing((items: v.InferOutput<Schema>[]) => repetitions(items)),
  );

/** The same with at least one item. */
export const someOf = <Schema extends v.GenericSchema>(schema: Schema, least = 1) =>
  v.pipe(
    v.array(schema),
    v.minLength(least),
    agreeing((items: v.InferOutput<Schema>[]) => repetitions(items)),
  );

/** A list whose items are known by their id. */
export const listWithIds = <Schema extends v.GenericSchema<unknown, { readonly id: string }>>(
  schema: Schema,
) =>
  v.pipe(
    v.array(schema),
    agreeing((items: v.InferOutput<Schema>[]) => repetitions<{ readonly id: string }>(items, 'id')),
  );
