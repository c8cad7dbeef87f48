import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PageHandle } from '../browser.ts';
import { browserName, optionsPage, Stage, showsState, welcomePage } from '../stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.set({ holdSeconds: 0 });
  const popup = await stage.openPopupOn(`${stage.sandbox.demoOrigin}/post/4711`);
  await popup.click('#file');
  await showsState(popup, 'filed');
});
afterAll(() => stage.close());

/** Makes all words longer by 40 per cent, as some languages do. */
const longer = `
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    const more = Math.ceil(text.data.trim().length * 0.4);
    if (more > 0) text.data += ' ' + 'lorem ipsum '.repeat(Math.ceil(more / 12)).slice(0, more);
  }`;

/** What sticks out of the page sideways, so that a reader would have to scroll. */
const sticksOut = (page: PageHandle) =>
  page.evaluate<readonly string[]>(`
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return element.children.length === 0 && (right > clientWidth + 1 || left < -1);
      })
      .slice(0, 5)
      .map((element) => element.outerHTML.slice(0, 160));`);

// Firefox lays a page behind others out anew only when it is shown, and its driver keeps such pages behind.
describe.runIf(browserName === 'chromium')('At 320 pixels nothing has to be scrolled sideways', () => {
  test.each([
    ['the options', optionsPage],
    ['the welcome page', welcomePage],
    ['the statistics', 'ui/statistics/statistics.html'],
    ['the history', 'ui/history/history.html'],
  ])('in %s, nor with longer words, nor read from right to left', async (_, path) => {
    const page = await stage.openSettingsPage(path);
    await page.lookLike({ scheme: 'light', forcedColours: false, width: 320 });
    expect(await sticksOut(page)).toEqual([]);
    await page.evaluate(longer);
    expect(await sticksOut(page)).toEqual([]);
    await page.evaluate(`document.documentElement.dir = 'rtl';`);
    expect(await sticksOut(page)).toEqual([]);
  });
});
