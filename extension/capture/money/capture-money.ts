import type { MoneyTrail } from '../../report/money-trail.ts';
import { moneySearch } from './money-search.ts';
import { moneyTrailOf } from './money-trail.ts';
import { readMoneyTrail } from './page-money.ts';

export interface MoneyParts {
  readonly tabs: {
    runInTab(
      tabId: number,
      pageFunction: typeof readMoneyTrail,
      search: typeof moneySearch,
    ): Promise<unknown>;
  };
  /** Resolves after so many milliseconds: a page whose script never yields must not hang the popup. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** As long as for the page's other facts. */
const patienceMs = 700;

/** Looks, on the moderator's click, for who pays for the page in a tab; null when the page does not answer. */
export async function captureMoney({ tabs, wait }: MoneyParts, tabId: number): Promise<MoneyTrail | null> {
  const signs = await Promise.race([
    tabs.runInTab(tabId, readMoneyTrail, moneySearch),
    wait(patienceMs).then(() => null),
  ]);
  return signs === null ? null : moneyTrailOf(signs);
}
