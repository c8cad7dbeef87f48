import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { pressEnterToFile, Stage, showsState, visibleText } from '../stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.set(over);
});
afterAll(() => stage.close());
afterEach(() => stage.browser.closePopup());

const over = {
  holdSeconds: 0,
  care: {
    breaks: { everyMinutes: 50, minutes: 60 },
    support: { name: 'Care line', contact: 'care@community.example' },
  },
};
const post = (id: number) => `${stage.sandbox.demoOrigin}/post/${id}`;
const exposure = `document.getElementById('exposure')?.textContent`;

test('the popup says quietly how many reports and shielded minutes the day had, and whom to talk to', async () => {
  const popup = await stage.openPopupOn(post(50_001));
  await popup.waitFor(`${exposure} === 'Today: reports 0, minutes shielded 0.'`, 'the day to begin');
  await pressEnterToFile(popup);
  await showsState(popup, 'filed');
  await stage.browser.closePopup();
  await stage.browser.pressShortcut('D', 'shield');
  await expect
    .poll(
      async () =>
        (await stage.ask<{ value: { shield: { state: string } } }>('shield.open')).value.shield.state,
    )
    .toBe('on');
  await stage.setClockOfBackground(4 * 60_000);
  const later = await stage.openPopup();
  await later.waitFor(`${exposure} === 'Today: reports 1, minutes shielded 4.'`, 'the day to be counted');
  expect(await later.evaluate(`return document.querySelector('#support a').href;`)).toBe(
    'mailto:care@community.example',
  );
});

test('a break is spoken of when it is due, and "later" keeps quiet', async () => {
  await stage.setClockOfBackground(54 * 60_000);
  const popup = await stage.openPopup();
  await popup.waitFor(`document.getElementById('break-due') !== null`, 'the reminder');
  expect(await visibleText(popup)).toContain('A break of 60 minutes is due.');
  await popup.click('#break-later');
  await popup.waitFor(`document.getElementById('break-due') === null`, 'the reminder to go');
});

test('a pause shows nothing to report, files nothing by a click, and ends when the moderator goes on', async () => {
  // With the next one the clock is right again: hotlines refuse what has been seen in the future.
  await stage.browser.stopBackground();
  await stage.usePolicy({ ...over, oneClick: true });
  const before = stage.sandbox.reports().length;
  await stage.browser.openTab(post(50_002));
  await stage.ask('care.pause', true);
  const { browser } = stage;
  const ways = [
    () => browser.clickMenu('page category csam', {}),
    () => browser.pressShortcut('N', 'file-now'),
  ];
  for (const way of ways) {
    await way();
    // Where the browser lets it, the popup opens instead.
    await browser.popup(1_000).catch(() => null);
    await browser.closePopup();
  }
  const popup = await stage.openPopup();
  await popup.waitFor(`document.activeElement?.id === 'resume'`, 'the quiet screen');
  expect(await popup.evaluate(`return document.getElementById('file');`)).toBe(null);
  expect(await visibleText(popup)).toContain('Care line');
  await popup.click('#resume');
  await popup.waitFor(`document.getElementById('file') !== null`, 'the report');
  expect(stage.sandbox.reports()).toHaveLength(before);
  await stage.browser.closePopup();
  await expect.poll(async () => (await stage.browser.badge()).popup).toBe('');
  await stage.browser.openTab(post(50_003));
  await stage.browser.clickToolbarButton();
  await expect.poll(() => stage.sandbox.reports().length, { timeout: 15_000 }).toBe(before + 1);
});
