import type { Figure } from './figure.ts';
import type { HistoryFigures } from './history-figures.ts';

/** What the issue that asked for the history page allows it. */
export const historyBudgets = { openMs: 300, actionMs: 100, memoryMb: 150 } as const;

const actionsOf = ({ scroll, filter, search, nextRow, openRow }: HistoryFigures) => ({
  scroll,
  filter,
  search,
  nextRow,
  openRow,
});

/** Which figures are over their budgets, by name. */
export function overHistoryBudget(all: readonly HistoryFigures[]): readonly string[] {
  return all.flatMap((figures) => {
    const { deliveries, open, pageHeapMb, processPeakMb } = figures;
    const over = Object.entries(actionsOf(figures))
      .filter(([, { medianMs }]) => medianMs > historyBudgets.actionMs)
      .map(([name]) => name);
    if (open.medianMs > historyBudgets.openMs) over.push('open');
    if (Math.max(pageHeapMb, processPeakMb) > historyBudgets.memoryMb) over.push('memory');
    return over.map((name) => `history of ${deliveries}: ${name}`);
  });
}

export function showHistory(all: readonly HistoryFigures[]): void {
  for (const figures of all) {
    const { deliveries, open, allRead, pageHeapMb, processGrowthMb, processPeakMb } = figures;
    const line = (what: string, figure: Figure, beside: string) => ({ what, ...figure, beside });
    console.table([
      line(`history of ${deliveries}, navigation to ready`, open, `budget ${historyBudgets.openMs} ms`),
      line('until all are in the page, while it is used', allRead, ''),
      ...Object.entries(actionsOf(figures)).map(([name, figure]) =>
        line(`${name}, event to painted frame`, figure, `budget ${historyBudgets.actionMs} ms`),
      ),
    ]);
    console.log(
      `Memory with ${deliveries}: the page's objects ${pageHeapMb} MB; the extension's process ${processGrowthMb} MB more than without the page, ${processPeakMb} MB at its highest.`,
    );
  }
}
