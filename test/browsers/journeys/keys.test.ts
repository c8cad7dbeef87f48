import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PageHandle } from '../browser.ts';
import { Stage, showsState } from '../stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.set({ holdSeconds: 30 });
});
afterAll(() => stage.close());
afterEach(() => stage.browser.closePopup());

const post = (id: number) => `${stage.sandbox.demoOrigin}/post/${id}`;
const isThere = (popup: PageHandle, selector: string) =>
  popup.waitFor(`document.querySelector('${selector}') !== null`, selector);

describe('In the popup a key does what a button does:', () => {
  test.each([
    ['f', '#facts'],
    ['e', 'pre'],
    ['l', 'textarea'],
    ['n', '#note'],
    ['u', '#urgency-reason'],
  ])('%s opens %s', async (key, opened) => {
    const popup = await stage.openPopupOn(post(70_001));
    await popup.press(key);
    await isThere(popup, opened);
    // The key is not the first letter of what it opened.
    expect(
      await popup.evaluate(
        `return document.querySelector('textarea:focus')?.value.includes('${key}') ?? false`,
      ),
    ).toBe(false);
  });

  test('Ctrl+Z takes a report back while it is held', async () => {
    const popup = await stage.openPopupOn(post(70_002));
    await popup.press('Enter');
    await isThere(popup, '#undo');
    await popup.press('Control+z');
    await showsState(popup, 'cancelled');
    expect(stage.sandbox.reports()).toEqual([]);
  });

  test('? names them all, and Escape puts them away', async () => {
    const popup = await stage.openPopupOn(post(70_003));
    await popup.press('?');
    await popup.waitFor(`document.querySelector('dialog.keys').open`, 'the keys');
    await popup.evaluate(`document.querySelector('dialog.keys').close()`);
    await popup.waitFor(`!document.querySelector('dialog.keys').open`, 'the keys to go');
    await popup.press('1');
    await isThere(popup, '[aria-checked="true"],[aria-pressed="true"],:checked');
  });
});

describe('A report that is filled in already takes', () => {
  test('two actions where it is looked over: open, and Enter', async () => {
    await stage.usePolicy({ holdSeconds: 0 });
    await stage.browser.openTab(post(70_004));
    let actions = 0;
    const act = async <Result>(work: Promise<Result>) => {
      actions += 1;
      return work;
    };
    await act(stage.browser.pressShortcut('R', '_execute_action'));
    const popup = await stage.browser.popup();
    await popup.waitFor(`document.activeElement?.id === 'file'`, 'the button to have the focus');
    await act(popup.press('Enter'));
    await showsState(popup, 'filed');
    expect(actions).toBe(2);
  });

  test('one action in one-click mode: the click', async () => {
    await stage.usePolicy({ holdSeconds: 0, oneClick: true });
    await stage.browser.openTab(post(70_005));
    await expect.poll(async () => (await stage.browser.badge()).popup).toBe('');
    const before = stage.sandbox.reports().length;
    await stage.browser.clickToolbarButton();
    await expect.poll(() => stage.sandbox.reports().length, { timeout: 15_000 }).toBe(before + 1);
  });
});
