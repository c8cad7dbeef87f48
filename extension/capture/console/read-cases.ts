import type { ConsoleRule, ReadCase } from './case-facts.ts';
import { ruleFor } from './page-pattern.ts';
import { parseCases } from './parse-cases.ts';
import { readConsole } from './read-console.ts';

export interface ConsoleParts {
  readonly rules: readonly ConsoleRule[];
  /** Runs a self-contained function with the rule in the tab's top frame; null when the page takes none. */
  readonly runInTab: (
    tabId: number,
    pageFunction: (rule: ConsoleRule) => unknown,
    rule: ConsoleRule,
  ) => Promise<unknown>;
  /** Resolves after so many milliseconds: a page whose script never yields must not hang the popup. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

export interface ReadConsole {
  readonly rule: ConsoleRule;
  readonly cases: readonly ReadCase[];
}

/** As long as for the page's other facts. */
const patienceMs = 700;

/**
 * Reads the cases that a page of the organisation's own console shows, on the moderator's click.
 * @returns null when no rule is for the page: then nothing was run in it
 */
export async function readCases(
  { rules, runInTab, wait }: ConsoleParts,
  tab: { readonly id: number; readonly url: string },
): Promise<ReadConsole | null> {
  const rule = ruleFor(rules, tab.url);
  if (rule === null) return null;
  const answer = await Promise.race([runInTab(tab.id, readConsole, rule), wait(patienceMs).then(() => null)]);
  return { rule, cases: parseCases(rule, answer) };
}
