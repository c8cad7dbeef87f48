import type { Account } from '../../report/account.ts';
import type { CaseFactName } from '../../report/case-fact.ts';
import type { CaseHash, CaseTime } from '../../report/reported-case.ts';

/** Where on the page one fact stands, as the policy says it. */
export interface ConsoleField {
  readonly fact: CaseFactName;
  readonly selector: string;
  readonly attribute: string | null;
  readonly jsonPath: string | null;
  readonly match: string | null;
  readonly list: boolean;
  readonly transform: 'date' | 'ip' | 'number' | null;
}

/** How the organisation's own moderation pages are read; the policy's rules have this shape. */
export interface ConsoleRule {
  readonly id: string;
  readonly name: string;
  readonly pages: readonly string[];
  readonly rows: { readonly selector: string; readonly marked: string | null } | null;
  readonly fields: readonly ConsoleField[];
}

/** What a console shows about one case. What it does not show is null, or an empty list. */
export interface CaseFacts {
  readonly contentUrls: readonly string[];
  readonly accountId: string | null;
  readonly screenName: string | null;
  readonly displayNames: readonly string[];
  readonly profileUrls: readonly string[];
  readonly accountEmail: string | null;
  readonly uploadTime: CaseTime | null;
  readonly uploadIp: string | null;
  readonly uploadPort: number | null;
  readonly loginIps: readonly string[];
  readonly hashes: readonly CaseHash[];
  readonly caseId: string | null;
  readonly chatRoom: string | null;
  readonly game: string | null;
  readonly priorReports: readonly string[];
  readonly detectionMethod: string | null;
  readonly victim: Account;
  readonly recipient: Account;
}

const nobody: Account = { identifier: null, screenName: null, displayNames: [], profileUrls: [] };

export const noCaseFacts: CaseFacts = {
  contentUrls: [],
  accountId: null,
  screenName: null,
  displayNames: [],
  profileUrls: [],
  accountEmail: null,
  uploadTime: null,
  uploadIp: null,
  uploadPort: null,
  loginIps: [],
  hashes: [],
  caseId: null,
  chatRoom: null,
  game: null,
  priorReports: [],
  detectionMethod: null,
  victim: nobody,
  recipient: nobody,
};

/** Why a field of a rule gave nothing. */
export const missingReasons = [
  'selector-not-understood',
  'no-element',
  'no-attribute',
  'not-json',
  'not-in-json',
  'empty',
  'too-long',
  'does-not-match',
  'expression-not-understood',
  'not-an-address',
  'not-an-email-address',
  'not-a-date',
  'ambiguous-date',
  'not-an-ip-address',
  'not-a-number',
  'not-a-port',
  'not-a-hash',
  'no-answer',
] as const;
export type MissingReason = (typeof missingReasons)[number];

/** What one field of a rule gave, for whoever writes the rule. */
export type Finding =
  | {
      readonly fact: CaseFactName;
      readonly state: 'found';
      readonly values: readonly string[];
      /** How many other values of a list were left out because they are none. */
      readonly refused: number;
    }
  | { readonly fact: CaseFactName; readonly state: 'missing'; readonly why: MissingReason };

export interface ReadCase {
  readonly facts: CaseFacts;
  readonly findings: readonly Finding[];
}
