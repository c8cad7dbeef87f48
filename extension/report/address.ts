import { failure, type ProblemCode, type Result, success } from './problem.ts';
import type { Hosting } from './report.ts';

const embeddedSchemes = new Set(['blob:', 'data:', 'javascript:', 'filesystem:']);

function refusalOf(scheme: string): ProblemCode {
  if (scheme === 'file:') return 'address-is-file';
  if (embeddedSchemes.has(scheme)) return 'address-is-embedded';
  return 'address-is-browser-page';
}

const pageOfSourceView = (text: string) => text.replace(/^view-source:/i, '');

/**
 * Takes an address from a tab and gives the one that may be reported: the very characters that the browser had,
 * fragment and query included, but never a user name or password (they could be the moderator's own).
 * A page's source view counts as the page.
 *
 * @param text the tab's address
 * @returns the reportable address, or why there is none in it
 */
export function reportableAddress(text: string): Result<string> {
  const address = pageOfSourceView(text);
  if (!URL.canParse(address)) return failure({ code: 'not-a-web-address' });
  const { protocol, hostname } = new URL(address);
  if (protocol !== 'http:' && protocol !== 'https:') return failure({ code: refusalOf(protocol) });
  if (hostname === '') return failure({ code: 'not-a-web-address' });
  return success(withoutUserInfo(address));
}

/** Whether an address carries a user name or password, which is removed before the report is shown or saved. */
export function hasUserInfo(text: string): boolean {
  const address = pageOfSourceView(text);
  if (!URL.canParse(address)) return false;
  const { username, password } = new URL(address);
  return username !== '' || password !== '';
}

/** Cuts user name and password and leaves each other character as it was. */
export function withoutUserInfo(address: string): string {
  if (!hasUserInfo(address)) return address;
  const cut = address.replace(/^(https?:[/\\]*)([^/\\?#]*)@/i, '$1');
  if (!hasUserInfo(cut)) return cut;
  // White space that browsers ignore stands inside the scheme or its slashes: only the parser finds the user name.
  const url = new URL(pageOfSourceView(address));
  url.username = '';
  url.password = '';
  return url.href;
}

/** The parts of an address for inert display: the host is set off, the rest is muted. */
export function displayParts(address: string): { before: string; host: string; after: string } {
  const parts = /^([a-z]+:\/\/)([^/?#]*)(.*)$/is.exec(address);
  return { before: parts?.[1] ?? '', host: parts?.[2] ?? address, after: parts?.[3] ?? '' };
}

/** The host of an address in lower case, without port and final dot; empty when there is none. */
export function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname.replace(/\.$/, '').toLowerCase() : '';
}

/** Whether the address is on one of the organisation's own domains or a subdomain of one. */
export function hostingOf(address: string, ownDomains: readonly string[]): Hosting {
  const host = hostOf(address);
  const owns = (domain: string) => host === domain.toLowerCase() || host.endsWith(`.${domain.toLowerCase()}`);
  return ownDomains.some(owns) ? 'own' : 'third-party';
}
