const notInUri = /[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]/gu;
const unfinishedEscape = /%(?![0-9A-Fa-f]{2})/g;

const escaped = (part: string) =>
  part.replace(unfinishedEscape, '%25').replace(notInUri, (character) => encodeURIComponent(character));

/**
 * An address as RFC 3986 wants it, which XARF's schema demands. Browsers leave `|`, `^`, `[`, `]` and others as they
 * are in path, query and fragment; the copy here has them percent-encoded. The report itself keeps the address as it was.
 *
 * @param address an address that `URL` can parse
 */
export function uriOf(address: string): string {
  const { protocol, host, pathname, search, hash } = new URL(address);
  // RFC 3986 has one "#"; what follows it in a browser's fragment may have more.
  const fragment = hash === '' ? '' : `#${escaped(hash.slice(1)).replaceAll('#', '%23')}`;
  return `${protocol}//${host}${escaped(pathname)}${escaped(search)}${fragment}`;
}
