/** What was expected at a place of a structured input, by a code that the interface turns into words. */
export const expectationCodes = [
  // Presence and kind
  'given',
  'given-and-well-typed',
  'no-such-setting',
  'a-text',
  'a-number',
  'a-whole-number',
  'true-or-false',
  'a-list',
  'a-group',
  // Size and choice
  'at-least-one',
  'at-least-two',
  'at-least',
  'at-most',
  'at-most-characters',
  'one-of',
  // Form
  'an-identifier',
  'an-email-address',
  'a-domain',
  'a-host-pattern',
  'a-page-pattern',
  'a-web-address',
  'a-hotline-address',
  'a-country-code',
  'a-language-code',
  'a-sealing-key',
  'a-regular-expression',
  // Agreement with the rest
  'a-condition',
  'no-repetition',
  'a-known-category',
  'a-known-destination',
  'no-circle',
  'a-way-or-a-reason',
  'the-environment-of-this-host',
] as const;
export type ExpectationCode = (typeof expectationCodes)[number];

export interface Expectation {
  readonly code: ExpectationCode;
  /** What belongs into the words: a limit, or the choices. */
  readonly value?: string;
}
