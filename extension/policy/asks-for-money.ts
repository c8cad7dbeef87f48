import type { Category, Policy } from './policy.ts';

/** Whether a category's reports say who pays for the page, and the organisation does not leave it out. */
export const asksForMoney = (
  { moneyTrail }: Pick<Category, 'moneyTrail'>,
  { reporting }: Pick<Policy, 'reporting'>,
): boolean => moneyTrail && !reporting.leaveOut.includes('moneyTrail');
