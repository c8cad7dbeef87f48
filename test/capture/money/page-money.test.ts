import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { networkOfHost } from '../../../extension/capture/money/money-search.ts';
import { advertisingIdKinds, isEmptyTrail } from '../../../extension/report/money-trail.ts';
import { signsOf, trailOf } from './money-world.ts';
import { pageIds } from './page-ids.ts';
import { randomTokens } from './random-tokens.ts';

const bitcoin = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';
const ethereum = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';

describe('The page function, run as a text with nothing around it,', () => {
  test.each(pageIds)('finds an id of the kind $kind in $html', ({ kind, html, value }) => {
    expect(trailOf(`<p>Practice</p>${html}`).ids).toContainEqual({ kind, value });
  });

  test('has a page to find each kind of id in', () => {
    expect(new Set(pageIds.map(({ kind }) => kind))).toEqual(new Set(advertisingIdKinds));
  });

  test.each(pageIds)('finds no id of the kind $kind where its network does not put it', ({ value }) => {
    const elsewhere = `<p id="${value}" class="${value}" data-id="${value}">${value}</p>
      <a href="https://shop.example/?id=${value}&client=${value}">${value}</a>
      <script src="https://cdn.example/app.js?id=${value}"></script><script>const id = "${value}";</script>
      <img src="https://cdn.example/${value}.png?id=${value}"><div data-ad-client="${value}"></div>`;
    expect(trailOf(elsewhere).ids).toEqual([]);
  });

  test('names the hosts of advertising and tracking, and no others', () => {
    const page = `<script src="https://securepubads.g.doubleclick.net/tag/js/gpt.js"></script>
      <link rel="preconnect" href="//cdn.taboola.com"><iframe src="https://a.magsrv.com/frame?x=1"></iframe>
      <img src="https://pixel.quantserve.com/pixel/p-1.gif"><img src="https://images.example/grey.png">
      <script src="/doubleclick.net/app.js"></script><a href="https://www.criteo.com/about">About</a>`;
    expect(trailOf(page).hosts).toEqual([
      { host: 'securepubads.g.doubleclick.net', network: 'Google' },
      { host: 'a.magsrv.com', network: 'ExoClick' },
      { host: 'cdn.taboola.com', network: 'Taboola' },
      { host: 'pixel.quantserve.com', network: 'Quantcast' },
    ]);
  });

  test.each([...networkOfHost])('knows %s as a host of %s', (host, network) => {
    expect(trailOf(`<script src="https://sub.${host}/a.js"></script>`).hosts).toEqual([
      { host: `sub.${host}`, network },
    ]);
  });

  test.each([
    ['adsense', '<ins class="adsbygoogle"></ins>'],
    ['google-ad-manager', '<div id="div-gpt-ad-123-0"></div>'],
    ['amp', '<amp-ad type="practice"></amp-ad>'],
    ['yandex', '<div id="yandex_rtb_R-A-1-1"></div>'],
    ['taboola', '<div id="taboola-below-article"></div>'],
    ['outbrain', '<div class="OUTBRAIN" data-widget-id="AR_1"></div>'],
    ['mgid', '<div data-type="_mgwidget" data-widget-id="1"></div>'],
    ['exoclick', '<ins data-zoneid="1"></ins>'],
    ['revive', '<ins data-revive-id="1"></ins>'],
  ])('names %s for the place that it fills', (network, place) => {
    expect(trailOf(`<p>Practice</p>${place}`).containers).toEqual([network]);
  });

  test.each([
    ['https://www.paypal.me/practicepage', 'paypal', 'www.paypal.me', 'practicepage'],
    ['https://www.paypal.com/paypalme/practicepage/5', 'paypal', 'www.paypal.com', 'practicepage'],
    ['https://www.paypal.com/donate/?hosted_button_id=ABCDEFGHIJKLM', 'paypal', 'www.paypal.com', null],
    ['https://ko-fi.com/practice_page', 'ko-fi', 'ko-fi.com', 'practice_page'],
    ['https://www.patreon.com/practicepage?ref=1', 'patreon', 'www.patreon.com', 'practicepage'],
    ['https://buymeacoffee.com/practicepage', 'buy-me-a-coffee', 'buymeacoffee.com', 'practicepage'],
    ['https://boosty.to/practicepage', 'boosty', 'boosty.to', 'practicepage'],
    ['https://liberapay.com/practicepage/donate', 'liberapay', 'liberapay.com', 'practicepage'],
    ['https://cash.app/$practicepage', 'cash-app', 'cash.app', '$practicepage'],
    ['https://yoomoney.ru/to/410011234567890', 'yoomoney', 'yoomoney.ru', '410011234567890'],
    ['https://practicepage.fanbox.cc/', 'fanbox', 'practicepage.fanbox.cc', null],
    ['https://buy.stripe.com/test_0123456789', 'stripe', 'buy.stripe.com', null],
    ['https://github.com/sponsors/practicepage', 'github-sponsors', 'github.com', 'practicepage'],
    ['https://user:secret@ko-fi.com/practice_page#x', 'ko-fi', 'ko-fi.com', 'practice_page'],
  ])('keeps of a link to %s what is public', (address, kind, host, handle) => {
    expect(trailOf(`<a href="${address}">Give</a>`).payments).toEqual([{ kind, host, handle }]);
  });

  test('sees a form and a frame of a payment service', () => {
    const page = `<form action="https://www.paypal.com/cgi-bin/webscr"></form><iframe src="https://ko-fi.com/practice_page/?hidefeed=true"></iframe>`;
    expect(trailOf(page).payments).toEqual([
      { kind: 'ko-fi', host: 'ko-fi.com', handle: 'practice_page' },
      { kind: 'paypal', host: 'www.paypal.com', handle: null },
    ]);
  });

  test.each([
    ['a text', `<p>Bitcoin: <b>${bitcoin}</b><i>Copy</i></p>`],
    ['a text among others', `<p>Send to ${bitcoin}, please.</p>`],
    ['a link', `<a href="bitcoin:${bitcoin}?amount=1">Give</a>`],
    ['a field', `<input readonly value="${bitcoin}">`],
    ['a button that copies', `<button data-clipboard-text="${bitcoin}">Copy</button>`],
    ['capitals', `<p>${bitcoin.toUpperCase()}</p>`],
  ])('finds a wallet in %s', (_, html) => {
    expect(trailOf(html).wallets).toEqual([{ kind: 'bitcoin', address: bitcoin }]);
  });

  test.each([
    ['a script', `<script>const token = '${ethereum}';</script>`],
    ['a style', `<style>/* ${ethereum} */</style>`],
    ['an image’s address', `<img src="https://images.example/${ethereum}.png">`],
    ['a longer word', `<p>${bitcoin}x</p>`],
  ])('finds no wallet in %s', (_, html) => {
    expect(trailOf(html).wallets).toEqual([]);
  });

  test('would be found out if it read a text that the page shows, or anything outside itself', () => {
    const tried = (body: string) => () => signsOf('<h1>Shown</h1>', `function (search) { ${body} }`);
    const heading = `Document.prototype.querySelectorAll.call(document, 'h1')[0]`;
    const text = `Object.getOwnPropertyDescriptor(Node.prototype, 'textContent').get.call(${heading})`;
    expect(tried(`return ${text};`)).toThrow('read a text that the page shows');
    expect(tried('return document.body;')).toThrow('read "body" from the document itself');
    expect(tried('return getComputedStyle;')).toThrow('"getComputedStyle" is outside the page function');
  });
});

