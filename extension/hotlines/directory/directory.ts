import type { OfficialHotline } from './entry.ts';
import officialHotlines from './official-hotlines.json' with { type: 'json' };
import { type DirectoryQuery, type FoundHotline, searchDirectory } from './search.ts';

export type { OfficialHotline } from './entry.ts';

/** The official hotlines of the world. The sources of each stand in `sources.json`, which no code loads. */
export const directory = officialHotlines as readonly OfficialHotline[];

/** Looks through the official hotlines of the world, the nearest first. */
export const search = (query: DirectoryQuery, language?: string): readonly FoundHotline[] =>
  searchDirectory(directory, query, language);

/** Entries that are shown to nobody who has not looked for them by name. */
const neverSuggested = new Set(['ru-ligainternet']);

/** The official hotlines of a country, the better known first. */
export const hotlinesOf = (country: string): readonly OfficialHotline[] =>
  search({ country }).filter(({ id, kind }) => kind !== 'network' && !neverSuggested.has(id));
