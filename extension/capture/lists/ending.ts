import { beginsBehindComma } from './beginning.ts';

/** White space, controls, and marks that no address holds as they are. */
const plain = /[^\s\p{Cc}"<>`«»“”„。，、「」『』,;|()[\]'’]+/uy;
const special = new Set([...`,;|()[]'’`]);
const closing: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  "'": "'",
  '‘': '’',
  '|': '|',
  // Chat programs write `<address|words>`.
  '<': '|',
};
const opens: Readonly<Record<string, string>> = { ')': '(', ']': '[' };

function behindPlain(text: string, at: number): number {
  plain.lastIndex = at;
  return plain.test(text) ? plain.lastIndex : at;
}

const closesOne = (open: readonly string[], sign: string) => {
  const opener = opens[sign];
  return opener !== undefined && open.at(-1) === opener;
};

/** Whether a sign parts the address before it from what follows. */
function parts(text: string, at: number): boolean {
  const sign = text[at];
  if (sign === ']') return text[at + 1] === '(';
  return (sign === ',' || sign === ';' || sign === '|') && beginsBehindComma(text, at + 1);
}

/**
 * Where an address ends at the latest: before white space, quotation marks and angle brackets; before the mark that
 * closes what was opened directly before the address; between `](` of a Markdown link; and at a comma, semicolon or bar
 * with another address behind it.
 *
 * @param start where the address begins
 * @param from where to look from: behind what was recognised already
 */
export function endOfRun(text: string, start: number, from: number): number {
  const close = closing[text[start - 1] ?? ''];
  const openBrackets: string[] = [];
  for (let at = from; ; at += 1) {
    at = behindPlain(text, at);
    const sign = text[at];
    if (sign === undefined || !special.has(sign)) return at;
    const closes = closesOne(openBrackets, sign);
    if ((sign === close && !closes) || parts(text, at)) return at;
    if (closes) openBrackets.pop();
    if (sign === '(' || sign === '[') openBrackets.push(sign);
  }
}

/** How many more of a bracket close than open in an address. */
const surplus = (address: string, open: string, close: string) =>
  address.split(close).length - address.split(open).length;

/**
 * Takes off what belongs to the sentence around an address: punctuation at its end, brackets that are not opened in it,
 * and the mark of emphasis that stands before it too.
 *
 * @param before the sign directly before the address
 */
export function withoutPunctuation(address: string, before: string): string {
  const unopened = new Map([
    [')', surplus(address, '(', ')')],
    [']', surplus(address, '[', ']')],
    ['}', surplus(address, '{', '}')],
  ]);
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address[end - 1] ?? '';
    const brackets = unopened.get(last) ?? 0;
    const emphasis = '*_~'.includes(last) && last === before;
    if (brackets <= 0 && !emphasis && !".,;:!?…'’".includes(last)) break;
    if (unopened.has(last)) unopened.set(last, brackets - 1);
  }
  return address.slice(0, end);
}
