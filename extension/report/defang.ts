/**
 * Spellings that keep programs from making a link of an address, written and undone. They follow no standard; undone
 * are those that the tools of analysts agree on: `hxxp`, `hXXp` and `h**p`; `[:]`, `[//]` and `[://]`; in a host a full
 * stop, a colon or the word "dot" in square, round or curly brackets, and `\.`; behind the host `[.]` alone, because
 * brackets of other kinds and words are often part of a path.
 */

/** The look-behinds keep long rows of brackets cheap: a row is looked at once. */
const opening = String.raw`((?<!\[)\[+|(?<!\()\(+|(?<!\{)\{+)`;
const markInHost = new RegExp(String.raw`${opening}( ?(?:\.|:|dot) ?)(\]+|\)+|\}+)`, 'gi');
const markBehindHost = /(?<!\[)(\[+)(\.)(\]+)/g;

/** Scheme, separator, what stands before the path, and the rest, defanged or not. */
const withScheme =
  /^(h(?:tt|xx|\*\*)ps?|ip[fn]s)(\[:\/\/\]|(?:\[:\]|:)(?:\[\/\/\]|[/\\]*))((?:\\\.|[^/\\?#])*)(.*)$/is;
const withoutScheme = new RegExp(
  String.raw`^((?:[\p{L}\p{N}\p{M}_.-]|\\\.|${opening} ?(?:\.|:|dot) ?(?:\]+|\)+|\}+))+)((?::\d+)?(?:[/\\?#].*)?)$`,
  'isu',
);

const takeOneOff = (brackets: string) => brackets.slice(1);
const addOne = (brackets: string) => `${brackets}${brackets.charAt(0)}`;

/** What an address holds of itself that looks like a mark gets a second pair of brackets, and keeps the first. */
const deepened = (text: string, mark: RegExp) =>
  text.replace(
    mark,
    (_, open: string, sign: string, close: string) => `${addOne(open)}${sign}${addOne(close)}`,
  );

/** One pair of brackets is a mark for the sign in it; of several the outermost goes and the sign stays as it is. */
const undone = (text: string, mark: RegExp) =>
  text.replace(mark, (_, open: string, sign: string, close: string) => {
    const single = open.length === 1 || close.length === 1;
    return `${takeOneOff(open)}${single ? sign.trim().replace(/^dot$/i, '.') : sign}${takeOneOff(close)}`;
  });

const undoneInHost = (host: string) => undone(host, markInHost).replaceAll('\\.', '.');

/** Full stops outside marks. */
function bracketed(host: string): string {
  const marks = [...host.matchAll(markInHost)];
  const ends = [0, ...marks.map(({ index, 0: mark }) => index + mark.length)];
  const dots = (text: string) => text.replaceAll('.', '[.]');
  const parts = marks.map(
    ({ index, 0: mark }, at) => dots(host.slice(ends[at], index)) + deepened(mark, markInHost),
  );
  return parts.join('') + dots(host.slice(ends.at(-1)));
}

/** `hXXp` is how `http` is written most; so an address that begins with `hTTp` has to be kept apart in another way. */
const schemeIsOdd = (scheme: string) => /^hTTp/.test(scheme);

/**
 * Writes an address so that no mail program makes a link of it, and so that an analyst can put it back:
 * `https://example.com/a` becomes `hxxps://example[.]com/a`. Only scheme and host change, and what looks like such a
 * spelling already: `/a[.]b` becomes `/a[[.]]b`, so that whoever undoes `[.]` gets the address that was meant.
 */
export function defanged(address: string): string {
  return address.replace(
    /^(https?):([/\\]*)([^/\\?#]*)(.*)$/is,
    (_, scheme: string, slashes: string, host: string, rest: string) => {
      const hidden = schemeIsOdd(scheme)
        ? `${scheme}[:]`
        : `${scheme.replace(/t/g, 'x').replace(/T/g, 'X')}:`;
      const behind = deepened(rest, markBehindHost).replace(/^\\\./, '\\[.]');
      return `${hidden}${slashes}${bracketed(host)}${behind}`;
    },
  );
}

function plainScheme(scheme: string): string {
  if (/^hXXp/.test(scheme)) return `http${scheme.slice(4)}`;
  const stars = scheme.startsWith('H') ? 'TT' : 'tt';
  return scheme.replace('**', stars).replace(/x/g, 't').replace(/X/g, 'T');
}

/** An address as it was sent: neither its scheme nor the host behind a user name is spelled in another way. */
function isPlain(scheme: string, separator: string, authority: string): boolean {
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  return !/[x*]/i.test(scheme) && !separator.includes('[') && host.search(markInHost) === -1;
}

/**
 * Puts an address back that was written so that it is no link; {@link defanged} is undone exactly. What is an address
 * with `http`, `https`, `ipfs` or `ipns` already, and each other text, comes back as it is: brackets are at home in
 * paths and queries. A host alone (`example[.]com/a`) is put back without a scheme, for none was written.
 *
 * @param written one address, nothing around it
 */
export function refanged(written: string): string {
  const [whole, scheme = '', separator = '', authority = '', rest = ''] = withScheme.exec(written) ?? [];
  if (whole !== undefined) {
    if (isPlain(scheme, separator, authority)) return written;
    const plainSeparator = separator.replace(/[[\]]/g, '');
    return `${plainScheme(scheme)}${plainSeparator}${undoneInHost(authority)}${undone(rest, markBehindHost)}`;
  }
  const [, host, , behind = ''] = withoutScheme.exec(written) ?? [];
  if (host === undefined || host.search(markInHost) === -1) return written;
  return `${undoneInHost(host)}${undone(behind, markBehindHost)}`;
}
