import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, type BrowserName, launch, type PageHandle } from '../browser';

const NAME: BrowserName = process.env.SIGNPOST_BROWSER === 'firefox' ? 'firefox' : 'chromium';
const BUILD = NAME === 'firefox' ? 'firefox' : 'chrome';
const EXTENSION = join(import.meta.dirname, '../../bench/trivial', BUILD);

const READY = `document.documentElement.dataset.state === 'ready'`;
const READ_TAB_TITLE = `
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  const [frame] = await browser.scripting.executeScript({ target: { tabId: tab.id }, func: () => document.title });
  return frame.result;`;
const STORE_STRICTLY = `
  await browser.storage.local.set({ kept: 'in storage' });
  const open = indexedDB.open('kept', 1);
  open.onupgradeneeded = () => open.result.createObjectStore('rows');
  const database = await new Promise((resolve, reject) => {
    open.onsuccess = () => resolve(open.result);
    open.onerror = () => reject(open.error);
  });
  const transaction = database.transaction('rows', 'readwrite', { durability: 'strict' });
  transaction.objectStore('rows').put('in the database', 'row');
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onerror = () => reject(transaction.error);
  });
  database.close();`;
const READ_STORED = `
  const { kept } = await browser.storage.local.get('kept');
  const open = indexedDB.open('kept', 1);
  open.onupgradeneeded = () => open.result.createObjectStore('rows');
  const database = await new Promise((resolve) => { open.onsuccess = () => resolve(open.result); });
  const request = database.transaction('rows').objectStore('rows').get('row');
  await new Promise((resolve) => { request.onsuccess = resolve; });
  database.close();
  return [kept, request.result];`;

let server: Server;
let port: number;

function page(host: string, path = ''): string {
  return `http://${host}:${port}/${path}`;
}

