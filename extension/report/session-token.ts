/** Parameter names that usually hold a session: the moderator's own, if the page was open in a signed-in browser. */
const tokenNames =
  /^(access|auth|id|refresh|session|csrf|xsrf)?[_-]?(token|jwt)$|^(php)?sess(ion)?([_-]?(id|key))?$|^j?sessionid$|^sid$|^auth(orization|_?key)?$|^api_?key$|^key$|^sig(nature)?$|^x-amz-(signature|security-token|credential)$|^code$|^password$|^pwd$/i;

/** The parameter's name as pages read it; one that is no valid escape stands for itself. */
const nameOf = (pair: string) => {
  const written = pair.split('=', 1)[0] ?? '';
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
};

const hasValue = (pair: string) => pair.indexOf('=') > 0 && pair.indexOf('=') < pair.length - 1;

/**
 * Where an address has parameters: in its query; in its fragment, when that is a list of them (as sign-in services
 * give tokens back, RFC 6749, section 4.2.2); and behind a `?` in the fragment, as routes of single-page applications do.
 */
interface Sections {
  readonly before: string;
  readonly query: string | undefined;
  readonly fragment: string | undefined;
  readonly fragmentQuery: string | undefined;
}

function sectionsOf(address: string): Sections {
  const [, before = '', query, fragment, fragmentQuery] =
    /^([^?#]*)(?:\?([^#]*))?(?:#([^?]*)(?:\?(.*))?)?$/s.exec(address) ?? [];
  return { before, query, fragment, fragmentQuery };
}

/** A route or the name of a section is no list of parameters. */
const isList = (fragment: string) => /^[^/!=]+=/.test(fragment);

/** Names of parameters that look like a session or signing key, in their order, each once. */
export function tokenParameters(address: string): readonly string[] {
  const { query = '', fragment = '', fragmentQuery = '' } = sectionsOf(address);
  const names = [query, isList(fragment) ? fragment : '', fragmentQuery]
    .flatMap((section) => section.split('&'))
    .filter((pair) => hasValue(pair) && tokenNames.test(nameOf(pair)))
    .map(nameOf);
  return [...new Set(names)];
}

/**
 * Cuts parameters, each time they occur in the query or the fragment, and leaves every other character as it was. The
 * `?` or `#` before a list goes only with its last parameter.
 *
 * @param names as {@link tokenParameters} gives them: what escapes stand for, capital letters counted
 */
export function withoutParameters(address: string, names: readonly string[]): string {
  const cut = new Set(names);
  const rest = (mark: string, section: string | undefined) => {
    if (section === undefined) return '';
    const kept = section.split('&').filter((pair) => !cut.has(nameOf(pair)));
    return kept.length === 0 ? '' : `${mark}${kept.join('&')}`;
  };
  const { before, query, fragment, fragmentQuery } = sectionsOf(address);
  const behind = rest('?', fragmentQuery);
  if (fragment === undefined) return `${before}${rest('?', query)}`;
  const list = isList(fragment) ? rest('#', fragment) : `#${fragment}`;
  return `${before}${rest('?', query)}${list === '' && behind !== '' ? '#' : list}${behind}`;
}
