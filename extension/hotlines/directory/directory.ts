import officialHotlines from './official-hotlines.json' with { type: 'json' };

/** An official hotline of a country, as its own pages describe it. */
export interface OfficialHotline {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  /** ISO 3166, two letters each. */
  readonly countries: readonly string[];
  readonly reportPage: string;
  /** The page is the hotline's home page: its form is to be looked for there. */
  readonly isHomePage: boolean;
  /** Languages of its form, ISO 639. */
  readonly languages: readonly string[];
  /** Whether it takes anonymous reports; null when it does not say. */
  readonly anonymous: boolean | null;
  /** The day on which the entry was last held against the hotline's own pages; null when it never was. */
  readonly checked: string | null;
}

/** Entries that nobody is sent to without asking for them. */
const neverSuggested = new Set(['ru-ligainternet']);

/** The official hotlines of a country, those that were checked first. */
export function hotlinesOf(country: string): readonly OfficialHotline[] {
  const entries: readonly OfficialHotline[] = officialHotlines;
  return entries
    .filter(({ id, countries }) => countries.includes(country) && !neverSuggested.has(id))
    .sort((one, other) => Number(other.checked !== null) - Number(one.checked !== null));
}
