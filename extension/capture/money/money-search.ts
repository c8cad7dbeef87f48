import adHosts from './ad-hosts.json' with { type: 'json' };
import { paymentServices } from './payment-services.ts';
import { advertisingRules } from './rules/advertising.ts';
import { analyticsRules } from './rules/analytics.ts';
import { googleRules } from './rules/google.ts';
import type { IdRule } from './rules/id-rule.ts';
import { pixelRules } from './rules/pixels.ts';

/** What the page function is told to look for, in what can be sent into a page: texts, numbers and lists of them. */
export interface MoneySearch {
  /** Hosts of advertising and tracking; their subdomains count too. */
  readonly adHosts: readonly string[];
  /** Further hosts whose addresses may hold an id, although most of what they serve is no advertising. */
  readonly idHosts: readonly string[];
  /** Hosts of payment services, and how many parts of the path are kept. */
  readonly payments: readonly (readonly [host: string, parts: number])[];
  readonly rules: readonly (readonly [kind: string, marker: string, pattern: string])[];
  /** Network and selector of the places that it fills on a page. */
  readonly containers: readonly (readonly [network: string, selector: string])[];
  /** Those places that neither a tag nor another attribute gives away. */
  readonly places: string;
}

/** Each host of advertising or tracking with its network's name: our own selection, from what the networks say of themselves. */
export const networkOfHost: ReadonlyMap<string, string> = new Map(
  Object.entries(adHosts).flatMap(([network, hosts]) => hosts.map((host) => [host, network])),
);

export const idRules: readonly IdRule[] = [
  ...googleRules,
  ...analyticsRules,
  ...pixelRules,
  ...advertisingRules,
];

/** Places for advertising, as each network's own instructions have a page mark them. */
export const containerNetworks: MoneySearch['containers'] = [
  ['adsense', 'ins.adsbygoogle'],
  ['google-ad-manager', '[id^="div-gpt-ad"],iframe[id^="google_ads_iframe_"]'],
  ['amp', 'amp-ad'],
  ['yandex', '[id^="yandex_rtb_"]'],
  ['taboola', '[id^="taboola-"]'],
  ['outbrain', '[data-widget-id].OUTBRAIN'],
  ['mgid', '[data-widget-id][data-type="_mgwidget"]'],
  ['exoclick', 'ins[data-zoneid]'],
  ['revive', 'ins[data-revive-id]'],
];

/** The argument for `readMoneyTrail`. */
export const moneySearch: MoneySearch = {
  adHosts: [...networkOfHost.keys()],
  idHosts: ['facebook.com', 'vk.com'],
  payments: paymentServices.map(({ host, parts }) => [host, parts]),
  rules: idRules.map(({ kind, marker, pattern }) => [kind, marker, pattern.source]),
  containers: containerNetworks,
  places: containerNetworks
    .flatMap(([, selector]) => selector.split(','))
    .filter((selector) => selector.startsWith('[id'))
    .join(','),
};