beforeAll(async () => {
  server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html');
    response.write(`<!doctype html><title>Placeholder at ${request.headers.host}</title>
      <input id="field"><button id="press" onclick="document.title = 'Pressed'">Press</button>`);
    // A page that never finishes loading: some of its bytes are still to come.
    if (request.url === '/endless') response.write('<p>and so on</p>');
    else response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe(`the ${NAME} driver`, () => {
  let browser: Browser;
  let tab: PageHandle;

  async function openPopup(): Promise<PageHandle> {
    await browser.clickToolbarButton();
    const popup = await browser.popup();
    await popup.waitFor(READY, 'the popup to be ready');
    return popup;
  }

  beforeAll(async () => {
    browser = await launch(NAME, { extension: EXTENSION });
    tab = await browser.openTab(page('forum.example.test'));
  });

  afterAll(() => browser.close());

  it('resolves every name to this machine and reads a web tab', async () => {
    expect(await tab.url()).toBe(page('forum.example.test'));
    expect(await tab.evaluate('return document.title')).toBe(`Placeholder at forum.example.test:${port}`);
  });

  it('clicks, types and presses keys in a web tab', async () => {
    await tab.click('#field');
    await tab.type('words Ä');
    await tab.waitFor(`document.getElementById('field').value === 'words Ä'`, 'the typed words');
    await tab.press('Backspace');
    await tab.waitFor(`document.getElementById('field').value === 'words '`, 'one letter less');
    await tab.click('#press');
    await tab.waitFor(`document.title === 'Pressed'`, 'the click');
    await browser.openTab(page('forum.example.test'));
  });

  it('opens the popup with a real click that grants the tab', async () => {
    expect(await browser.isPopupOpen()).toBe(false);
    await expect(browser.evaluateInBackground(READ_TAB_TITLE)).rejects.toThrow();
    const popup = await openPopup();
    expect(await popup.url()).toBe(`${browser.extensionOrigin}/popup.html`);
    expect(await browser.isPopupOpen()).toBe(true);
    expect(await popup.evaluate(`return document.getElementById('answer').textContent`)).toBe(
      'Answer to question',
    );
    expect(await browser.evaluateInBackground(READ_TAB_TITLE)).toContain('forum.example.test');
    expect(await popup.evaluate('return typeof browser.runtime.sendMessage')).toBe('function');
    await browser.closePopup();
    expect(await browser.isPopupOpen()).toBe(false);
  });

  it('sends real keys and clicks to the popup', async () => {
    const popup = await openPopup();
    await popup.press('Enter');
    await popup.waitFor(`document.documentElement.dataset.sent === '1'`, 'Enter to press the button');
    await popup.press('Control+z');
    await popup.waitFor(`document.documentElement.dataset.key === 'Control+z'`, 'the key with its modifier');
    await popup.click('#send');
    await popup.waitFor(`document.documentElement.dataset.sent === '2'`, 'the click');
    await popup.press('Tab');
    await popup.type('1 note');
    expect(await popup.evaluate(`return document.getElementById('note').value`)).toBe('1 note');
    await browser.closePopup();
  });

  it('says what it waited for and what the page shows', async () => {
    const popup = await openPopup();
    const wait = popup.waitFor(`document.title === 'Never'`, 'a title that never comes', 100);
    await expect(wait).rejects.toThrow(/a title that never comes.*popup\.html shows: Answer to question/s);
    await expect(popup.evaluate(`throw new Error('on purpose')`)).rejects.toThrow('on purpose');
    await browser.closePopup();
    await expect(popup.waitFor('true', 'a page that is gone')).rejects.toThrow('closed before');
  });

  it('takes pictures of the popup', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'signpost-picture-'));
    const popup = await openPopup();
    await popup.screenshot(join(folder, 'popup.png'));
    const picture = await readFile(join(folder, 'popup.png'));
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    expect(picture.readUInt32BE(16)).toBeGreaterThan(50);
    await browser.closePopup();
    await rm(folder, { recursive: true });
  });

  it('keeps the popup open while a page of the extension opens behind', async () => {
    const popup = await openPopup();
    const own = await browser.openExtensionPage('popup.html');
    await own.waitFor(READY, 'the page to be ready');
    expect(await own.evaluate(`return await browser.runtime.sendMessage('from a page')`)).toEqual({
      answerTo: 'from a page',
    });
    expect(await popup.evaluate('return document.title')).toBe('Trivial');
    await browser.closePopup();
    expect(await browser.isPopupOpen()).toBe(false);
    await own.click('#send');
    await own.waitFor(`document.documentElement.dataset.sent === '1'`, 'the click in the page');
  });

  it('reads the toolbar button', async () => {
    await browser.evaluateInBackground(`await browser.action.setBadgeText({ text: '3' })`);
    const button = await browser.badge();
    expect(button).toEqual({ text: '3', title: 'Trivial', popup: `${browser.extensionOrigin}/popup.html` });
  });

  it('stops the background, which wakes at the next question', async () => {
    await browser.evaluateInBackground('globalThis.remembered = true');
    await browser.stopBackground();
    expect(await browser.evaluateInBackground('return globalThis.remembered ?? null')).toBe(null);
    await browser.stopBackground();
    await openPopup();
    await browser.closePopup();
  });

  it('fires onClicked when the popup is switched off, and grants the tab', async () => {
    await browser.openTab(page('one-click.example.test'));
    await browser.evaluateInBackground(`await browser.action.setPopup({ popup: '' })`);
    await browser.stopBackground();
    await browser.clickToolbarButton();
    const clickedOn = 'return (await browser.storage.local.get("clickedOn")).clickedOn ?? null';
    await expect.poll(() => browser.evaluateInBackground(clickedOn)).toContain('one-click.example.test');
    expect(await browser.isPopupOpen()).toBe(false);
    await browser.evaluateInBackground(`await browser.action.setPopup({ popup: 'popup.html' })`);
  });

  it('finds a tab that the extension opens', async () => {
    const address = JSON.stringify(page('opened.example.test'));
    await browser.evaluateInBackground(`await browser.tabs.create({ url: ${address}, active: false })`);
    const opened = await browser.findTab('opened.example.test');
    await opened.waitFor(`document.title.includes('opened')`, 'the opened page');
  });

  it('does not wait for ever for a page that never finishes', async () => {
    await browser.openTab(page('127.0.0.1', 'endless'));
    const nobody = await browser.openTab('http://nobody.example.test:1/');
    expect(await nobody.evaluate('return 1 + 1')).toBe(2);
  });

  it('collects the problems of the background and the pages', async () => {
    expect(browser.consoleProblems()).toEqual([]);
    const own = await browser.openExtensionPage('popup.html');
    await own.evaluate(`
      console.log('said, and no problem');
      console.error('a problem of the page', new Error('its reason'));
      const twice = document.createElement('script');
      twice.src = 'popup.js?twice';
      document.body.append(twice);`);
    await browser.evaluateInBackground(`console.warn('a problem of the background')`);
    await expect.poll(() => browser.consoleProblems().length).toBe(3);
    const problems = [...browser.consoleProblems()].sort().join('\n');
    expect(problems).toMatch(/^error: (uncaught )?SyntaxError.*popup\.js\?twice:1\)$/ms);
    expect(problems).toMatch(/^error: a problem of the page Error: its reason/m);
    expect(problems).toMatch(/^warning: a problem of the background/m);
  });
});

describe(`the ${NAME} driver after a crash`, () => {
  it('finds what the extension stored, under the same address', async () => {
    const profile = await mkdtemp(join(tmpdir(), 'signpost-crash-'));
    let browser = await launch(NAME, { extension: EXTENSION, profile });
    const origin = browser.extensionOrigin;
    await browser.evaluateInBackground(STORE_STRICTLY);
    await browser.kill();
    browser = await launch(NAME, { extension: EXTENSION, profile });
    expect(browser.extensionOrigin).toBe(origin);
    expect(await browser.evaluateInBackground(READ_STORED)).toEqual(['in storage', 'in the database']);
    const hasHosts = `return await browser.permissions.contains({ origins: ['http://127.0.0.1/*'] })`;
    expect(await browser.evaluateInBackground(hasHosts)).toBe(true);
    await browser.close();
    browser = await launch(NAME, { extension: EXTENSION, profile });
    expect(await browser.evaluateInBackground(READ_STORED)).toEqual(['in storage', 'in the database']);
    await browser.close();
    await rm(profile, { recursive: true });
  });

  it('runs several browsers side by side', async () => {
    const browsers = await Promise.all([1, 2].map(() => launch(NAME, { extension: EXTENSION })));
    const titles = browsers.map(async (browser) => {
      const tab = await browser.openTab(page('side.example.test'));
      return tab.evaluate('return document.title');
    });
    expect(new Set(await Promise.all(titles)).size).toBe(1);
    await Promise.all(browsers.map((browser) => browser.close()));
  });
});
