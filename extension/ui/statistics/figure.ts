import type { Drawing } from './chart/drawing.ts';
import type { Table } from './table.ts';

/** Something that is counted: as a chart, and as the table beside it that says the same in full. */
export interface Figure {
  /** Names it on the page and in the names of its files. */
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly table: Table;
  /** Null where there is nothing to draw. */
  readonly draw: ((width: number) => Drawing) | null;
}
