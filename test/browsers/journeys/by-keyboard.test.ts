import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { AccessibleNode, PageHandle } from '../browser.ts';
import { browserName, historyPage, pressEnterToFile, Stage, shownReceipt, showsState } from '../stage.ts';

let stage: Stage;
let post = 80_000;

beforeAll(async () => {
  stage = await Stage.set({ holdSeconds: 0 });
});
afterAll(() => stage.close());
afterEach(() => stage.browser.closePopup());

/** Another page to report, with the popup opened over it by its keys. */
async function openByKeys(address?: string): Promise<PageHandle> {
  post += 1;
  await stage.browser.openTab(address ?? `${stage.sandbox.demoOrigin}/post/${post}`);
  await stage.browser.pressShortcut('R', '_execute_action');
  return stage.browser.popup();
}

/** Opens the history and goes to its second row and back to the first. */
async function openHistory(): Promise<PageHandle> {
  const history = await stage.openSettingsPage(historyPage);
  await history.waitFor(`document.querySelector('[data-row]') !== null`, 'a row');
  for (const [key, place] of ['j2', 'j3', 'k2']) {
    await history.press(key ?? '');
    await history.waitFor(`document.activeElement?.matches('[aria-rowindex="${place}"]')`, `row ${place}`);
  }
  return history;
}

/** Presses Tab until an element has the focus. */
async function tabTo(page: PageHandle, selector: string): Promise<void> {
  for (let pressed = 0; pressed < 60; pressed += 1) {
    await page.press('Tab');
    const isThere = `return document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`;
    if (await page.evaluate<boolean>(isThere)) return;
  }
  throw new Error(`${selector} cannot be reached by Tab`);
}

const focusIsOn = (page: PageHandle, selector: string) =>
  page.waitFor(`document.activeElement?.matches(${JSON.stringify(selector)})`, `the focus on ${selector}`);

/** The receipt that was saved as a file, once it is whole. */
async function savedReceipt(receipt: string): Promise<unknown> {
  const path = join(stage.browser.downloadFolder, `receipt-${receipt}.json`);
  await expect.poll(() => readFile(path, 'utf8').catch(() => ''), { timeout: 10_000 }).toContain('}\n');
  return JSON.parse(await readFile(path, 'utf8'));
}

const lastReceipt = () => stage.sandbox.reports().at(-1)?.id ?? '';

// The mouse is not touched anywhere in this file.
describe('With the keyboard alone a moderator', () => {
  test('files a report, and the focus goes to what became of it', async () => {
    const popup = await openByKeys();
    await pressEnterToFile(popup);
    await showsState(popup, 'filed');
    await focusIsOn(popup, '.outcome');
    expect(await shownReceipt(popup)).toBe(lastReceipt());
  });

  test('takes it back while it is held, and the focus stays with it', async () => {
    await stage.usePolicy({ holdSeconds: 60 });
    const before = stage.sandbox.reports().length;
    const popup = await openByKeys();
    await pressEnterToFile(popup);
    await tabTo(popup, '#report-another');
    await popup.press('Shift+Tab');
    await focusIsOn(popup, '#correct');
    await popup.press('Shift+Tab');
    await focusIsOn(popup, '#undo');
    await popup.press('Enter');
    await showsState(popup, 'cancelled');
    await focusIsOn(popup, '.outcome');
    expect(stage.sandbox.reports().length).toBe(before);
    await stage.usePolicy({ holdSeconds: 0 });
  });

  test('tries again what needs a person, and the focus stays with it', async () => {
    stage.sandbox.setFault({ at: 'submit', kind: 'code-4100' });
    const popup = await openByKeys();
    await pressEnterToFile(popup);
    await showsState(popup, 'needs-person');
    await tabTo(popup, '[data-action="retry"]');
    await popup.press('Enter');
    await showsState(popup, 'filed');
    await focusIsOn(popup, '.outcome');
  });

  test('exports a receipt with its proof from the history', async () => {
    const receipt = lastReceipt();
    const history = await openHistory();
    await history.press('Enter');
    await tabTo(history, '[data-action="save-receipt"]');
    await history.press('Enter');
    expect(await savedReceipt(receipt)).toMatchObject({ receipt: { reference: receipt } });
    await focusIsOn(history, '[data-action="save-receipt"]');
  });
});

type Tree = readonly AccessibleNode[];

const placeOfFocus = (tree: Tree) => tree.findLastIndex(({ focused }) => focused === true);

/** Waits until the page is told with a node of this kind; every button in it has a name. */
async function told(page: PageHandle, wanted: Readonly<Record<string, unknown>>): Promise<Tree> {
  let tree: Tree = [];
  const look = async () => {
    tree = await page.accessibilityTree();
    return tree;
  };
  await expect.poll(look, { timeout: 20_000 }).toContainEqual(expect.objectContaining(wanted));
  expect(tree.filter(({ role, name }) => role === 'button' && name === '')).toEqual([]);
  return tree;
}

