import { acceptedKinds, type OfficialHotline } from './entry.ts';
import officialHotlines from './official-hotlines.json' with { type: 'json' };
import { type DirectoryQuery, type FoundHotline, searchDirectory } from './search.ts';

export type { OfficialHotline } from './entry.ts';

/** The official hotlines of the world. The sources of each stand in `sources.json`, which no code loads. */
export const directory = officialHotlines as readonly OfficialHotline[];

/** Looks through the official hotlines of the world, the nearest first. */
export const search = (query: DirectoryQuery, language?: string): readonly FoundHotline[] =>
  searchDirectory(directory, query, language);

const textOrNull = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

/** Reads a query that came as a message; what it does not say right matches everything. */
export function directoryQuery(value: unknown): DirectoryQuery {
  const asked = (typeof value === 'object' && value !== null ? value : {}) as Readonly<
    Record<string, unknown>
  >;
  return {
    words: textOrNull(asked.words) ?? '',
    country: textOrNull(asked.country),
    hostCountry: textOrNull(asked.hostCountry),
    category: acceptedKinds.find((kind) => kind === asked.category) ?? null,
    automatic: asked.automatic === true,
  };
}

/** Entries that are shown to nobody who has not looked for them by name. */
const neverSuggested = new Set(['ru-ligainternet']);

/** What is shown to a moderator: where nobody names it, neither what is not suggested nor a mere network. */
export const suggested = (query: DirectoryQuery, language?: string): readonly FoundHotline[] =>
  search(query, language).filter(
    ({ id, kind }) => (query.words ?? '').trim() !== '' || (kind !== 'network' && !neverSuggested.has(id)),
  );
