/** What a cell shows, and what stands in its place in a file where that is something else. */
export type Cell = string | number | { readonly shown: string; readonly file: string | number };

/** What stands beside a chart, and is saved as a file: both come from here. */
export interface Table {
  readonly columns: readonly Cell[];
  /** The first cell of each names the row. */
  readonly rows: readonly (readonly Cell[])[];
}

export const inFile = (cell: Cell): string => String(typeof cell === 'object' ? cell.file : cell);

/** A program that takes a table may take such a text for a formula and run it. */
const looksLikeFormula = /^[=+\-@\t\r]/;

function csvCell(cell: Cell): string {
  const value = typeof cell === 'object' ? cell.file : cell;
  if (typeof value === 'number') return String(value);
  const words = looksLikeFormula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}

/** A table as comma-separated values (RFC 4180), with what no program will run. */
export const csvOf = ({ columns, rows }: Table): string =>
  [columns, ...rows].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
