import { refanged } from '../../report/defang.ts';
import { hasMark, nextBeginning } from './beginning.ts';
import { endOfRun, withoutPunctuation } from './ending.ts';
import { type Cells, recordsOf } from './table.ts';

interface Found {
  readonly written: string;
  /** A host without a scheme that may be a file name or a word: an address only if the line has no other. */
  readonly doubtful: boolean;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The part of a cell within the quotation marks and separators around it. */
function innerOf(cell: string): Span {
  const around = /[\s"'<>,;]/;
  let [start, end] = [0, cell.length];
  while (start < end && around.test(cell[start] ?? '')) start += 1;
  while (end > start && around.test(cell[end - 1] ?? '')) end -= 1;
  return { start, end };
}

const isHost = (host: string) =>
  /\.(xn--[a-z0-9-]+|\p{L}{2,})$/iu.test(host) || /^\d{1,3}(\.\d{1,3}){3}$/.test(host);

/** The name in front of an `@`, or the host behind it, defanged or not. */
const isOfMailbox = (cell: string, start: number, end: number) =>
  /^[[({]? ?(@|at ?[\])}])/i.test(cell.slice(end, end + 6)) ||
  /[[({] ?(@|at) ?[\])}]$/i.test(cell.slice(Math.max(0, start - 6), start));

const goesOn = (cell: string, end: number) => /^([/?#]|(:|\[:\])\d)/.test(cell.slice(end, end + 4));

/** Embedded content is never taken up: of `data:` there is only its kind. */
const withoutContent = (written: string) =>
  /^data:/i.test(written) ? (/^data:[^,]{0,60}/i.exec(written)?.[0] ?? '') : written;

/** Whether a host without a scheme is meant as an address; null when it is surely none. */
function meaningOf(host: string): 'named' | 'doubtful' | null {
  const plain = refanged(host);
  if (!isHost(plain)) return null;
  return hasMark(host) || /^www\.|\.onion$/i.test(plain) ? 'named' : 'doubtful';
}

interface Place {
  readonly start: number;
  /** Behind what was recognised. */
  readonly behind: number;
  /** Where the address ends at the latest. */
  readonly end: number;
  readonly inner: Span;
}

/** The address at a place, and whether it is all that the cell holds. */
function cutOut(cell: string, { start, end, inner }: Place): { address: string; alone: boolean } {
  if (start === inner.start && end >= inner.end) {
    return { address: cell.slice(start, inner.end), alone: true };
  }
  return { address: withoutPunctuation(cell.slice(start, end), cell[start - 1] ?? ''), alone: false };
}

function hostAt(cell: string, host: string, place: Place): readonly Found[] {
  const meaning = meaningOf(host);
  if (meaning === null || isOfMailbox(cell, place.start, place.behind)) return [];
  const { address, alone } = cutOut(cell, place);
  return meaning === 'named' || alone ? [{ written: address, doubtful: meaning === 'doubtful' }] : [];
}

/** A scheme or a path with nothing behind it is only mentioned. */
function addressAt(cell: string, place: Place): readonly Found[] {
  const { address } = cutOut(cell, place);
  return address.length > place.behind - place.start
    ? [{ written: withoutContent(address), doubtful: false }]
    : [];
}

function addressesIn(cell: string): readonly Found[] {
  const found: Found[] = [];
  const inner = innerOf(cell);
  for (let next = nextBeginning(cell, 0); next !== null; ) {
    const { start, behind, host } = next;
    const end = host === undefined || goesOn(cell, behind) ? endOfRun(cell, start, behind) : behind;
    const place = { start, behind, end, inner };
    found.push(...(host === undefined ? addressAt(cell, place) : hostAt(cell, host, place)));
    next = nextBeginning(cell, end);
  }
  return found;
}

function foundIn(cells: Cells): readonly Found[] {
  const found = cells.flatMap(addressesIn);
  const certain = found.filter(({ doubtful }) => !doubtful);
  return certain.length > 0 ? certain : found;
}

/**
 * What is written as an address in a text, character by character as it stands there and in its order: in lines, in
 * tables of RFC 4180 (commas, semicolons, tabs; whichever column), in lists and in sentences, defanged or not.
 *
 * Addresses on a line or in a cell of their own keep each character but a comma or semicolon at their end; in sentences,
 * punctuation and brackets around them are left out.
 */
export function* writtenAddresses(text: string): Generator<string> {
  for (const cells of recordsOf(text)) {
    for (const { written } of foundIn(cells)) yield written;
  }
}
