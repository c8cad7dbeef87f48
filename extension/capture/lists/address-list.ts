import { hostOf, reportableAddress } from '../../report/address.ts';
import { refanged } from '../../report/defang.ts';
import { duplicateForm } from '../../report/duplicate.ts';
import type { ProblemCode } from '../../report/problem.ts';
import { ipfsIdentifier, isIpfsAddress } from './ipfs.ts';
import { isOnionHost, isOnionService } from './onion.ts';
import { writtenAddresses } from './written.ts';

/** One address of a list; `written` holds its characters as they stand in the text. */
export type ListItem =
  | {
      readonly written: string;
      readonly kind: 'address';
      readonly url: string;
      /** It was written so that it is no link, and was put back. */
      readonly refanged: boolean;
    }
  /** Of the Tor network, with a scheme or without one, as it was written. */
  | { readonly written: string; readonly kind: 'onion'; readonly url: string }
  /** Of IPFS itself: `ipfs://…`, `ipns://…`, `/ipfs/…`. A gateway's page (`https://…`) is an address of the web. */
  | { readonly written: string; readonly kind: 'ipfs'; readonly url: string }
  | { readonly written: string; readonly kind: 'not-reportable'; readonly because: ProblemCode };

export interface AddressList {
  readonly items: readonly ListItem[];
  /** How many addresses were left out because the list has them already. */
  readonly repetitions: number;
  /** There were more than {@link most} different addresses; what follows was not read. */
  readonly more: boolean;
}

/** How many different addresses one list takes. */
export const most = 1000;

const notReportable = (written: string, because: ProblemCode): ListItem => ({
  written,
  kind: 'not-reportable',
  because,
});

const hasScheme = (address: string) =>
  /^[a-z][a-z0-9+-]*:/i.test(address) && !/^[^/?#]*\.[^/?#]*:\d/.test(address);

function onionItem(written: string, host: string, url: string): ListItem {
  return isOnionService(host)
    ? { written, kind: 'onion', url }
    : notReportable(written, 'onion-address-incomplete');
}

function hostItem(written: string, address: string): ListItem {
  const host = hostOf(`http://${address}`);
  return isOnionHost(host)
    ? onionItem(written, host, address)
    : notReportable(written, 'address-without-scheme');
}

/** What a list says of one address: a scheme is never added, so a host alone is not reportable. */
function itemOf(written: string): ListItem {
  const address = refanged(written);
  if (isIpfsAddress(address)) {
    return ipfsIdentifier(address) === null
      ? notReportable(written, 'ipfs-address-incomplete')
      : { written, kind: 'ipfs', url: address };
  }
  if (!hasScheme(address)) return hostItem(written, address);
  const reportable = reportableAddress(address);
  if (!reportable.ok) return notReportable(written, reportable.problems[0].code);
  const url = reportable.value;
  const host = hostOf(url);
  if (isOnionHost(host)) return onionItem(written, host, url);
  return { written, kind: 'address', url, refanged: address !== written };
}

const formOf = (item: ListItem) => (item.kind === 'not-reportable' ? item.written : duplicateForm(item.url));

/** Makes a list of addresses as they were written, each page once ({@link duplicateForm}), the first one kept. */
export function listOf(addresses: Iterable<string>): AddressList {
  const items = new Map<string, ListItem>();
  let repetitions = 0;
  for (const written of addresses) {
    const item = itemOf(written);
    const form = formOf(item);
    if (items.has(form)) repetitions += 1;
    else if (items.size === most) return { items: [...items.values()], repetitions, more: true };
    else items.set(form, item);
  }
  return { items: [...items.values()], repetitions, more: false };
}

/**
 * Reads a pasted or dropped text: addresses one a line, parted by commas, semicolons or tabs, in a CSV file with or
 * without heading, or in sentences, Markdown or quotation marks; defanged or not. User names and passwords are removed.
 *
 * No address is invented: what is not written is not added. So a host without a scheme (`example.com/a`) is listed as
 * not reportable, if it is defanged, begins with `www.` or stands alone on a line without another address. Addresses
 * with commas in a file without quotes may be read either way; `written` shows what was read.
 */
export const readAddressList = (text: string): AddressList => listOf(writtenAddresses(text));
