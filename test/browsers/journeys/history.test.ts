import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PageHandle } from '../browser.ts';
import { historyPage, popupReady, pressEnterToFile, Stage, showsState, visibleText } from '../stage.ts';

let stage: Stage;
let history: PageHandle;
let receipt: string;

const address = (post: number) => `${stage.sandbox.demoOrigin}/post/${post}`;

/** Files a report about a post and waits until it is in a state. */
async function file(post: number, state: string): Promise<PageHandle> {
  const popup = await stage.openPopupOn(address(post));
  await pressEnterToFile(popup);
  await showsState(popup, state);
  return popup;
}

const rowIn = (state: string) => `document.querySelector('[data-row][data-state="${state}"]')`;
const showsRow = (state: string) =>
  history.waitFor(`${rowIn(state)} !== null`, `a row that is ${state}`, 30_000);
const focusIsOn = (selector: string) =>
  history.waitFor(`document.activeElement?.matches(${JSON.stringify(selector)})`, `the focus on ${selector}`);
const says = (words: string) =>
  history.waitFor(
    `document.body.innerText.includes(${JSON.stringify(words)})`,
    `the words "${words}"`,
    20_000,
  );

/** Presses J from the first row on until the row of a state has the focus, as a person does who looks for it. */
async function goTo(state: string): Promise<void> {
  await history.press('j');
  await focusIsOn('[data-row]');
  await history.press('Home');
  for (let place = 2; place < 9; place += 1) {
    await focusIsOn(`[aria-rowindex="${place}"]`);
    if (await history.evaluate<boolean>(`return document.activeElement.dataset.state === '${state}'`)) return;
    await history.press('j');
  }
  throw new Error(`No row that is ${state} was come to`);
}

/** Presses Tab until an element has the focus. */
async function tabTo(selector: string): Promise<void> {
  await history.waitFor(`document.querySelector(${JSON.stringify(selector)}) !== null`, selector);
  for (let pressed = 0; pressed < 60; pressed += 1) {
    await history.press('Tab');
    const isThere = `return document.activeElement.matches(${JSON.stringify(selector)})`;
    if (await history.evaluate<boolean>(isThere)) return;
  }
  throw new Error(`${selector} cannot be reached by Tab`);
}

async function search(words: string): Promise<void> {
  await history.press('/');
  await focusIsOn('#search');
  await history.press('Control+a');
  await history.type(words);
}

const rowsShown = () => history.evaluate<number>(`return document.querySelectorAll('[data-row]').length`);

beforeAll(async () => {
  stage = await Stage.set({ holdSeconds: 0 });
  await file(20_001, 'filed');
  receipt = stage.sandbox.reports()[0]?.id ?? '';
  stage.sandbox.setFault({ at: 'submit', kind: 'http-429', retryAfter: 90 });
  await file(20_002, 'waiting');
  stage.sandbox.setFault({ at: 'submit', kind: 'code-4100' });
  const popup = await file(20_003, 'needs-person');
  await popup.click('#see-history');
  history = await stage.browser.findTab(historyPage);
  await history.waitFor(popupReady, 'the history to be ready');
});
afterAll(() => stage.close());
afterEach(() => stage.browser.closePopup());

