import type { AdvertisingIdKind } from '../../../extension/report/money-trail.ts';

/** Where a page puts an id of each kind, and the id: as the networks' own instructions have it, with invented numbers. */
export interface PageId {
  readonly kind: AdvertisingIdKind;
  readonly html: string;
  readonly value: string;
}

const script = (source: string) => `<script>${source}</script>`;
const src = (address: string) => `<script src="${address}"></script>`;
const pixel = (address: string) => `<img src="${address}" width="1" height="1">`;
const hex = '0123456789abcdef0123456789abcdef';
const publisher = 'ca-pub-1234567890123456';

const rows: readonly (readonly [AdvertisingIdKind, string, string])[] = [
  [
    'adsense-publisher',
    src(`https://pagead2.googlesyndication.com/pagead/js/adsbygoogle.js?client=${publisher}`),
    publisher,
  ],
  ['adsense-publisher', `<ins class="adsbygoogle" data-ad-client="${publisher}"></ins>`, publisher],
  ['adsense-publisher', `<amp-ad type="adsense" data-ad-client="${publisher}"></amp-ad>`, publisher],
  ['adsense-publisher', `<meta name="google-adsense-account" content="${publisher}">`, publisher],
  ['adsense-publisher', script(`google_ad_client = "${publisher}"; google_ad_slot = "1";`), publisher],
  ['google-ad-manager', script(`googletag.defineSlot('/1234567/practice', [300, 250], 'a')`), '1234567'],
  ['google-ad-manager', '<iframe id="google_ads_iframe_/1234567/practice_0"></iframe>', '1234567'],
  ['google-ads', src('https://www.googletagmanager.com/gtag/js?id=AW-123456789'), 'AW-123456789'],
  ['google-analytics', src('https://www.googletagmanager.com/gtag/js?id=G-ABCDE12345'), 'G-ABCDE12345'],
  ['google-analytics', script(`gtag('js', new Date()); gtag('config', 'G-ABCDE12345');`), 'G-ABCDE12345'],
  ['google-analytics', script(`ga('create', 'UA-1234567-1', 'auto');`), 'UA-1234567-1'],
  ['google-analytics', script(`_gaq.push(['_setAccount', 'UA-1234567-1']);`), 'UA-1234567-1'],
  [
    'google-tag-manager',
    script(`(function(w,d,s,l,i){})(window,document,'script','dataLayer','GTM-ABC1234');`),
    'GTM-ABC1234',
  ],
  [
    'google-tag-manager',
    '<iframe src="https://www.googletagmanager.com/ns.html?id=GTM-ABC1234"></iframe>',
    'GTM-ABC1234',
  ],
  ['meta-pixel', script(`fbq('init', '123456789012345'); fbq('track', 'PageView');`), '123456789012345'],
  ['meta-pixel', pixel('https://www.facebook.com/tr?id=123456789012345&ev=PageView'), '123456789012345'],
  ['yandex-metrica', script('ym(12345678, "init", { clickmap: true });'), '12345678'],
  ['yandex-metrica', pixel('https://mc.yandex.ru/watch/12345678'), '12345678'],
  ['yandex-metrica', script('w.c = new Ya.Metrika({id:12345678, webvisor:true});'), '12345678'],
  ['yandex-advertising', script(`Ya.Context.AdvManager.render({ blockId: 'R-A-123456-7' })`), 'R-A-123456-7'],
  ['yandex-advertising', '<div id="yandex_rtb_R-A-123456-7"></div>', 'R-A-123456-7'],
  [
    'matomo-site',
    script(
      `var u="//stats.example/"; _paq.push(['setTrackerUrl', u+'matomo.php']); _paq.push(['setSiteId', '3']);`,
    ),
    'stats.example/3',
  ],
  ['matomo-site', pixel('https://stats.example/matomo.php?idsite=3&rec=1'), 'stats.example/3'],
  ['mail-ru-counter', script('_tmr.push({id: "1234567", type: "pageView"});'), '1234567'],
  ['mail-ru-counter', pixel('https://top-fwz1.mail.ru/counter?id=1234567;js=na'), '1234567'],
  ['vk-pixel', script(`VK.Retargeting.Init("VK-RTRG-123456-aBcDe")`), 'VK-RTRG-123456-aBcDe'],
  ['vk-pixel', pixel('https://vk.com/rtrg?p=VK-RTRG-123456-aBcDe'), 'VK-RTRG-123456-aBcDe'],
  ['baidu-analytics', src(`https://hm.baidu.com/hm.js?${hex}`), hex],
  [
    'microsoft-clarity',
    script(`(function(c,l,a,r,i,t,y){})(window, document, "clarity", "script", "abcde12345");`),
    'abcde12345',
  ],
  ['microsoft-clarity', src('https://www.clarity.ms/tag/abcde12345'), 'abcde12345'],
  [
    'microsoft-advertising',
    script(
      `(function(w,d,t,r,u){var o={ti:"12345678"};})(window,document,"script","//bat.bing.com/bat.js","uetq");`,
    ),
    '12345678',
  ],
  ['hotjar', script('h._hjSettings={hjid:1234567,hjsv:6};'), '1234567'],
  ['hotjar', src('https://static.hotjar.com/c/hotjar-1234567.js?sv=6'), '1234567'],
  ['tiktok-pixel', script(`ttq.load('C0ABCDEFGH0123456789');`), 'C0ABCDEFGH0123456789'],
  [
    'tiktok-pixel',
    src('https://analytics.tiktok.com/i18n/pixel/events.js?sdkid=C0ABCDEFGH0123456789&lib=ttq'),
    'C0ABCDEFGH0123456789',
  ],
  [
    'snap-pixel',
    script(`snaptr('init', '01234567-89ab-cdef-0123-456789abcdef', {});`),
    '01234567-89ab-cdef-0123-456789abcdef',
  ],
  ['pinterest-tag', script(`pintrk('load', '2612345678901');`), '2612345678901'],
  ['x-pixel', script(`twq('config','o1abc');`), 'o1abc'],
  ['linkedin-partner', script(`_linkedin_partner_id = "123456";`), '123456'],
  ['quantcast', script(`_qevents.push({ qacct:"p-AbCdEfGhIjKlM" });`), 'p-AbCdEfGhIjKlM'],
  ['comscore', script(`_comscore.push({ c1: "2", c2: "1234567" });`), '1234567'],
  ['comscore', pixel('https://sb.scorecardresearch.com/p?c1=2&c2=1234567&cv=2.0'), '1234567'],
  ['criteo-account', script(`window.criteo_q.push({ event: "setAccount", account: 12345 });`), '12345'],
  ['criteo-account', src('https://dynamic.criteo.com/js/ld/ld.js?a=12345'), '12345'],
  ['taboola-publisher', src('https://cdn.taboola.com/libtrc/practice-network/loader.js'), 'practice-network'],
  [
    'amazon-associate',
    '<a href="https://www.amazon.com/dp/B000000000?tag=practice-20">Shop</a>',
    'practice-20',
  ],
  ['exoclick-zone', '<ins class="adsbyexoclick" data-zoneid="1234567"></ins>', '1234567'],
  ['exoclick-zone', script('var ad_idzone = "1234567", ad_width = "300";'), '1234567'],
  [
    'exoclick-zone',
    '<iframe src="https://a.magsrv.com/iframe.php?idzone=1234567&size=300x250"></iframe>',
    '1234567',
  ],
  ['juicyads-zone', script(`(adsbyjuicy = window.adsbyjuicy || []).push({'adzone':123456});`), '123456'],
  ['trafficstars-spot', `<iframe src="//tsyndicate.com/iframes2/${hex}.html?"></iframe>`, hex],
  ['adsterra-key', script(`atOptions = { 'key' : '${hex}', 'format' : 'iframe' };`), hex],
  ['popads-site', script(`var _pop = _pop || []; _pop.push(['siteId', 1234567]);`), '1234567'],
  ['revive-server', `<ins data-revive-zoneid="3" data-revive-id="${hex}"></ins>`, hex],
  ['mgid-widget', '<div data-type="_mgwidget" data-widget-id="1234567"></div>', '1234567'],
  ['prebid-global', script('practicePrebid.requestBids({ timeout: 1000 });'), 'practicePrebid'],
  [
    'prebid-bidder',
    script(`pbjs.addAdUnits([{ code: 'a', bids: [{ bidder: 'practicebidder', params: {} }] }]);`),
    'practicebidder',
  ],
];

export const pageIds: readonly PageId[] = rows.map(([kind, html, value]) => ({ kind, html, value }));
