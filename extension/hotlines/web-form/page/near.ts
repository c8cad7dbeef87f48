import { isElement, isField, isInput, shownParent } from './elements.ts';
import { nonEmpty, textOf } from './texts.ts';

/** How far out words that stand beside a field are looked for. */
const levels = 4;

/** What stands in the same box as a field: words, or other fields. */
interface Neighbour {
  readonly node: Node;
  readonly holdsField: boolean;
  readonly text: string;
  /** The line of the box that it stands on, as far as the source tells. */
  readonly line: number;
}

/** The words that stand beside a field. */
interface Beside {
  /** Before it on its line, or on the line above; null when another field stands where they would. */
  readonly before: string | null;
  readonly isHeading: boolean;
  /** Behind it on its line, which has no other field. */
  readonly after: string;
}

const breaks = 'br,hr,p,div,ul,ol,dl,table,section,fieldset,h1,h2,h3,h4,h5,h6';
const headings = 'h1,h2,h3,h4,h5,h6,[role="heading"]';

const isHidden = (node: Node) => isElement(node) && isInput(node) && node.type === 'hidden';
const holdsField = (node: Node) =>
  isElement(node) &&
  (isField(node) || node.querySelector('input,select,textarea,[contenteditable]') !== null);
const breaksLine = (node: Node) => isElement(node) && node.matches(breaks);

function neighboursIn(box: Node): readonly Neighbour[] {
  let line = 0;
  const found: Neighbour[] = [];
  for (const node of [...box.childNodes].filter((child) => !isHidden(child))) {
    const isBreak = breaksLine(node);
    if (isBreak) line += 1;
    const neighbour = { node, holdsField: holdsField(node), text: textOf(node), line };
    if (neighbour.holdsField || neighbour.text !== '') found.push(neighbour);
    if (isBreak) line += 1;
  }
  return found;
}

/** Some pages write the words behind their fields: the line begins with a field and ends with words. */
const wordsFollow = (line: readonly Neighbour[]): boolean =>
  line[0]?.holdsField === true && isField(line[0].node) && line.at(-1)?.holdsField === false;

function beside(node: Node, neighbours: readonly Neighbour[]): Beside {
  const at = neighbours.findIndex((neighbour) => neighbour.node === node);
  const onLine = (line: number | undefined) => neighbours.filter((neighbour) => neighbour.line === line);
  const own = onLine(neighbours[at]?.line);
  const behind = neighbours[at + 1];
  const isBehind = behind?.holdsField === false && own.includes(behind) && wordsFollow(own);
  const after = isBehind ? (behind?.text ?? '') : '';
  const before = neighbours[at - 1];
  if (before === undefined) return { before: '', isHeading: false, after };
  const isTaken = before.holdsField || (after !== '' && own.includes(before));
  const isOfOther = !own.includes(before) && onLine(before.line).some((neighbour) => neighbour.holdsField);
  const isHeading = isElement(before.node) && before.node.matches(headings);
  return { before: isTaken || isOfOther ? null : before.text, isHeading, after };
}

const besideIn = (node: Element): Beside | null =>
  node.parentNode === null ? null : beside(node, neighboursIn(node.parentNode));

/** The words before a field or around what holds it; where there are none of its own, those behind it. */
function besideOrAround(field: Element): string {
  const after = besideIn(field)?.after ?? '';
  let at: Element | null = field;
  for (let level = 0; at !== null && level < levels; level += 1) {
    const words = besideIn(at);
    if (words === null || words.before === null) return after;
    // A heading is of all that follows: words behind the field are nearer.
    if (words.before !== '') return words.isHeading && after !== '' ? after : words.before;
    at = shownParent(at);
    if (at?.matches('form,body,fieldset')) return after;
  }
  return after;
}

/** What the head of its column says, for a field in a table whose first row is of heads. */
function columnHead(field: Element): string {
  const cell = field.closest('td') as HTMLTableCellElement | null;
  const head = cell?.closest('table')?.rows[0]?.cells[cell.cellIndex];
  return head?.localName === 'th' ? textOf(head) : '';
}

/** Texts that stand where a label would. */
export const nearTo = (field: Element): readonly string[] =>
  nonEmpty([besideOrAround(field), columnHead(field)]);

/** Texts that stand where the question of a group of buttons would: before the first of them. */
export function questionBefore(button: Element): readonly string[] {
  const start = button.closest('label') ?? button;
  const box = start.parentElement;
  const isFirst = box !== null && neighboursIn(box)[0]?.node === start;
  return nearTo(isFirst && box !== null && !box.matches('form,body,fieldset') ? box : start);
}
