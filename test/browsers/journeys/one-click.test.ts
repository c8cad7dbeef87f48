import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { Stage, showsState, visibleText } from '../stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.set({ holdSeconds: 1, oneClick: true });
});
afterAll(() => stage.close());
beforeEach(() => stage.sandbox.reset());
afterEach(() => stage.browser.closePopup());

const post = (id: number) => `${stage.sandbox.demoOrigin}/post/${id}`;

const finished = () => stage.sandbox.reports().filter(({ state }) => state === 'finished');

test('one toolbar click, nothing else, files one report', async () => {
  await stage.browser.openTab(post(4711));
  await stage.browser.clickToolbarButton();
  await expect.poll(() => finished().length, { timeout: 15_000 }).toBe(1);
  expect(finished()[0]?.xml).toContain(`<url>${post(4711)}</url>`);
  expect(stage.sandbox.reports().length).toBe(1);
  await expect.poll(() => stage.browser.badge()).toMatchObject({ text: '', popup: '' });
});

test('the badge counts the hold down, a second click opens the popup, and its Undo sends nothing', async () => {
  await stage.usePolicy({ holdSeconds: 30, oneClick: true });
  await stage.browser.openTab(post(4712));
  await stage.browser.clickToolbarButton();
  await expect
    .poll(async () => Number((await stage.browser.badge()).text), { timeout: 5_000 })
    .toBeGreaterThan(25);
  const first = Number((await stage.browser.badge()).text);
  await expect
    .poll(async () => Number((await stage.browser.badge()).text), { timeout: 5_000 })
    .toBeLessThan(first);
  const popup = await stage.openPopup();
  await popup.click('#undo');
  await showsState(popup, 'cancelled');
  await stage.browser.closePopup();
  expect(stage.sandbox.requests()).toEqual([]);
  await expect.poll(() => stage.browser.badge()).toMatchObject({ text: '', popup: '' });
});

test('a click on a page that cannot be reported saves nothing, marks the badge and says why', async () => {
  await stage.usePolicy({ holdSeconds: 1, oneClick: true });
  await stage.browser.openTab('about:blank');
  await stage.browser.clickToolbarButton();
  await expect.poll(async () => (await stage.browser.badge()).text, { timeout: 5_000 }).toBe('!');
  // Where the browser does not let the extension open it, the second click does.
  const popup = await stage.browser.popup(2_000).catch(() => stage.openPopup());
  await popup.waitFor(`document.getElementById('refusal') !== null`, 'the refusal');
  expect(await visibleText(popup)).toContain("This page can't be reported");
  await stage.browser.closePopup();
  expect(stage.sandbox.requests()).toEqual([]);
});
