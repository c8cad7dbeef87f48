export { moneySearch } from '../../extension/capture/money/money-search.ts';
export { moneyTrailOf } from '../../extension/capture/money/money-trail.ts';
export { readMoneyTrail } from '../../extension/capture/money/page-money.ts';
