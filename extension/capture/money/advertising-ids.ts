import { type AdvertisingId, type AdvertisingIdKind, advertisingIdKinds } from '../../report/money-trail.ts';

const number = (fewest: number, most: number) => new RegExp(`^\\d{${fewest},${most}}$`);

/** What an id of each kind looks like, whole. A page can shape the answer of the function that ran in it. */
const shapes: Readonly<Record<AdvertisingIdKind, RegExp>> = {
  'adsense-publisher': /^ca-pub-\d{16}$/,
  'google-ad-manager': number(4, 12),
  'google-ads': /^AW-\d{8,12}$/,
  'google-analytics': /^(?:G-[A-Z0-9]{6,12}|UA-\d{4,10}-\d{1,4})$/,
  'google-tag-manager': /^GTM-[A-Z0-9]{4,9}$/,
  'meta-pixel': number(10, 20),
  'yandex-metrica': number(5, 10),
  'yandex-advertising': /^R-A-\d{4,9}-\d{1,4}$/,
  'matomo-site': /^(?=[^/]{4,100}\/)[\w-]+(?:\.[\w-]+)+\/\d{1,6}$/,
  'mail-ru-counter': number(5, 9),
  'vk-pixel': /^VK-RTRG-\d{4,9}-[A-Za-z0-9]{4,8}$/,
  'baidu-analytics': /^[0-9a-f]{32}$/,
  'microsoft-clarity': /^[a-z0-9]{8,12}$/,
  'microsoft-advertising': number(5, 10),
  hotjar: number(5, 9),
  'tiktok-pixel': /^[A-Z0-9]{18,24}$/,
  'snap-pixel': /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/,
  'pinterest-tag': number(10, 16),
  'x-pixel': /^[a-z0-9]{5,8}$/,
  'linkedin-partner': number(4, 9),
  quantcast: /^p-[\w-]{8,16}$/,
  comscore: number(6, 9),
  'criteo-account': number(3, 7),
  'taboola-publisher': /^[a-z0-9-]{3,60}$/,
  'amazon-associate': /^[a-z0-9-]{2,40}-\d{2}$/,
  'exoclick-zone': number(5, 9),
  'juicyads-zone': number(4, 9),
  'trafficstars-spot': /^[0-9a-f]{32}$/,
  'adsterra-key': /^[0-9a-f]{32}$/,
  'popads-site': number(4, 9),
  'revive-server': /^[0-9a-f]{32}$/,
  'mgid-widget': number(4, 9),
  'prebid-global': /^[A-Za-z_$][\w$]{1,40}$/,
  'prebid-bidder': /^[A-Za-z0-9_-]{2,40}$/,
};

/** An id as the page function gave it; null when it is none of a known kind. */
export function advertisingIdOf(given: unknown): AdvertisingId | null {
  if (!Array.isArray(given)) return null;
  const [named, value] = given as unknown[];
  const kind = advertisingIdKinds.find((one) => one === named);
  return kind !== undefined && typeof value === 'string' && shapes[kind].test(value) ? { kind, value } : null;
}
