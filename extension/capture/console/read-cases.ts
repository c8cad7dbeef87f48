import type { ProblemCode } from '../../report/problem.ts';
import { type AskingParts, askPage } from '../ask-page.ts';
import type { ConsoleRule, ReadCase } from './case-facts.ts';
import { ruleFor } from './page-pattern.ts';
import { parseCases } from './parse-cases.ts';
import { readConsole } from './read-console.ts';

export interface ConsoleParts extends AskingParts {
  readonly rules: readonly ConsoleRule[];
}

export interface ReadConsole {
  readonly rule: ConsoleRule;
  readonly cases: readonly ReadCase[];
}

/** What a moderator can do about a page of the console that shows no case. */
export const noCaseCode = ({ rows }: Pick<ConsoleRule, 'rows'>): ProblemCode =>
  rows === null ? 'case-not-read' : 'no-row-marked';

/**
 * Reads the cases that a page of the organisation's own console shows, on the moderator's click.
 * @returns null when no rule is for the page: then nothing was run in it
 */
export async function readCases(
  { rules, ...asking }: ConsoleParts,
  tab: { readonly id: number; readonly url: string },
): Promise<ReadConsole | null> {
  const rule = ruleFor(rules, tab.url);
  if (rule === null) return null;
  const answer = await askPage(asking, tab.id, readConsole, rule);
  return { rule, cases: parseCases(rule, answer) };
}
