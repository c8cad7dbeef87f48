import type { Branded } from './brand.ts';
import type { ReportedCategory } from './category.ts';
import type { DestinationId, Environment } from './destination.ts';
import type { ReportFacts } from './facts.ts';
import type { Instant, ZonedTime } from './time.ts';
import type { XarfChoice, XarfClassification } from './xarf.ts';

export type ReportId = Branded<string, 'ReportId'>;

/** Whether an address is on the organisation's own servers or on somebody else's. */
export type Hosting = 'own' | 'third-party';

/** One reported address, exactly as the browser had it but without user name and password. */
export interface ReportedAddress {
  readonly url: string;
  readonly hosting: Hosting;
}

/**
 * What was read about the page at the moment of the click: metadata only, never what the page shows.
 * A value that the page or the browser did not give is null.
 */
export interface Observation {
  /** When the moderator pointed at the page, by this computer's clock, with its zone. */
  readonly observedAt: ZonedTime;
  readonly title: string | null;
  readonly referrer: string | null;
  readonly language: string | null;
  readonly canonicalUrl: string | null;
  /** The page's own statement of when it was published, as written in its metadata. */
  readonly publishedAt: string | null;
  readonly httpStatus: number | null;
}

/** What of an observation an organisation may decide not to capture. */
export const observedFacts = [
  'title',
  'referrer',
  'language',
  'canonicalUrl',
  'publishedAt',
  'httpStatus',
] as const satisfies readonly Exclude<keyof Observation, 'observedAt'>[];
export type ObservedFact = (typeof observedFacts)[number];

/** A report that a hotline already holds and that this one follows up. */
export interface PriorReport {
  readonly destinationId: DestinationId;
  readonly environment: Environment;
  readonly hotline: string;
  readonly reference: string;
}

/** What a moderator says to a hotline. Complete, validated and immutable from the moment it is saved. */
export interface Report extends ReportFacts {
  readonly id: ReportId;
  readonly createdAt: Instant;
  readonly category: ReportedCategory;
  readonly addresses: readonly [ReportedAddress, ...ReportedAddress[]];
  readonly observation: Observation;
  /** Why this is urgent, in the moderator's words; null when it is not. */
  readonly urgencyReason: string | null;
  readonly note: string | null;
  /** What it is in XARF; null when category or moderator give no type. */
  readonly xarf: XarfChoice | null;
  readonly priorReports: readonly PriorReport[];
}

/** What stays readable of a report when its addresses, notes and documents have been sealed or erased. */
export type ReportSummary = Pick<Report, 'id' | 'createdAt' | 'category'>;

/** What the popup edits before a report is saved. */
export interface Draft extends ReportFacts {
  /** Given by the page that edits it, so that a repeated press or message cannot make two reports of it. */
  readonly id: ReportId;
  readonly url: string;
  /** Further addresses of the same report. */
  readonly moreUrls: readonly string[];
  readonly observation: Observation;
  readonly categoryId: string;
  readonly urgent: boolean;
  readonly urgencyReason: string;
  readonly note: string;
  /** The moderator's own classification for XARF; null when they gave none. */
  readonly xarfClassification: XarfClassification | null;
  /** Hotlines of the directory that the moderator chose besides, by their ids. */
  readonly hotlineIds: readonly string[];
  /** The report that this one stands in for, when it was corrected; null for a new one. */
  readonly replaces: ReportId | null;
}
