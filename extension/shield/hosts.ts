/** The pages of some hosts, as browsers write them. */
export interface HostPages {
  readonly matches: readonly string[];
  readonly excludeMatches: readonly string[];
}

const loopback = '127.0.0.1';

/** Over HTTPS, as everything that the extension asks permission for; plain HTTP on this very computer. */
const patternsOf = (host: string): readonly string[] =>
  host === loopback ? [`http://${loopback}/*`] : [`https://*.${host}/*`];

/**
 * The match patterns of the policy's hosts. Pure.
 * @param hosts each with its subdomains, or with `*.` before it for the subdomains alone
 */
export function pagesOfHosts(hosts: readonly string[]): HostPages {
  const names = [...new Set(hosts.map((host) => host.replace(/^\*\./, '')))];
  const whole = hosts.filter((host) => !host.startsWith('*.'));
  // Match patterns know no subdomains alone.
  const alone = names.filter((name) => !whole.some((host) => name === host || name.endsWith(`.${host}`)));
  return {
    matches: names.flatMap(patternsOf),
    excludeMatches: alone.map((name) => `https://${name}/*`),
  };
}
