import type { ZonedTime } from './time.ts';

/** When something happened, as the console shows it: a zone that it does not show is not made up. */
export type CaseTime =
  | { readonly zone: 'known'; readonly at: ZonedTime; readonly shown: string }
  /** `wallClock` is a date, with a time of day where one is shown, of an unknown zone. */
  | { readonly zone: 'unknown'; readonly wallClock: string; readonly shown: string };

export const hashAlgorithms = ['md5', 'sha1', 'sha256', 'pdq'] as const;

export interface CaseHash {
  readonly algorithm: (typeof hashAlgorithms)[number];
  /** Hexadecimal in lower case; the platform computed it, nobody here saw the file. */
  readonly value: string;
}

/** What the platform's own console says about the case, beside whose account it is. */
export interface ReportedCase {
  /** The platform's own number of the case. */
  readonly caseId: string | null;
  /** When the material came to the platform: neither the time of observation nor that of the report. */
  readonly uploadedAt: CaseTime | null;
  readonly hashes: readonly CaseHash[];
  readonly chatRoom: string | null;
  readonly game: string | null;
  /** Reports that the platform has made about it before, by their references. */
  readonly priorReports: readonly string[];
  readonly detectionMethod: string | null;
}

/** The time as text; what the console left open is said, and not guessed. */
export const caseTimeText = (time: CaseTime): string =>
  time.zone === 'known' ? time.at : `${time.wallClock} (zone not stated)`;

/** What algorithms are called where people read them. */
export const hashNames: Readonly<Record<CaseHash['algorithm'], string>> = {
  md5: 'MD5',
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  pdq: 'PDQ',
};
