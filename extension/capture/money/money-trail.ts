import type { MoneyTrail, PaidHost, PaymentLink } from '../../report/money-trail.ts';
import { advertisingIdOf } from './advertising-ids.ts';
import { containerNetworks, networkOfHost } from './money-search.ts';
import { paymentServices } from './payment-services.ts';
import { walletOf } from './wallets.ts';

/** How many findings of one sort a report carries. */
const most = { hosts: 200, ids: 200, payments: 200, containers: containerNetworks.length, tokens: 50 };

/** Whatever a page answers, no more than so many of a list are looked at. */
const listOf = (value: unknown, longest: number): readonly unknown[] =>
  Array.isArray(value) ? value.slice(0, longest) : [];

/** What reading makes of each, without what cannot be read and without what was there before. */
function distinct<Found>(
  given: readonly unknown[],
  read: (value: unknown) => Found | null,
): readonly Found[] {
  const found = given.map(read).filter((value) => value !== null);
  return [...new Map(found.map((value) => [JSON.stringify(value), value])).values()];
}

const isHost = (value: string) =>
  value.length <= 253 && /^(?:[a-z0-9_](?:[a-z0-9_-]{0,62})\.)+[a-z][a-z0-9-]{1,62}$/.test(value);

/** The host and each domain above it. */
const domainsOf = (host: string): readonly string[] => {
  const labels = host.split('.');
  return labels.map((_, at) => labels.slice(at).join('.'));
};

function paidHostOf(host: unknown): PaidHost | null {
  if (typeof host !== 'string' || !isHost(host)) return null;
  const [network] = domainsOf(host).flatMap((domain) => networkOfHost.get(domain) ?? []);
  return network === undefined ? null : { host, network };
}

function paymentOf(link: unknown): PaymentLink | null {
  if (typeof link !== 'string') return null;
  const [host = ''] = link.split('/', 1);
  if (!isHost(host)) return null;
  const [service] = domainsOf(host).flatMap(
    (domain) => paymentServices.find((one) => one.host === domain) ?? [],
  );
  return service === undefined
    ? null
    : { kind: service.kind, host, handle: service.handle?.exec(link)?.[1] ?? null };
}

const containerOf = (network: unknown) => containerNetworks.find(([known]) => known === network)?.[0] ?? null;

/**
 * Makes the money trail from the page function's answer, which a hostile page may have shaped: hosts and services that
 * are on our lists, ids that look as their network makes them, wallets whose checksum is right.
 * @param signs the answer of `readMoneyTrail`, or null when the page took no injection or did not answer in time
 */
export function moneyTrailOf(signs: unknown): MoneyTrail {
  const stated = typeof signs === 'object' && signs !== null ? (signs as Record<string, unknown>) : {};
  return {
    hosts: distinct(listOf(stated.hosts, most.hosts), paidHostOf),
    ids: distinct(listOf(stated.ids, most.ids), advertisingIdOf),
    containers: distinct(listOf(stated.containers, most.containers), containerOf),
    payments: distinct(listOf(stated.payments, most.payments), paymentOf),
    wallets: distinct(listOf(stated.tokens, most.tokens), (token) =>
      typeof token === 'string' ? walletOf(token) : null,
    ),
    complete: stated.complete === true,
  };
}
