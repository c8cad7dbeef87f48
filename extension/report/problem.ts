import type { Expectation } from './expectation.ts';

/**
 * What can go wrong, by a code that the interface turns into words and a next step. A problem never
 * carries report content; `answer` holds what a hotline said, for the details view and its support desk.
 */
export const problemCodes = [
  // The page or the report
  'not-a-web-address',
  'address-is-browser-page',
  'address-is-file',
  'address-is-embedded',
  'address-without-scheme',
  'onion-address-incomplete',
  'ipfs-address-incomplete',
  'no-tab',
  'nothing-selected',
  'nothing-listed',
  'list-too-long',
  'list-not-text',
  'case-not-read',
  'no-row-marked',
  'console-page-not-open',
  'category-unknown',
  'urgency-reason-missing',
  'urgency-reason-too-long',
  'note-too-long',
  'message-not-understood',
  // The policy
  'no-destination',
  'policy-invalid',
  'policy-not-json',
  'policy-managed',
  'detail-invalid',
  'credentials-incomplete',
  'environment-changed',
  'reporter-email-missing',
  // This computer
  'not-saved',
  'disk-full',
  'storage-unreadable',
  'background-silent',
  'too-late-to-undo',
  'too-late-to-edit',
  'too-late-to-cancel',
  'reference-missing',
  'form-unreadable',
  'sending-under-way',
  'ledger-broken',
  'not-found',
  'internal',
  // The way to the hotline
  'offline',
  'permission-missing',
  'credentials-missing',
  'hotline-unreachable',
  'hotline-silent',
  'hotline-busy',
  'hotline-failing',
  'answer-not-understood',
  'may-have-arrived',
  // What the hotline said
  'credentials-refused',
  'report-refused',
  'report-vanished',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** What a hotline answered, as far as its support desk would ask for it. */
export interface HotlineAnswer {
  readonly httpStatus: number | null;
  readonly code: number | null;
  readonly description: string | null;
  readonly requestId: string | null;
}

export interface Problem {
  readonly code: ProblemCode;
  /** Where in a structured input the problem lies, for example `destinations.0.address`. */
  readonly path?: string;
  /** What a structured input should have had there. */
  readonly expected?: Expectation;
  /** The organisation's own words, from its policy. */
  readonly because?: string;
  readonly answer?: HotlineAnswer;
}

/** A value, or the problems that stand in its way; expected failures are values, throws are bugs. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly [Problem, ...Problem[]] };

export const success = <Value>(value: Value): Result<Value> => ({ ok: true, value });

export const failure = (...problems: readonly [Problem, ...Problem[]]): Result<never> => ({
  ok: false,
  problems,
});
