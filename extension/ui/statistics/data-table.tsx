import { text } from '../strings.ts';
import { type Cell, inFile, type Table } from './table.ts';

const isNumber = (cell: Cell | undefined) =>
  typeof (typeof cell === 'object' ? cell.file : cell) === 'number';

const shown = (cell: Cell) => (typeof cell === 'object' ? cell.shown : cell);

/** A table within its own bounds: a keyboard can move it, and the page stays as wide as the window. */
export function DataTable({ table: { columns, rows }, title }: { table: Table; title: string }) {
  // Where nothing was measured there is no number, but its column is one of numbers.
  const kinds = columns.map((_, place) => (rows.some((row) => isNumber(row[place])) ? 'number' : ''));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse.
    <section class="scroll" tabIndex={0} aria-label={text('statisticsTableOf', title)}>
      <table>
        <thead>
          <tr>
            {columns.map((column, place) => (
              <th scope="col" key={place} class={kinds[place]}>
                {shown(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name = '', ...cells], place) => (
            <tr key={place}>
              <th scope="row" data-value={inFile(name)}>
                {shown(name)}
              </th>
              {cells.map((cell, column) => (
                <td key={column} class={kinds[column + 1]} data-value={inFile(cell)}>
                  {shown(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
