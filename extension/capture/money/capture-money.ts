import type { MoneyTrail } from '../../report/money-trail.ts';
import { type AskingParts, askPage } from '../ask-page.ts';
import { moneySearch } from './money-search.ts';
import { moneyTrailOf } from './money-trail.ts';
import { readMoneyTrail } from './page-money.ts';

/** Looks, on the moderator's click, for who pays for the page in a tab; null when the page does not answer. */
export async function captureMoney(parts: AskingParts, tabId: number): Promise<MoneyTrail | null> {
  const signs = await askPage(parts, tabId, readMoneyTrail, moneySearch);
  return signs === null ? null : moneyTrailOf(signs);
}
