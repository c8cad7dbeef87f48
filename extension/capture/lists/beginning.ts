/** A full stop between the names of a host, plain or in brackets: nothing else tells a defanged host from words. */
const mark = String.raw`[[({] ?(?:\.|dot) ?[\])}]`;
const name = String.raw`[\p{L}\p{N}\p{M}_-]+`;
const separator = String.raw`(?:\[:\/\/\]|(?:\[:\]|:)(?:\[\/\/\]|[/\\]{2}))`;

/** An address with a scheme, defanged or not: whichever scheme it is, so that none is passed over in silence. */
const withScheme = String.raw`(?<![a-z0-9+-])(?<!h\*\*)(?:blob:|filesystem:)?(?:h\*\*ps?|[a-z][a-z0-9+-]{1,30})${separator}`;
const embedded = String.raw`(?<![a-z0-9+-])(?<!h\*\*)data:[a-z]+\/`;
const path = String.raw`(?<![\p{L}\p{N}\p{M}.:/_-])\/ip[fn]s\/`;
const host = String.raw`(?<![\p{L}\p{N}\p{M}_@./\\:%=&?#~+-])${name}(?:(?:\.|${mark})${name})+`;

const beginning = new RegExp(`(?<scheme>${withScheme}|${embedded})|(?<path>${path})|(?<host>${host})`, 'giu');
const afterComma = new RegExp(`['"]?(?:${withScheme}|${name}(?:\\.${name})*${mark})`, 'iuy');
const certain = new RegExp(`${withScheme}|${mark}`, 'iu');
const anyMark = new RegExp(mark, 'iu');

/** Where the next address may begin; `host` is set when it begins with a host instead of a scheme or path. */
export function nextBeginning(text: string, from: number) {
  beginning.lastIndex = from;
  const match = beginning.exec(text);
  if (match === null) return null;
  return { start: match.index, behind: match.index + match[0].length, host: match.groups?.host };
}

/** Whether another address follows directly behind a comma or the like. */
export function beginsBehindComma(text: string, at: number): boolean {
  afterComma.lastIndex = at;
  return afterComma.test(text);
}

/** Whether an address with a scheme or a defanged one begins anywhere in a text. */
export const holdsAddress = (text: string): boolean => certain.test(text);

/** Whether a host is one that was defanged. */
export const hasMark = (host: string): boolean => anyMark.test(host);
