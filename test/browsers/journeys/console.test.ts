import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PolicyInput } from '../../../extension/policy/policy.ts';
import type { PageHandle } from '../browser.ts';
import { optionsPage, Stage, showsState } from '../stage.ts';

let stage: Stage;

/** How the pages of the invented community are read. */
const rulesFor = (origin: string): PolicyInput['consoleRules'] => [
  {
    id: 'post',
    name: 'Review of a post',
    pages: [`${origin}/post/*`],
    fields: [
      { fact: 'content-url', selector: 'link[rel="canonical"]', attribute: 'href' },
      { fact: 'case-id', selector: 'article', attribute: 'data-post-id' },
      { fact: 'account-id', selector: '.account-id' },
      { fact: 'screen-name', selector: '.account-name' },
      { fact: 'profile-url', selector: '.account-name a', attribute: 'href' },
      { fact: 'login-ip', selector: '.account-address', list: true },
      { fact: 'upload-time', selector: 'article p time', attribute: 'datetime' },
      { fact: 'chat-room', selector: '.room' },
    ],
  },
  {
    id: 'queue',
    name: 'Queue of posts',
    pages: [`${origin}/queue`],
    rows: { selector: 'li.row', marked: '.mark:checked' },
    fields: [
      { fact: 'content-url', selector: 'a[href^="/post/"]', attribute: 'href' },
      { fact: 'account-id', selector: 'a[href^="/member/"]', attribute: 'href', match: 'member-\\d+' },
    ],
  },
];

beforeAll(async () => {
  stage = await Stage.set({ holdSeconds: 0 });
  await stage.usePolicy({ holdSeconds: 0, consoleRules: rulesFor(stage.sandbox.demoOrigin) ?? [] });
});
afterAll(() => stage.close());
beforeEach(() => stage.sandbox.reset());
afterEach(() => stage.browser.closePopup());

const filed = () => stage.sandbox.reports().filter(({ state }) => state === 'finished');
const postAt = (id: string) => `${stage.sandbox.demoOrigin}/post/${id}`;
const ticked = (popup: PageHandle, fact: string) =>
  popup.evaluate<boolean | null>(`return document.querySelector('[data-fact="${fact}"]')?.checked ?? null`);

describe('A click on a case of the organisation’s own console', () => {
  test('gives a complete report, which the moderator sees and can cut before it is sent', async () => {
    const popup = await stage.openPopupOn(postAt('4711'));
    await popup.waitFor(`document.getElementById('console-rule') !== null`, 'the rule to be named');
    await popup.click('#show-facts');
    await popup.waitFor(`document.getElementById('facts') !== null`, 'the facts');
    expect(await ticked(popup, 'account')).toBe(true);
    expect(await ticked(popup, 'ofCase')).toBe(true);
    // Nothing was read of the page but what the rule names.
    expect(await ticked(popup, 'title')).toBeNull();
    await popup.click('#file');
    await showsState(popup, 'filed');
    const [{ xml = '' } = {}] = filed();
    for (const part of [
      `<url>${postAt('4711')}</url>`,
      '<espIdentifier>member-101</espIdentifier>',
      '<screenName>invented_member_101</screenName>',
      `<profileUrl>${stage.sandbox.demoOrigin}/member/member-101</profileUrl>`,
      '<ipAddress>192.0.2.17</ipAddress>',
      'Case number at the platform: 4711',
      'The time of upload by the reporting platform',
    ])
      expect(xml).toContain(part);
    expect(xml).not.toContain('chatImIncident');
  });

  test('does not send what was unticked', async () => {
    const popup = await stage.openPopupOn(postAt('4712'));
    await popup.click('#show-facts');
    await popup.click('[data-fact="account"]');
    await popup.click('#file');
    await showsState(popup, 'filed');
    const [{ xml = '' } = {}] = filed();
    expect(xml).not.toContain('personOrUserReported');
    expect(xml).toContain('Case number at the platform: 4712');
  });
});

describe('A click on a queue', () => {
  test('gives one report for each marked row', async () => {
    const queue = await stage.browser.openTab(`${stage.sandbox.demoOrigin}/queue`);
    const rows = await queue.evaluate<string[]>(`
      const marked = [...document.querySelectorAll('li.row')].slice(0, 3);
      for (const row of marked) row.querySelector('.mark').checked = true;
      return marked.map((row) => row.querySelector('a').href);`);
    const popup = await stage.openPopup();
    await popup.waitFor(`document.getElementById('for-each-row') !== null`, 'how many are filed');
    expect(await popup.evaluate<string>(`return document.getElementById('for-each-row').innerText`)).toBe(
      '3 reports are filed, one for each marked row.',
    );
    await popup.click('#file');
    await expect.poll(() => filed().length, { timeout: 30_000 }).toBe(3);
    const reported = filed().map(({ xml }) => /<url>([^<]*)<\/url>/.exec(xml)?.[1]);
    expect(reported.sort()).toEqual([...rows].sort());
    expect(filed().every(({ xml }) => xml.includes('<espIdentifier>member-'))).toBe(true);
  });

  test('says what to do where no row is marked', async () => {
    const popup = await stage.openPopupOn(`${stage.sandbox.demoOrigin}/queue`);
    await popup.waitFor(`document.getElementById('refusal')?.innerText.includes('No row')`, 'the refusal');
  });
});

describe('In the options', () => {
  test('a rule is tried on the page that is open, with what it finds and what is missing', async () => {
    await stage.browser.openTab(postAt('4711'));
    const options = await stage.openSettingsPage(optionsPage);
    await options.click('[data-try="post"]');
    await options.waitFor(`document.querySelector('[data-case-fact]') !== null`, 'what was found');
    const states = await options.evaluate<Record<string, string>>(
      `return Object.fromEntries([...document.querySelectorAll('[data-case-fact]')].map((row) => [row.dataset.caseFact, row.dataset.state]))`,
    );
    expect(states).toEqual({
      'content-url': 'found',
      'case-id': 'found',
      'account-id': 'found',
      'screen-name': 'found',
      'profile-url': 'found',
      'login-ip': 'found',
      'upload-time': 'found',
      'chat-room': 'missing',
    });
    expect(filed()).toEqual([]);
  });
});

describe('Who pays for the page', () => {
  test('is looked for when a category asks, shown, and sent in its own group', async () => {
    const page = `${stage.sandbox.demoOrigin}/member/member-101`;
    await stage.usePolicy({ holdSeconds: 0 });
    const tab = await stage.browser.openTab(page);
    await tab.evaluate(`
      const script = document.createElement('script');
      script.type = 'text/placeholder';
      script.dataset.adClient = 'ca-pub-1234567890123456';
      const place = document.createElement('ins');
      place.className = 'adsbygoogle';
      place.dataset.adClient = 'ca-pub-1234567890123456';
      document.body.append(script, place);`);
    const popup = await stage.openPopup();
    await popup.click('#show-facts');
    expect(await ticked(popup, 'moneyTrail')).toBeNull();
    await popup.press('9');
    await popup.waitFor(`document.querySelector('[data-fact="moneyTrail"]') !== null`, 'who pays');
    await popup.click('#file');
    await showsState(popup, 'filed');
    expect(filed()[0]?.xml).toContain('adsense-publisher ca-pub-1234567890123456');
  });
});
