import { rulesFor } from './id-rule.ts';

const tagAddress = String.raw`googletagmanager\.com/gtag/js\?(?:[^\s"']{0,100}&)?id=`;
const tagCall = String.raw`\bgtag\(\s*["']config["']\s*,\s*["']`;

/** Google's advertising and analytics, as its own snippets and its places for advertising name their ids. */
export const googleRules = [
  rulesFor(
    'adsense-publisher',
    ['ca-pub-', /googlesyndication\.com\/[^\s"']{0,200}[?&]client=(ca-pub-\d{16})(?!\d)/],
    ['google_ad_client', /\bgoogle_ad_client["']?\s*[:=]\s*["'](ca-pub-\d{16})["']/],
    ['|', /^(?:adsense\|data-ad-client|amp\|data-ad-client|meta\|google-adsense-account)=(ca-pub-\d{16})$/],
  ),
  rulesFor(
    'google-ad-manager',
    ['googletag', /\bgoogletag\.define(?:OutOfPage)?Slot\(\s*["']\/(\d{4,12})(?:,\d{4,12})?\//],
    ['|', /^(?:google-ad-manager\|id=google_ads_iframe_|amp\|data-slot=)\/(\d{4,12})(?:,\d{4,12})?\//],
  ),
  rulesFor('google-ads', ['AW-', new RegExp(`(?:${tagAddress}|${tagCall})(AW-\\d{8,12})(?![\\w-])`)]),
  rulesFor(
    'google-analytics',
    ['G-', new RegExp(`(?:${tagAddress}|${tagCall})(G-[A-Z0-9]{6,12})(?![\\w-])`)],
    ['UA-', new RegExp(`(?:${tagAddress}|${tagCall})(UA-\\d{4,10}-\\d{1,4})(?![\\w-])`)],
    ['UA-', /(?:\bga\(\s*["']create["']|["']_setAccount["'])\s*,\s*["'](UA-\d{4,10}-\d{1,4})["']/],
  ),
  rulesFor(
    'google-tag-manager',
    [
      'GTM-',
      /googletagmanager\.com\/(?:gtm\.js|ns\.html|gtag\/js)\?(?:[^\s"']{0,100}&)?id=(GTM-[A-Z0-9]{4,9})(?![\w-])/,
    ],
    ['GTM-', /["']script["']\s*,\s*["']\w{1,40}["']\s*,\s*["'](GTM-[A-Z0-9]{4,9})["']/],
  ),
].flat();
