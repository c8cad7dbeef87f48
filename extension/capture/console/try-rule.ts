import { failure, type Result, success } from '../../report/problem.ts';
import type { ConsoleRule, Finding } from './case-facts.ts';
import { matchesPage } from './page-pattern.ts';
import { readCases } from './read-cases.ts';

/** What a rule finds on a page, for whoever writes the rule: nothing of it is kept. */
export interface TriedRule {
  /** The address of the page that it was tried on. */
  readonly page: string;
  /** One for each case: on a queue for each marked row. */
  readonly cases: readonly { readonly findings: readonly Finding[] }[];
}

export interface TryingParts {
  /** The open tabs whose address the browser gives away, those last used first. */
  readonly openTabs: () => Promise<readonly { readonly id: number; readonly url: string }[]>;
  readonly runInTab: Parameters<typeof readCases>[0]['runInTab'];
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** Tries a rule on the page of its own that was last in front. */
export async function tryRule(
  rule: ConsoleRule,
  { openTabs, runInTab, wait }: TryingParts,
): Promise<Result<TriedRule>> {
  const tab = (await openTabs()).find(({ url }) => rule.pages.some((pattern) => matchesPage(pattern, url)));
  if (tab === undefined) return failure({ code: 'console-page-not-open' });
  const read = await readCases({ rules: [rule], runInTab, wait }, tab);
  const cases = read?.cases ?? [];
  if (cases.length === 0) return failure({ code: rule.rows === null ? 'case-not-read' : 'no-row-marked' });
  return success({ page: tab.url, cases: cases.map(({ findings }) => ({ findings })) });
}
