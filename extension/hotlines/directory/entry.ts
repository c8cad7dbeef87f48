/** What hotlines take reports of. */
export const acceptedKinds = [
  'csam',
  'csam-ai-generated',
  'csem-grooming',
  'ncii',
  'terrorism',
  'hate-speech',
  'other-illegal',
] as const;
export type AcceptedKind = (typeof acceptedKinds)[number];

/** An official place to report to, as far as its own pages or others tell. */
export interface OfficialHotline {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  /** `industry` takes reports of providers only; `network` takes none and leads to its members. */
  readonly kind: 'hotline' | 'police' | 'authority' | 'industry' | 'network';
  /** ISO 3166, two letters each; none for a network. */
  readonly countries: readonly string[];
  readonly reportPage: string;
  /** The page is the hotline's home page: its form is to be looked for there. */
  readonly isHomePage: boolean;
  readonly accepts: readonly AcceptedKind[];
  /** Languages of its form, ISO 639. */
  readonly languages: readonly string[];
  /** Whether it takes anonymous reports; null when it does not say. */
  readonly anonymous: boolean | null;
  /** Whether it is a member of INHOPE; null when that was not seen anywhere. */
  readonly inhopeMember: boolean | null;
  /** What providers should know, in a sentence or two; null when there is nothing. */
  readonly industryChannel: string | null;
  /**
   * Where address and facts were seen: on the hotline's `own` pages, at `others`, or nowhere (`memory`): such an entry
   * is unverified and must be shown so.
   */
  readonly evidence: 'own' | 'others' | 'memory';
  /** The day on which the entry was last held against stored copies of its sources; no page was loaded live. */
  readonly checked: string;
  /** Why a person should look first, in a sentence or two; null when nothing speaks against the entry. */
  readonly caution: string | null;
}

/** Whether its page can be opened and filled: a page that is not served securely could be anybody's. */
export const hasSecurePage = ({ kind, reportPage }: Pick<OfficialHotline, 'kind' | 'reportPage'>): boolean =>
  kind !== 'network' && reportPage.startsWith('https:');

/**
 * Whether a moderator may be sent there without having asked for this very entry: never where a person should look
 * first, and never where nobody has seen the address.
 */
export const isAutomatic = ({ caution, evidence }: Pick<OfficialHotline, 'caution' | 'evidence'>): boolean =>
  caution === null && evidence !== 'memory';