/** Presses Tab until the screen reader is told that the focus is on the button of this name. */
async function tabToButton(page: PageHandle, wanted: string): Promise<void> {
  for (let pressed = 0; pressed < 60; pressed += 1) {
    const before = placeOfFocus(await page.accessibilityTree());
    await page.press('Tab');
    const moved = async () => {
      const tree = await page.accessibilityTree();
      const place = placeOfFocus(tree);
      return place !== before && { at: tree[place] };
    };
    const { at } = await vi.waitUntil(moved, { timeout: 10_000 });
    if (at?.role === 'button' && at.name === wanted) return;
  }
  throw new Error(`The button ${wanted} cannot be reached by Tab`);
}

/** The buttons and regions in a few lines. */
const outline = (tree: Tree) =>
  tree
    .slice(tree.findIndex(({ role }) => role === 'main'))
    .filter(({ role }) => role === 'region' || role === 'button')
    .map(({ role, name, focused }) => `${role} ${name}${focused ? ', focused' : ''}`)
    .join('\n');

const outcome = { role: 'region', name: 'What became of the report', focused: true };
/** Firefox swaps a popup's page into its panel after the page's first focus, of which its tree then knows nothing. */
const fileButton = {
  role: 'button',
  name: 'Report to Sandbox CyberTipline',
  ...(browserName === 'chromium' ? { focused: true } : {}),
};
const announced = (name: string | object) => ({ role: 'text', name, live: 'polite' });

describe('A screen reader is told', () => {
  test('how long a report is held, with the focus, and that it is filed, without moving it', async () => {
    await stage.usePolicy({ holdSeconds: 6 });
    const popup = await openByKeys();
    await told(popup, fileButton);
    await pressEnterToFile(popup);
    const description = expect.stringMatching(/^Saved on this computer\. Sending in \d+ s\.$/);
    const held = await told(popup, { ...outcome, description });
    expect(outline(held)).toMatchInlineSnapshot(`
      "region What became of the report, focused
      button Undo
      button Correct and send again
      button Report this page again
      button History
      button Shield this tab
      button Pause reporting for me"
    `);
    // The region is there before the words, else they would not be announced.
    expect(held).toContainEqual({ role: 'list', name: '', live: 'polite' });
    expect(held.filter(({ name, live }) => live === 'polite' && name !== '')).toEqual([]);
    const filed = await told(popup, announced('Filed.'));
    expect(filed).toContainEqual(announced(lastReceipt()));
    expect(filed[placeOfFocus(filed)]).toEqual(outcome);
  });

  test('that it is taken back', async () => {
    await stage.usePolicy({ holdSeconds: 60 });
    const popup = await openByKeys();
    await told(popup, fileButton);
    await pressEnterToFile(popup);
    await told(popup, outcome);
    await tabToButton(popup, 'Undo');
    await popup.press('Enter');
    await told(popup, announced('Taken back. It is not filed.'));
    await told(popup, outcome);
    await stage.usePolicy({ holdSeconds: 0 });
  });

  test('why a person is needed, and what came of trying again', async () => {
    stage.sandbox.setFault({ at: 'submit', kind: 'code-4100' });
    const popup = await openByKeys();
    await told(popup, fileButton);
    await pressEnterToFile(popup);
    await told(popup, announced(expect.stringContaining('The hotline refuses this report.')));
    await tabToButton(popup, 'Try again');
    await popup.press('Enter');
    await told(popup, announced('Filed.'));
    await told(popup, outcome);
  });

  test('each row of the history with its state and receipt, and how to save the receipt', async () => {
    const receipt = lastReceipt();
    const history = await openHistory();
    const name = expect.stringMatching(new RegExp(`^Filed .+ Sandbox CyberTipline ${receipt}$`));
    const tree = await told(history, { role: 'row', name, focused: true });
    expect(tree).toContainEqual(expect.objectContaining({ role: 'treegrid', name: 'History' }));
    expect(tree).toContainEqual(announced(expect.stringMatching(/^Deliveries: \d+ of \d+$/)));
    await history.press('Enter');
    await told(history, { role: 'text', name: `Receipt of Sandbox CyberTipline: ${receipt}` });
    await tabToButton(history, 'Save receipt');
    await history.press('Enter');
    expect(await savedReceipt(receipt)).toMatchObject({ receipt: { reference: receipt } });
  });

  test('what is missing, politely, and at once that a page cannot be reported', async () => {
    const popup = await openByKeys();
    await told(popup, fileButton);
    await popup.press('u');
    await told(popup, { role: 'status', live: 'polite' });
    await told(popup, announced(expect.stringContaining('Say why it is urgent')));
    await stage.browser.closePopup();
    const refused = await openByKeys('about:blank');
    await told(refused, { role: 'alert', live: 'assertive' });
    await told(refused, {
      role: 'text',
      name: expect.stringContaining(`This page can't be reported`),
      live: 'assertive',
    });
  });
});

test('Nothing of it has made the console complain', () => {
  expect(stage.browser.consoleProblems()).toEqual([]);
});
