import { type AcceptedKind, hasSecurePage, isAutomatic, type OfficialHotline } from './entry.ts';

/** What is looked for; whatever is left out matches everything. */
export interface DirectoryQuery {
  /** Each of these must be found, in name, operator, country or address. */
  readonly words?: string;
  /** Where the moderator works, ISO 3166. */
  readonly country?: string | null;
  /** Where the material is hosted, ISO 3166: its hotline can act on the host. */
  readonly hostCountry?: string | null;
  readonly category?: AcceptedKind | null;
  /** Only entries that a moderator may be sent to without having asked for them. */
  readonly automatic?: boolean;
}

/** An entry that was found, and whether a moderator may be sent there unasked. */
export interface FoundHotline extends OfficialHotline {
  readonly automatic: boolean;
  /** Whether its form can be opened and filled. */
  readonly fillable: boolean;
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

/** Everything about an entry that words can find: countries by their codes and by their names in a language. */
function searchedText(entry: OfficialHotline, countryName: (code: string) => string): string {
  const { id, name, organisation, countries, reportPage } = entry;
  return plain([id, name, organisation, reportPage, ...countries, ...countries.map(countryName)].join(' '));
}

/** Countries' names, from the browser's own data. */
function countryNames(language: string): (code: string) => string {
  const names = new Intl.DisplayNames([language, 'en'], { type: 'region' });
  return (code) => names.of(code) ?? code;
}

/** The moderator's country first, then the host's, then the networks, which lead to every country. */
function nearness({ countries, kind }: OfficialHotline, { country, hostCountry }: DirectoryQuery): number {
  const wanted = [country, hostCountry].filter((one) => one != null);
  if (wanted.length === 0) return 0;
  if (country != null && countries.includes(country)) return 0;
  if (hostCountry != null && countries.includes(hostCountry)) return 1;
  return kind === 'network' ? 2 : Number.POSITIVE_INFINITY;
}

const trust = { own: 0, others: 1, memory: 2 } as const;

/** The better known first: what may be opened unasked, then by where it was seen, then by name. */
function compare(one: FoundHotline, other: FoundHotline): number {
  return (
    Number(other.automatic) - Number(one.automatic) ||
    trust[one.evidence] - trust[other.evidence] ||
    one.name.localeCompare(other.name, 'en')
  );
}

/**
 * Looks through the directory. Pure.
 * @param language in which the words may name countries, besides English
 * @returns the entries that match, the nearest first
 */
export function searchDirectory(
  entries: readonly OfficialHotline[],
  query: DirectoryQuery,
  language = 'en',
): readonly FoundHotline[] {
  const words = plain(query.words ?? '')
    .split(/\s+/)
    .filter((word) => word !== '');
  const names = countryNames(language);
  return entries
    .map((entry) => ({
      entry: { ...entry, automatic: isAutomatic(entry), fillable: hasSecurePage(entry) },
      near: nearness(entry, query),
    }))
    .filter(({ entry, near }) => {
      const text = words.length === 0 ? '' : searchedText(entry, names);
      return (
        Number.isFinite(near) &&
        (query.category == null || entry.accepts.includes(query.category)) &&
        (query.automatic !== true || entry.automatic) &&
        words.every((word) => text.includes(word))
      );
    })
    .sort((one, other) => one.near - other.near || compare(one.entry, other.entry))
    .map(({ entry }) => entry);
}
