/** What a key does on the history page. */
export type Command =
  | { readonly name: 'move'; readonly by: number }
  | { readonly name: 'first' | 'last' | 'open' | 'close' | 'search' | 'help' };

/** Where the key was pressed. */
export type Place = 'row' | 'search' | 'field' | 'elsewhere';

/** Rows that Page Down goes on. */
const page = 20;

const anywhere: Readonly<Record<string, Command>> = {
  j: { name: 'move', by: 1 },
  k: { name: 'move', by: -1 },
  '/': { name: 'search' },
  '?': { name: 'help' },
};

const onRow: Readonly<Record<string, Command>> = {
  ArrowDown: { name: 'move', by: 1 },
  ArrowUp: { name: 'move', by: -1 },
  PageDown: { name: 'move', by: page },
  PageUp: { name: 'move', by: -page },
  Home: { name: 'first' },
  End: { name: 'last' },
  Enter: { name: 'open' },
  ' ': { name: 'open' },
};

const inSearch: Readonly<Record<string, Command>> = {
  ArrowDown: { name: 'first' },
  Enter: { name: 'first' },
};

/** The command of a key without Control, Alt or Meta; null when the key is not ours. Pure. */
export function commandOf(key: string, place: Place): Command | null {
  if (key === 'Escape') return { name: 'close' };
  if (place === 'field') return null;
  if (place === 'search') return inSearch[key] ?? null;
  const pressed = key.length === 1 ? key.toLowerCase() : key;
  return anywhere[pressed] ?? (place === 'row' ? (onRow[pressed] ?? null) : null);
}