describe('Nothing but what was looked for leaves the page', () => {
  test('whatever it shows', () => {
    const shape = /^(?:bc1|BC1|0x|[13T48])[0-9A-Za-z]{24,107}$/;
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 60 }), { maxLength: 8 }), (texts) => {
        const signs = signsOf(
          `<div>${texts.map((text) => `<p>${text.replaceAll('<', '')}</p>`).join('')}</div>`,
        );
        expect(signs.tokens.every((token) => shape.test(token))).toBe(true);
        expect({ ...signs, tokens: [] }).toEqual({
          hosts: [],
          ids: [],
          containers: [],
          payments: [],
          tokens: [],
          complete: true,
        });
      }),
      { numRuns: 30 },
    );
  });

  test('10,000 random tokens in texts, attributes, addresses and scripts give no id and no wallet', () => {
    const tokens = randomTokens(10_000);
    for (let from = 0; from < tokens.length; from += 40) {
      const page = tokens.slice(from, from + 40).map(
        (
          token,
          at,
        ) => `<p id="${token}" title="${token}">${token}</p><a href="https://shop.example/${token}?id=${token}">x</a>
          <script>const v${at} = ["${token}", { id: "${token}" }];</script><input value="${token}">
          <img src="https://images.example/${token}?id=${token}"><ins data-x="${token}"></ins>`,
      );
      const { ids, wallets } = trailOf(page.join(''));
      expect({ ids, wallets }).toEqual({ ids: [], wallets: [] });
    }
  }, 120_000);
});

