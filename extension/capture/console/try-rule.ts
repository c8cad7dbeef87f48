import { failure, type Result, success } from '../../report/problem.ts';
import type { AskingParts } from '../ask-page.ts';
import type { ConsoleRule, Finding } from './case-facts.ts';
import { matchesPage } from './page-pattern.ts';
import { noCaseCode, readCases } from './read-cases.ts';

/** What a rule finds on a page, for whoever writes the rule: nothing of it is kept. */
export interface TriedRule {
  /** The address of the page that it was tried on. */
  readonly page: string;
  /** One for each case: on a queue for each marked row. */
  readonly cases: readonly { readonly findings: readonly Finding[] }[];
}

export interface TryingParts extends AskingParts {
  /** The open tabs whose address the browser gives away, those last used first. */
  readonly openTabs: () => Promise<readonly { readonly id: number; readonly url: string }[]>;
}

/** Tries a rule on the page of its own that was last in front. */
export async function tryRule(
  rule: ConsoleRule,
  { openTabs, ...asking }: TryingParts,
): Promise<Result<TriedRule>> {
  const tab = (await openTabs()).find(({ url }) => rule.pages.some((pattern) => matchesPage(pattern, url)));
  if (tab === undefined) return failure({ code: 'console-page-not-open' });
  const read = await readCases({ rules: [rule], ...asking }, tab);
  const cases = read?.cases ?? [];
  if (cases.length === 0) return failure({ code: noCaseCode(rule) });
  return success({ page: tab.url, cases: cases.map(({ findings }) => ({ findings })) });
}
