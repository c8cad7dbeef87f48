/** Ways into a structured value, written as the parser writes them: `destinations.0.address`. */
export type Path = string;

type Group = Record<string, unknown>;

const isGroup = (value: unknown): value is Group => typeof value === 'object' && value !== null;

const joined = (path: Path, key: string): Path => (path === '' ? key : `${path}.${key}`);

export const valueAt = (path: Path, value: unknown): unknown =>
  path === '' ? value : path.split('.').reduce<unknown>((at, key) => (at as Group)[key], value);

/** Puts a value at a key as its own, whatever the key is called. */
export const put = (group: object, key: string, value: unknown) =>
  Object.defineProperty(group, key, { value, configurable: true, enumerable: true, writable: true });

/** A copy with one place in it changed; undefined takes the place away. */
export function changed(input: unknown, path: Path, value: unknown): unknown {
  const copy: unknown = structuredClone(input);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const group = valueAt(keys.join('.'), copy);
  if (!isGroup(group)) throw new Error(`there is no place ${path}`);
  if (value === undefined) delete group[last];
  else put(group, last, value);
  return copy;
}

/** A copy with several places in it changed, one after the other. */
export const changedAt = (input: unknown, edits: readonly (readonly [Path, unknown])[]): unknown =>
  edits.reduce((copy, [path, value]) => changed(copy, path, value), input);

/** Each place in a value, but not the value itself. */
export const placesIn = (value: unknown, path: Path = ''): readonly Path[] =>
  isGroup(value)
    ? Object.keys(value).flatMap((key) => [joined(path, key), ...placesIn(value[key], joined(path, key))])
    : [];

/** Each group in a value, the value itself included; lists are none. */
export const groupsIn = (value: unknown): readonly Path[] =>
  ['', ...placesIn(value)].filter((path) => {
    const there = valueAt(path, value);
    return isGroup(there) && !Array.isArray(there);
  });

/** A place by its setting alone, whichever item of a list it belongs to. */
export const settingOf = (path: Path): string => path.replace(/(^|\.)\d+(?=\.|$)/g, '$1*');

/** The settings that have a value in it, null being none. */
export const settingsIn = (value: unknown): ReadonlySet<string> =>
  new Set(
    placesIn(value)
      .filter((path) => valueAt(path, value) !== null)
      .map(settingOf),
  );
