/** A third-party host that an element of the page names, and the network of advertising or tracking it belongs to. */
export interface PaidHost {
  readonly host: string;
  readonly network: string;
}

/** Kinds of ids under which a network knows who earns by a page or measures it. */
export const advertisingIdKinds = [
  'adsense-publisher',
  'google-ad-manager',
  'google-ads',
  'google-analytics',
  'google-tag-manager',
  'meta-pixel',
  'yandex-metrica',
  'yandex-advertising',
  'matomo-site',
  'mail-ru-counter',
  'vk-pixel',
  'baidu-analytics',
  'microsoft-clarity',
  'microsoft-advertising',
  'hotjar',
  'tiktok-pixel',
  'snap-pixel',
  'pinterest-tag',
  'x-pixel',
  'linkedin-partner',
  'quantcast',
  'comscore',
  'criteo-account',
  'taboola-publisher',
  'amazon-associate',
  'exoclick-zone',
  'juicyads-zone',
  'trafficstars-spot',
  'adsterra-key',
  'popads-site',
  'revive-server',
  'mgid-widget',
  'prebid-global',
  'prebid-bidder',
] as const;

export type AdvertisingIdKind = (typeof advertisingIdKinds)[number];

export interface AdvertisingId {
  readonly kind: AdvertisingIdKind;
  readonly value: string;
}

/** A link to a service through which the page is paid or given money. */
export interface PaymentLink {
  /** The service, for example "paypal". */
  readonly kind: string;
  readonly host: string;
  /** The public name of who is paid, where the service's own address shows it; null where only the host is kept. */
  readonly handle: string | null;
}

export const walletKinds = ['bitcoin', 'ethereum', 'monero', 'tron'] as const;

export type WalletKind = (typeof walletKinds)[number];

/** An address to which money can be sent; its checksum was right. */
export interface Wallet {
  readonly kind: WalletKind;
  readonly address: string;
}

/**
 * What may show who pays for a page or is paid by it: identifiers and hosts, never what the page or its advertising
 * shows. For the category "commercial or advertising".
 */
export interface MoneyTrail {
  readonly hosts: readonly PaidHost[];
  readonly ids: readonly AdvertisingId[];
  /** Networks for whose advertising the page keeps a place. */
  readonly containers: readonly string[];
  readonly payments: readonly PaymentLink[];
  readonly wallets: readonly Wallet[];
  /** False when the page was larger than what is looked at, so that there may be more. */
  readonly complete: boolean;
}

/** Whether a trail says nothing about money. */
export const isEmptyTrail = ({ hosts, ids, containers, payments, wallets }: MoneyTrail): boolean =>
  [hosts, ids, containers, payments, wallets].every(({ length }) => length === 0);
