import type { Stage } from '../browsers/stage.ts';
import { type MoneyFigure, measureMoneyTrail } from './capture-figures.ts';
import { type DetailFigure, measureDetails } from './details-figures.ts';

/** Page time of a click, and of looking for who pays, which only some categories ask for. */
export interface CaptureFigures {
  readonly click: readonly DetailFigure[];
  readonly money: readonly MoneyFigure[];
}

/** What a click may take of a page of so many elements. */
const clickBudgets: ReadonlyMap<number, number> = new Map([
  [10_000, 10],
  [100_000, 80],
]);

export async function measureCapture(stage: Stage, runs: number): Promise<CaptureFigures> {
  return { click: await measureDetails(runs), money: await measureMoneyTrail(stage.browser, runs) };
}

export const captureHolds = ({ click }: CaptureFigures): boolean =>
  click.every(({ elements, medianMs }) => medianMs <= (clickBudgets.get(elements) ?? medianMs));

export const captureRows = ({ click, money }: CaptureFigures) => [
  ...click.map(({ elements, ...figure }) => ({
    what: `capture of a page of ${elements} elements`,
    ...figure,
    beside: clickBudgets.has(elements) ? `budget ${clickBudgets.get(elements)} ms` : '',
  })),
  ...money.map(({ elements, ...figure }) => ({
    what: `who pays for a page of ${elements} elements`,
    ...figure,
    beside: 'only where a category asks',
  })),
];
