import { rulesFor } from './id-rule.ts';

/** Counters that measure visits, as their own snippets name their ids. */
export const analyticsRules = [
  rulesFor(
    'yandex-metrica',
    ['ym(', /\bym\(\s*(\d{5,10})\s*,\s*["']init["']/],
    ['mc.yandex.', /\bmc\.yandex\.(?:ru|com|by|kz)\/(?:watch\/|metrika\/tag\.js\?id=)(\d{5,10})(?!\d)/],
    ['Ya.Metrika', /\bYa\.Metrika2?\(\s*\{\s*["']?id["']?\s*:\s*["']?(\d{5,10})(?!\d)/],
  ),
  // The number of a site means something beside the server that counts it.
  rulesFor(
    'matomo-site',
    [
      'setSiteId',
      /["'](?:https?:)?\/\/([\w.-]{4,100})(?:\/[^\s"']{0,80})?["'][\s\S]{0,300}?["']setSiteId["']\s*,\s*["']?(\d{1,6})\b/,
    ],
    [
      'idsite=',
      /\/\/([\w.-]{4,100})(?:\/[\w.-]{1,40}){0,3}\/(?:matomo|piwik)\.php\?(?:[^\s"']{0,60}&)?idsite=(\d{1,6})(?!\d)/,
    ],
  ),
  rulesFor(
    'mail-ru-counter',
    ['_tmr', /\b_tmr\.push\(\s*\{\s*["']?id["']?\s*:\s*["']?(\d{5,9})(?!\d)/],
    ['top-fwz1.mail.ru', /\btop-fwz1\.mail\.ru\/counter\?(?:[^\s"']{0,60}[&;])?id=(\d{5,9})(?!\d)/],
  ),
  rulesFor('baidu-analytics', ['hm.baidu.com', /\bhm\.baidu\.com\/hm\.js\?([0-9a-f]{32})(?!\w)/]),
  rulesFor(
    'microsoft-clarity',
    ['clarity.ms', /\bclarity\.ms\/tag\/([a-z0-9]{8,12})(?!\w)/],
    ['clarity', /["']clarity["']\s*,\s*["']script["']\s*,\s*["']([a-z0-9]{8,12})["']/],
  ),
  rulesFor(
    'hotjar',
    ['hjid', /\bhjid\s*:\s*(\d{5,9})(?!\d)/],
    ['hotjar', /\bstatic\.hotjar\.com\/c\/hotjar-(\d{5,9})(?!\d)/],
  ),
  rulesFor('quantcast', ['qacct', /\bqacct["']?\s*:\s*["'](p-[\w-]{8,16})["']/]),
  rulesFor(
    'comscore',
    ['_comscore', /\b_comscore\.push\(\s*\{[^}]{0,120}?\bc2["']?\s*:\s*["'](\d{6,9})["']/],
    ['scorecardresearch.com', /\bscorecardresearch\.com\/[^\s"']{0,80}?[?&;]c2=(\d{6,9})(?!\d)/],
  ),
].flat();
