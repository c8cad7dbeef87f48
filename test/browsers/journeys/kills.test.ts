import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { FaultKind } from '../../sandbox/server.ts';
import { pressEnterToFile, Stage, shownReceipt, showsState } from '../stage.ts';

/** What a moderator sees of a kill. That a kill at any step of a delivery does no harm is for `matrix.test.ts`. */
let stage: Stage;
let profile: string;
let post = 6000;

beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'signpost-kills-'));
  stage = await Stage.set({ holdSeconds: 0 }, { profile });
});
afterAll(async () => {
  await stage.close();
  await rm(profile, { recursive: true, force: true });
});
beforeEach(() => stage.sandbox.reset());

const address = () => `${stage.sandbox.demoOrigin}/post/${post}`;
const finished = () => stage.sandbox.reports().filter(({ state }) => state === 'finished');

/** Files through the popup and closes it while the hotline keeps `finish` waiting. */
async function fileUpToFinish(kind: FaultKind): Promise<void> {
  stage.sandbox.setFault({ at: 'finish', kind, times: 1 });
  post += 1;
  await pressEnterToFile(await stage.openPopupOn(address()));
  const isAsked = () => stage.sandbox.requests().some(({ path }) => path.endsWith('/finish'));
  await expect.poll(isAsked, { timeout: 10_000 }).toBe(true);
  // An open popup sends its unanswered message again and would start the background in the middle of its stop.
  await stage.browser.closePopup();
}

test.each([
  ['the background is stopped', () => stage.browser.stopBackground()],
  ['the whole browser is killed', () => stage.killBrowserAndRestart()],
])('%s over an answer: the popup, opened again on the page, shows the receipt', async (_, kill) => {
  await fileUpToFinish('hang-after');
  await kill();
  const popup = await stage.openPopupOn(address());
  await showsState(popup, 'filed');
  expect(finished().map(({ id }) => id)).toEqual([await shownReceipt(popup)]);
  await stage.browser.closePopup();
});

test('a background that was stopped while it sent is woken by its own alarm', async () => {
  await fileUpToFinish('hang');
  await stage.browser.stopBackground();
  await expect.poll(() => finished().length, { timeout: 90_000, interval: 500 }).toBe(1);
});
