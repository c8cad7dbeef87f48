/** Parameter names that usually hold a session: the moderator's own, if the page was open in a signed-in browser. */
const tokenNames =
  /^(access|auth|id|refresh|session|csrf|xsrf)?[_-]?(token|jwt)$|^(php)?sess(ion)?([_-]?(id|key))?$|^j?sessionid$|^sid$|^auth(orization|_?key)?$|^api_?key$|^key$|^sig(nature)?$|^x-amz-(signature|security-token|credential)$|^code$|^password$|^pwd$/i;

const nameOf = (pair: string) => {
  try {
    return decodeURIComponent(pair.split('=', 1)[0] ?? '');
  } catch {
    return '';
  }
};

const hasValue = (pair: string) => pair.indexOf('=') > 0 && pair.indexOf('=') < pair.length - 1;

/** Names of query parameters that look like a session or signing key, in their order, each once. */
export function tokenParameters(address: string): readonly string[] {
  const query = /\?([^#]*)/.exec(address)?.[1] ?? '';
  const names = query
    .split('&')
    .filter((pair) => hasValue(pair) && tokenNames.test(nameOf(pair)))
    .map(nameOf);
  return [...new Set(names)];
}

/** Cuts one query parameter, each time it occurs, and leaves every other character as it was. */
export function withoutParameter(address: string, name: string): string {
  return address.replace(/\?([^#]*)/, (_, query: string) => {
    const rest = query.split('&').filter((pair) => nameOf(pair) !== name);
    return rest.length === 0 ? '' : `?${rest.join('&')}`;
  });
}