describe('A page that works against the reader', () => {
  const page = `<form name="getElementsByTagName"></form><form name="querySelectorAll"></form>
    <form id="document" action="https://ko-fi.com/practice_page"><input name="getAttribute"><input name="action">
      <input name="parentNode"><input name="nodeName">${bitcoin}</form><img name="documentElement">`;
  const expected = {
    payments: [{ kind: 'ko-fi', host: 'ko-fi.com', handle: 'practice_page' }],
    wallets: [{ kind: 'bitcoin', address: bitcoin }],
  };

  test('by names of forms and fields is read all the same', () => {
    expect(trailOf(page)).toMatchObject(expected);
  });

  test('by what it overwrites is read all the same', () => {
    const lie = () => {
      throw new Error('the page was asked');
    };
    const shadow = trailOf(page, ({ document }) => {
      const form = document.querySelector('form[action]');
      for (const name of ['action', 'matches']) Object.defineProperty(form, name, { value: lie });
      for (const name of ['getElementsByTagName', 'querySelectorAll', 'createTreeWalker'])
        Object.defineProperty(document, name, { value: lie });
    });
    expect(shadow).toMatchObject(expected);
  });

  test('by its sheer size is read at its beginning and its end, and says so', () => {
    const link = (name: string) => `<a href="https://ko-fi.com/${name}">Give</a>`;
    const texts = '<b>one</b>'.repeat(8000);
    const { payments, wallets, complete } = trailOf(
      `${link('first')}<p>${ethereum}</p>${'<a href="https://shop.example/">x</a>'.repeat(1500)}${texts}<p>${bitcoin}</p>${link('last')}`,
    );
    expect(payments.map(({ handle }) => handle)).toEqual(['first', 'last']);
    expect(wallets.map(({ kind }) => kind)).toEqual(['ethereum', 'bitcoin']);
    expect(complete).toBe(false);
  });

  test('by removing everything is an empty trail', () => {
    expect(isEmptyTrail(trailOf('', ({ document }) => document.documentElement.remove()))).toBe(true);
  });

  test('by thousands of findings gives no more than a report carries', () => {
    const many = Array.from(
      { length: 900 },
      (_, at) =>
        `<a href="https://ko-fi.com/p${at}">x</a><p>${ethereum.slice(0, -4)}${String(1000 + at)}</p>`,
    );
    const signs = signsOf(many.join(''));
    expect(signs.payments).toHaveLength(200);
    expect(signs.tokens).toHaveLength(50);
    expect(signs.complete).toBe(false);
  });

  test('by long runs that patterns might try again and again is read in good time', () => {
    const runs = [`ti:"12345" `.repeat(5000), `"//stats.example/" `.repeat(3000), 'adsbyjuicy '.repeat(5000)];
    const html = runs.map((run) => `<script>${run} setSiteId bat.bing.com</script>`).join('');
    const began = performance.now();
    expect(trailOf(html).ids).toEqual([]);
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
