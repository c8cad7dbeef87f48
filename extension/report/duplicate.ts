import type { ReportedAccount } from './account.ts';

const trackingParameters = /^(utm_[a-z_]+|gclid|fbclid|msclkid|mc_eid|igshid)$/i;

/**
 * The form of an address under which two reports count as being about the same page. Local only: what is kept is
 * a keyed hash of it, and all it ever does is warn.
 *
 * User name, final dot of the host, tracking parameters, empty query and fragment are dropped; the fragment too,
 * unless it is a route of a single-page application. `|` and `^` are encoded because browsers disagree about them.
 */
export function duplicateForm(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  url.username = '';
  url.password = '';
  const host = url.host.replace(/\.+(?=$|:)/, '');
  const query = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !trackingParameters.test(pair.split('=', 1)[0] ?? ''))
    .join('&');
  const route = /^#!?\//.test(url.hash) ? url.hash : '';
  const form = `${url.protocol}//${host}${url.pathname}${query === '' ? '' : `?${query}`}${route}`;
  return form.replaceAll('|', '%7C').replaceAll('^', '%5E');
}

/**
 * The form under which two addresses count as alike: the same page but for scheme, `www.`, query, fragment, capital
 * letters and a slash at the end. It finds more than it should, so it only ever says "similar".
 */
export function similarForm(address: string): string {
  if (!URL.canParse(address)) return address;
  // Of the exact form, so that what is the same is also alike.
  const { host, pathname } = new URL(duplicateForm(address));
  return `${host.replace(/^www\./, '')}${pathname.replace(/\/+$/, '')}`.toLowerCase();
}

/**
 * The form of an account under which two reports count as being about the same one; null when it has no identifier.
 * @param platform where the identifier is one
 */
export const accountForm = ({ identifier }: ReportedAccount, platform: string): string | null =>
  identifier === null || identifier === '' ? null : `${platform}\n${identifier}`;