// Each goes on where the one before has stopped, and none touches the mouse.
describe('With the keyboard alone', () => {
  test('J goes from row to row: what needs a person is first, then the newest', async () => {
    const states: unknown[] = [];
    for (let pressed = 0; pressed < 3; pressed += 1) {
      await history.press('j');
      await focusIsOn(`[aria-rowindex="${pressed + 2}"]`);
      states.push(await history.evaluate('return document.activeElement.dataset.state'));
    }
    expect(states).toEqual(['needs-person', 'waiting', 'filed']);
    await history.press('k');
    await focusIsOn('[data-state="waiting"]');
  });

  test('Enter opens the whole story in sentences; the address is hidden until it is asked for, and no link', async () => {
    await history.press('Home');
    await focusIsOn('[data-state="needs-person"]');
    await history.press('Enter');
    await says('Saved on this computer for Sandbox CyberTipline.');
    await says('It stopped at Sandbox CyberTipline: a person is needed.');
    expect(await visibleText(history)).not.toContain('/post/20003');
    await tabTo('[data-action="addresses"]');
    await history.press('Enter');
    await says(address(20_003));
    const links = `return [...document.querySelectorAll('a, [href], iframe, img')].filter((one) => one.tagName !== 'LINK').length`;
    expect(await history.evaluate<number>(links)).toBe(0);
    await history.press('Enter');
    await history.waitFor(
      `!document.body.innerText.includes('/post/20003')`,
      'the address to be hidden again',
    );
  });

  test('what was refused is tried again, and its row follows without losing focus or place', async () => {
    await history.press('Escape');
    await focusIsOn('[data-state="needs-person"]');
    await history.press('Enter');
    await tabTo('[data-action="retry"]');
    await history.press('Enter');
    await history.waitFor(
      `document.querySelectorAll('[data-row][data-state="filed"]').length === 2`,
      'two filed rows',
    );
    expect(await history.evaluate('return document.querySelector("#opened") !== null')).toBe(true);
    expect(stage.sandbox.reports().filter(({ state }) => state === 'finished').length).toBe(2);
  });

  test('what waits is taken back', async () => {
    await history.press('Escape');
    await focusIsOn('[data-row]');
    await goTo('waiting');
    await history.press('Enter');
    await tabTo('[data-action="cancel"]');
    await history.press('Enter');
    await showsRow('cancelled');
    await says('Taken back: nothing more goes to Sandbox CyberTipline.');
  });

  test('a receipt is found, copied and exported with its proof', async () => {
    await search(receipt);
    await says('Deliveries: 1 of 3');
    await history.press('Enter');
    await focusIsOn('[data-state="filed"]');
    await history.press('Enter');
    await tabTo('[data-action="copy-receipt"]');
    await history.press('Enter');
    await says('Copied');
    await tabTo('[data-action="save-receipt"]');
    await history.press('Enter');
    const path = join(stage.browser.downloadFolder, `receipt-${receipt}.json`);
    await expect.poll(() => readFile(path, 'utf8').catch(() => ''), { timeout: 10_000 }).toContain('}\n');
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ receipt: { reference: receipt } });
  });

  test('the search finds hosts too, and nothing has a next step', async () => {
    await search(new URL(stage.sandbox.demoOrigin).hostname);
    await says('Deliveries: 3 of 3');
    await search('nothing-like-it');
    await says('No delivery matches these filters.');
    await tabTo('#empty-next');
    await history.press('Enter');
    await says('Deliveries: 3 of 3');
  });

  test('a filter is a toggle that says how many it shows', async () => {
    await tabTo('[data-filter="taken-back"]');
    expect(await history.evaluate('return document.activeElement.textContent')).toBe('Taken back 1');
    await history.press('Enter');
    await says('Deliveries: 1 of 3');
    expect(await rowsShown()).toBe(1);
    await history.press('Enter');
    await says('Deliveries: 3 of 3');
  });

  test('? shows all keys, and Escape closes them', async () => {
    await history.press('?');
    await says('Open or close the delivery');
    await history.press('Escape');
    await history.waitFor(`!document.querySelector('dialog').open`, 'the keys to be closed');
  });

  test('a report that was sealed says so, and its host is found no more', async () => {
    const key = await identityToRecipient(await generateIdentity());
    await stage.usePolicy({ holdSeconds: 0, keeping: { sealing: { key, when: 'after-filing' } } });
    await history.waitFor(
      `document.querySelectorAll('[data-row] .standing').length === 3`,
      'three sealed rows',
      20_000,
    );
    expect(await visibleText(history)).toContain('Sealed');
    // The row is open since its receipt was exported.
    await history.waitFor(
      `document.querySelector('#opened [data-content="sealed"]') !== null`,
      'that it is sealed',
    );
    await says('were sealed to your organisation’s key');
    expect(await history.evaluate(`return document.querySelector('[data-action="addresses"]')`)).toBeNull();
    await search(new URL(stage.sandbox.demoOrigin).hostname);
    await says('Deliveries: 0 of 3');
    await history.press('Escape');
    await says('Deliveries: 3 of 3');
  });
});

test('"Edit and resend" opens the saved report in the form, which files it in its place', async () => {
  await stage.usePolicy({ holdSeconds: 0 });
  stage.sandbox.setFault({ at: 'submit', kind: 'code-4100' });
  await file(20_004, 'needs-person');
  await stage.browser.closePopup();
  await showsRow('needs-person');
  await goTo('needs-person');
  await history.press('Enter');
  await tabTo('[data-action="edit"]');
  await history.press('Enter');
  const form = await stage.browser.findTab('popup.html#correct=');
  await form.waitFor(popupReady, 'the form to be ready');
  expect(await visibleText(form)).toContain(address(20_004));
  await form.click('#file');
  await showsState(form, 'filed');
  await history.waitFor(`${rowIn('needs-person')} === null`, 'nothing to need a person', 20_000);
  expect(stage.sandbox.reports().at(-1)?.xml).toContain(address(20_004));
});

test('Nothing of it has made the console complain', () => {
  expect(stage.browser.consoleProblems()).toEqual([]);
});
