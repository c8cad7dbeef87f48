import { holdsAddress } from './beginning.ts';

export type Cells = readonly string[];

interface Table {
  readonly records: readonly Cells[];
  /** At least one cell stands in quotes. */
  readonly quoted: boolean;
}

/** Reads one cell from a place on; null when its quotes do not close. */
function cellAt(text: string, from: number, endOfPlain: RegExp): { cell: string; end: number } | null {
  if (text[from] !== '"') {
    endOfPlain.lastIndex = from;
    const end = endOfPlain.exec(text)?.index ?? text.length;
    return { cell: text.slice(from, end), end };
  }
  let end = text.indexOf('"', from + 1);
  while (end !== -1 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  if (end === -1) return null;
  return { cell: text.slice(from + 1, end).replaceAll('""', '"'), end: end + 1 };
}

/** Cell after cell, with the sign behind each; null in its place when what follows is no cell of RFC 4180. */
function* cellsOf(text: string, delimiter: string) {
  const endOfPlain = new RegExp(`[${delimiter}\n\r]`, 'g');
  for (let at = 0; at <= text.length; ) {
    const read = cellAt(text, at, endOfPlain);
    const next = read === null ? undefined : text[read.end];
    if (read === null || !(next === undefined || next === delimiter || next === '\n' || next === '\r')) {
      yield null;
      return;
    }
    yield { cell: read.cell, quoted: text[at] === '"', endsLine: next !== delimiter };
    at = read.end + 1;
  }
}

const isBlank = (cells: Cells) => cells.length === 1 && cells[0]?.trim() === '';

/** Reads a text by RFC 4180 with a delimiter; null when not all of its lines have as many cells, at least two. */
function tableOf(text: string, delimiter: string): Table | null {
  const records: Cells[] = [];
  let quoted = false;
  let cells: string[] = [];
  for (const read of cellsOf(text, delimiter)) {
    if (read === null) return null;
    quoted ||= read.quoted;
    cells.push(read.cell);
    if (!read.endsLine) continue;
    if (!isBlank(cells)) records.push(cells);
    if (!isBlank(cells) && (cells.length < 2 || cells.length !== records[0]?.length)) return null;
    cells = [];
  }
  return records.length === 0 ? null : { records, quoted };
}

const namesAddresses =
  /^\W*(the |page |web ?|full |reported |source |original )*(ur[il]s?|links?|href|address(es)?|websites?|sites?|pages?)\b/i;

/** Words with a space between them. */
const isProse = (cell: string) => /\S\s+\S/.test(cell.slice(0, 200));

/**
 * Commas and semicolons are at home in addresses, and an address cut at one is another address. So lines with as many
 * of them each are a table only if something else says so too: quotes, a heading that names addresses, a column before
 * each address, or words behind it.
 */
function isCertain({ records, quoted }: Table): boolean {
  if (quoted) return true;
  if (records.length < 2) return false;
  const [first = []] = records;
  if (!first.some(holdsAddress) && first.some((cell) => namesAddresses.test(cell))) return true;
  const columns = records.map((cells) => cells.findIndex(holdsAddress));
  if (columns.every((column) => column !== 0) && columns.some((column) => column > 0)) return true;
  return records.some((cells, at) => columns[at] === 0 && cells.slice(1).some(isProse));
}

/** The cells of each line of a table; a text that is none has one cell a line. */
export function recordsOf(text: string): readonly Cells[] {
  const byTab = tableOf(text, '\t');
  if (byTab !== null) return byTab.records;
  const table = [',', ';']
    .map((delimiter) => tableOf(text, delimiter))
    .find((read) => read !== null && isCertain(read));
  return table?.records ?? text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => [line]);
}
