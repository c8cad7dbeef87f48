import { type Counts, type RecountedPeriod, spread } from '../ledger/statistics/recount.ts';
import type { PageHandle } from './browser.ts';

export const statisticsPage = 'ui/statistics/statistics.html';

/** A table of the page as it stands there: what each cell says, and what it stands for in a file. */
export interface ShownTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly { readonly words: string; readonly value: string }[])[];
}

/** Reads one of the page's tables. */
export const shownTable = (page: PageHandle, id: string): Promise<ShownTable> =>
  page.evaluate<ShownTable>(`
    const table = document.querySelector('[data-statistic="${id}"] table');
    const cells = (row) => [...row.cells];
    return {
      columns: cells(table.tHead.rows[0]).map(({ innerText }) => innerText),
      rows: [...table.tBodies[0].rows].map((row) =>
        cells(row).map(({ innerText, dataset }) => ({ words: innerText, value: dataset.value }))),
    };`);

/** The rows that count anything, each as its name and its counts by the names of the columns; zeros are left out. */
export function countsIn({ columns, rows }: ShownTable): Record<string, Record<string, number>> {
  const counted = rows.map(([name, ...cells]) => {
    const counts = cells
      .map(({ words }, place) => [columns[place + 1] ?? '', Number(words)] as const)
      .filter(([, many]) => many > 0);
    return [name?.value ?? '', Object.fromEntries(counts)] as const;
  });
  return Object.fromEntries(counted.filter(([, counts]) => Object.keys(counts).length > 0));
}

/** Chooses something and waits until the page shows it. */
export async function choose(page: PageHandle, choice: string): Promise<void> {
  const button = `[data-choice="${choice}"]`;
  await page.click(button);
  await page.waitFor(`document.querySelector('${button}').getAttribute('aria-pressed') === 'true'`, choice);
  const [kind = '', value = ''] = choice.split(' ');
  if (kind === 'apart-by') return;
  // Files and tables follow when the background has counted.
  const shown = `document.querySelector('main').dataset.shown.split(' ').includes('${value}')`;
  await page.waitFor(shown, `the statistics by ${choice}`);
}

const words = {
  outcome: {
    filed: 'Filed',
    'filed-by-hand': 'Filed by hand',
    'handed-over': 'Handed over (unconfirmed)',
    refused: 'Refused',
    open: 'Waiting',
    undone: 'Taken back',
    corrected: 'Corrected',
    unknown: 'Not known yet',
  },
  hosting: { own: 'Own host', 'third-party': 'Third-party host', both: 'Both' },
} as const;

/** Counts under the words that the page has for what is counted. */
export function inWords(
  dimension: 'category' | 'destination' | 'hosting' | 'outcome',
  counts: Counts,
): Counts {
  const known: Readonly<Record<string, string>> =
    dimension === 'outcome' || dimension === 'hosting' ? words[dimension] : {};
  return Object.fromEntries(Object.entries(counts).map(([name, many]) => [known[name] ?? name, many]));
}

/** What the cells of each row stand for in a file. */
export const valuesIn = ({ rows }: ShownTable) => rows.map((cells) => cells.map(({ value }) => value));

/** Durations in seconds, as the table's file has them. */
export const figuresOf = ({
  toSaved,
  toFiled,
}: Pick<RecountedPeriod, 'toSaved' | 'toFiled'>): readonly string[] =>
  [toSaved, toFiled]
    .map(spread)
    .flatMap(({ count, medianMs, p95Ms }) => [
      String(count),
      ...[medianMs, p95Ms].map((milliseconds) => (milliseconds === null ? '' : String(milliseconds / 1000))),
    ]);
