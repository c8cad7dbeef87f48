interface PatternParts {
  readonly protocol: string;
  readonly host: string;
  readonly port: string;
  readonly path: string;
}

function partsOf(pattern: string): PatternParts | null {
  const parts = /^(https?:)\/\/((?:\*\.)?[^/:*]+)(?::(\d{1,5}))?(\/\S*)$/.exec(pattern);
  if (parts === null) return null;
  const [, protocol = '', host = '', port = '', path = ''] = parts;
  const isDefault = port === (protocol === 'https:' ? '443' : '80');
  return { protocol, host: host.toLowerCase(), port: isDefault ? '' : port, path };
}

function hostFits(pattern: string, host: string): boolean {
  const plain = host.replace(/\.$/, '');
  if (!pattern.startsWith('*.')) return plain === pattern;
  const parent = pattern.slice(2);
  return plain === parent || plain.endsWith(`.${parent}`);
}

/** `*` stands for any characters. Without a regular expression, which a long address could keep busy. */
function pathFits(pattern: string, path: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return path === first;
  if (!path.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return path.length - last.length >= at && path.endsWith(last);
}

/**
 * Whether an address is one of the pages that a pattern of the policy means. As in browsers' match patterns the path
 * goes on with the query, and `*.` before the host covers the host itself too. Stricter than those: without a port only
 * the scheme's own is meant. The fragment counts when the pattern has one (consoles with hash routes).
 *
 * @param pattern as the policy's schema takes it, for example `https://console.example/cases/*`
 */
export function matchesPage(pattern: string, address: string): boolean {
  const parts = partsOf(pattern);
  if (parts === null || !URL.canParse(address)) return false;
  const { protocol, hostname, port, pathname, search, hash } = new URL(address);
  if (protocol !== parts.protocol || port !== parts.port || !hostFits(parts.host, hostname)) return false;
  return pathFits(parts.path, `${pathname}${search}${parts.path.includes('#') ? hash : ''}`);
}

/** The first rule that is for a page; null when none is. */
export const ruleFor = <Rule extends { readonly pages: readonly string[] }>(
  rules: readonly Rule[],
  address: string,
): Rule | null => rules.find(({ pages }) => pages.some((pattern) => matchesPage(pattern, address))) ?? null;
