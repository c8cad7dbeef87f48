import { rulesFor } from './id-rule.ts';

/** Networks that pay the page for showing advertising, and Prebid, by which a page auctions its places. */
export const advertisingRules = [
  rulesFor(
    'yandex-advertising',
    ['blockId', /\bblockId["']?\s*:\s*["'](R-A-\d{4,9}-\d{1,4})["']/],
    ['yandex|', /^yandex\|id=yandex_rtb_(R-A-\d{4,9}-\d{1,4})(?!\d)/],
  ),
  rulesFor('taboola-publisher', [
    'cdn.taboola.com',
    /\bcdn\.taboola\.com\/libtrc\/([a-z0-9-]{3,60})\/loader\.js/,
  ]),
  rulesFor('amazon-associate', [
    'tag=',
    /^(?:https?:)?\/\/(?:www\.)?amazon\.[a-z.]{2,6}\/[^\s]{0,1500}[?&]tag=([a-z0-9-]{2,40}-\d{2})(?:[&#]|$)/,
  ]),
  rulesFor(
    'exoclick-zone',
    ['exoclick|', /^exoclick\|data-zoneid=(\d{5,9})$/],
    ['ad_idzone', /\bad_idzone\s*=\s*["'](\d{5,9})["']/],
    [
      'idzone=',
      /\b(?:exoclick|exosrv|exdynsrv|realsrv|magsrv)\.com\/[^\s"']{0,120}[?&]idzone=(\d{5,9})(?!\d)/,
    ],
  ),
  rulesFor('juicyads-zone', [
    'adsbyjuicy',
    /\badsbyjuicy\b[\s\S]{0,60}?\.push\(\s*\{\s*["']?adzone["']?\s*:\s*["']?(\d{4,9})(?!\d)/,
  ]),
  rulesFor('trafficstars-spot', ['tsyndicate.com', /\btsyndicate\.com\/iframes2\/([0-9a-f]{32})(?!\w)/]),
  rulesFor('adsterra-key', [
    'atOptions',
    /\batOptions\s*=\s*\{\s*["']?key["']?\s*:\s*["']([0-9a-f]{32})["']/,
  ]),
  rulesFor('popads-site', ['_pop', /\b_pop\.push\(\s*\[\s*["']siteId["']\s*,\s*(\d{4,9})\s*\]/]),
  rulesFor('revive-server', ['revive|', /^revive\|data-revive-id=([0-9a-f]{32})$/]),
  rulesFor('mgid-widget', ['mgid|', /^mgid\|data-widget-id=(\d{4,9})$/]),
  // Each of these methods is Prebid's own; a page may give the object another name than "pbjs".
  ...['addAdUnits', 'requestBids', 'setBidderConfig', 'setTargetingForGPTAsync'].map((method) =>
    rulesFor('prebid-global', [method, new RegExp(`\\b([A-Za-z_$][\\w$]{1,40})\\.${method}\\(`)]),
  ),
  rulesFor('prebid-bidder', ['addAdUnits', /\bbidder["']?\s*:\s*["']([A-Za-z0-9_-]{2,40})["']/]),
].flat();
