import type * as v from 'valibot';
import { type Expectation, type ExpectationCode, expectationCodes } from '../report/expectation.ts';

const isCode = (message: string): message is ExpectationCode =>
  (expectationCodes as readonly string[]).includes(message);

/** What valibot's own checks expect, in our words. */
const codeOfType: Readonly<Record<string, ExpectationCode>> = {
  string: 'a-text',
  number: 'a-number',
  integer: 'a-whole-number',
  boolean: 'true-or-false',
  array: 'a-list',
  strict_object: 'a-group',
  min_value: 'at-least',
  max_value: 'at-most',
  max_length: 'at-most-characters',
  picklist: 'one-of',
  literal: 'one-of',
  variant: 'one-of',
};

const choices = (expected: string | null) => (expected ?? '').replace(/[()"]/g, '').replaceAll(' | ', ', ');

/**
 * What was expected where an issue lies. Takes only what the schema says, never the value that was found there: it
 * could be a password.
 */
export function expectedBy(issue: v.BaseIssue<unknown>): Expectation {
  const { type, expected, message, requirement, received } = issue;
  if (isCode(message)) return { code: message };
  if (type === 'strict_object' && expected === 'never') return { code: 'no-such-setting' };
  if (received === 'undefined') return { code: 'given' };
  if (type === 'min_length') return { code: requirement === 2 ? 'at-least-two' : 'at-least-one' };
  const code = codeOfType[type] ?? 'given';
  if (code === 'one-of') {
    // A variant tells which of its kinds there are; where none is named, it expects a group.
    return /^\(?"|^\d/.test(expected ?? '') ? { code, value: choices(expected) } : { code: 'a-group' };
  }
  return typeof requirement === 'number' ? { code, value: String(requirement) } : { code };
}
