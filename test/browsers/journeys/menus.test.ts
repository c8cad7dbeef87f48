import { createServer } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listen, stop } from '../../sandbox/listening.ts';
import type { MenuClick } from '../browser.ts';
import { Stage, showsState, visibleText } from '../stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.set({ holdSeconds: 0 });
});
afterAll(() => stage.close());
beforeEach(() => stage.sandbox.reset());
afterEach(() => stage.browser.closePopup());

const filed = () => stage.sandbox.reports().filter(({ state }) => state === 'finished');
const page = () => `${stage.sandbox.demoOrigin}/post/4711`;
const target = (path: string) => `http://elsewhere.example.test:9/${path}`;

/** Opened by the click itself; where this browser does not let it, by the next click, as for a moderator. */
const thePopup = () => stage.browser.popup(4_000).catch(() => stage.openPopup());

describe('A category in the context menu files at once, without opening what was pointed at:', () => {
  test.each<[string, string, MenuClick]>([
    ['a link', 'link', { linkUrl: target('link?a=1#part') }],
    ['an image', 'media', { srcUrl: target('image.png') }],
    ['a frame', 'frame', { frameUrl: target('frame') }],
  ])('%s', async (_, kind, clicked) => {
    await stage.browser.openTab(page());
    await stage.browser.clickMenu(`${kind} category grooming`, clicked);
    await expect.poll(() => filed().length, { timeout: 30_000 }).toBe(1);
    const [address = ''] = Object.values(clicked) as string[];
    const [report] = filed();
    expect(report?.xml).toContain(`<url>${address.replaceAll('&', '&amp;')}</url>`);
    expect(report?.xml).toContain(page());
  });

  test('the page', async () => {
    await stage.browser.openTab(page());
    await stage.browser.clickMenu('page category grooming', {});
    await expect.poll(() => filed().length, { timeout: 30_000 }).toBe(1);
    expect(filed()[0]?.xml).toContain(`<url>${page()}</url>`);
  });

  test('a selection, with every address in it', async () => {
    const tab = await stage.browser.openTab(page());
    await tab.evaluate(`
      const box = document.createElement('p');
      box.innerHTML = '<a href="${target('one')}">first</a> and hxxps://elsewhere[.]example[.]test/two';
      document.body.append(box);
      getSelection().selectAllChildren(box);`);
    await stage.browser.clickMenu('selection category grooming', { selectionText: 'placeholder' });
    await expect.poll(() => filed().length, { timeout: 30_000 }).toBe(1);
    expect(filed()[0]?.xml).toContain(`<url>${target('one')}</url>`);
    expect(filed()[0]?.xml).toContain('<url>https://elsewhere.example.test/two</url>');
  });
});

test('"Review…" opens the popup on what was pointed at', async () => {
  await stage.browser.openTab(page());
  await stage.browser.clickMenu('link review', { linkUrl: target('to-review') });
  const popup = await thePopup();
  await popup.waitFor(
    `document.getElementById('address')?.textContent === ${JSON.stringify(target('to-review'))}`,
    'the link in the popup',
  );
  await popup.click('#file');
  await showsState(popup, 'filed');
  expect(filed()[0]?.xml).toContain(`<url>${target('to-review')}</url>`);
});

test('a picture that is part of the page itself is refused in words', async () => {
  await stage.browser.openTab(page());
  await stage.browser.clickMenu('media category grooming', { srcUrl: 'data:image/png;base64,AAAA' });
  const popup = await thePopup();
  await popup.waitFor(`document.getElementById('refusal') !== null`, 'the refusal');
  expect(await visibleText(popup)).not.toContain('base64');
  expect(filed()).toEqual([]);
});

describe('What is pointed at gets no request:', () => {
  test.each<[string, string, (address: string) => MenuClick]>([
    ['a link', 'link', (address) => ({ linkUrl: address })],
    ['a picture', 'media', (address) => ({ srcUrl: address })],
    ['a film', 'media', (address) => ({ srcUrl: `${address}.mp4` })],
    ['a frame', 'frame', (address) => ({ frameUrl: address })],
  ])('%s', async (_, kind, clicked) => {
    let connections = 0;
    const server = createServer().on('connection', () => {
      connections += 1;
    });
    const address = `${await listen(server, 0)}/never-opened`;
    await stage.browser.openTab(page());
    await stage.browser.clickMenu(`${kind} category grooming`, clicked(address));
    await expect.poll(() => filed().length, { timeout: 30_000 }).toBe(1);
    expect(filed()[0]?.xml).toContain(`<url>${address}`);
    expect(connections).toBe(0);
    await stop(server);
  });
});

describe('By the keyboard', () => {
  const unreported = () => `${stage.sandbox.demoOrigin}/post/4712`;

  test('Alt+Shift+R opens the report of the page', async () => {
    await stage.browser.openTab(unreported());
    await stage.browser.pressShortcut('R', '_execute_action');
    const popup = await stage.browser.popup();
    await popup.waitFor(
      `document.getElementById('address')?.textContent === ${JSON.stringify(unreported())}`,
      'the report of the page',
    );
  });

  test('Alt+Shift+N files it at once', async () => {
    await stage.browser.openTab(page());
    await stage.browser.pressShortcut('N', 'file-now');
    await expect.poll(() => filed().length, { timeout: 30_000 }).toBe(1);
    expect(filed()[0]?.xml).toContain(`<url>${page()}</url>`);
  });
});
