import { rulesFor } from './id-rule.ts';

/** Pixels by which an advertiser follows who came from its advertising. */
export const pixelRules = [
  rulesFor(
    'meta-pixel',
    ['fbq', /\bfbq\(\s*["']init["']\s*,\s*["']?(\d{10,20})\b/],
    ['facebook.com/tr', /\bfacebook\.com\/tr\/?\?(?:[^\s"']{0,200}[&;])?id=(\d{10,20})(?!\d)/],
  ),
  rulesFor(
    'vk-pixel',
    ['VK.Retargeting', /\bVK\.Retargeting\.Init\(\s*["'](VK-RTRG-\d{4,9}-[A-Za-z0-9]{4,8})["']/],
    ['vk.com/rtrg', /\bvk\.com\/rtrg\?p=(VK-RTRG-\d{4,9}-[A-Za-z0-9]{4,8})(?!\w)/],
  ),
  rulesFor('microsoft-advertising', [
    'bat.bing.com',
    /\bti\s*:\s*["'](\d{5,10})["'][\s\S]{0,900}?\bbat\.bing\.com\/bat\.js/,
  ]),
  rulesFor(
    'tiktok-pixel',
    ['ttq.load', /\bttq\.load\(\s*["']([A-Z0-9]{18,24})["']/],
    [
      'analytics.tiktok.com',
      /\banalytics\.tiktok\.com\/i18n\/pixel\/events\.js\?(?:[^\s"']{0,60}&)?sdkid=([A-Z0-9]{18,24})(?!\w)/,
    ],
  ),
  rulesFor('snap-pixel', [
    'snaptr',
    /\bsnaptr\(\s*["']init["']\s*,\s*["']([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})["']/,
  ]),
  rulesFor('pinterest-tag', ['pintrk', /\bpintrk\(\s*["']load["']\s*,\s*["'](\d{10,16})["']/]),
  rulesFor('x-pixel', ['twq', /\btwq\(\s*["'](?:config|init)["']\s*,\s*["']([a-z0-9]{5,8})["']/]),
  rulesFor('linkedin-partner', ['_linkedin_partner_id', /\b_linkedin_partner_id\s*=\s*["'](\d{4,9})["']/]),
  rulesFor(
    'criteo-account',
    ['setAccount', /["']setAccount["']\s*,\s*["']?account["']?\s*:\s*["']?(\d{3,7})\b/],
    ['criteo.com', /\bdynamic\.criteo\.com\/js\/ld\/ld\.js\?(?:[^\s"']{0,60}&)?a=(\d{3,7})(?!\d)/],
  ),
].flat();
