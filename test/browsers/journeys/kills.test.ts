import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FaultKind, FaultStep } from '../../sandbox/server.ts';
import { pressEnterToFile, Stage, showsState } from '../stage.ts';

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

/** Where in a delivery's life the kill strikes. */
interface Moment {
  readonly when: string;
  readonly fault: { readonly at: FaultStep; readonly kind: FaultKind } | null;
  readonly holdSeconds: number;
}

const moments: readonly Moment[] = [
  { when: 'saved and on hold', fault: null, holdSeconds: 2 },
  { when: 'asking for the clock', fault: { at: 'status', kind: 'hang' }, holdSeconds: 0 },
  { when: 'submitting, before the hotline acted', fault: { at: 'submit', kind: 'hang' }, holdSeconds: 0 },
  {
    when: 'submitting, after the hotline acted',
    fault: { at: 'submit', kind: 'hang-after' },
    holdSeconds: 0,
  },
  {
    when: 'opened, finishing, before the hotline acted',
    fault: { at: 'finish', kind: 'hang' },
    holdSeconds: 0,
  },
  { when: 'finishing, after the hotline acted', fault: { at: 'finish', kind: 'hang-after' }, holdSeconds: 0 },
];

const address = () => `${stage.sandbox.demoOrigin}/post/${post}`;

/** Files and waits until the delivery is at the moment, seen from the hotline's side where it can be seen there. */
async function fileUpTo({ fault, holdSeconds }: Moment): Promise<void> {
  await stage.usePolicy({ holdSeconds });
  await stage.forgetClock();
  if (fault !== null) stage.sandbox.setFault({ ...fault, times: 1 });
  post += 1;
  const popup = await stage.openPopupOn(address());
  await pressEnterToFile(popup);
  if (fault === null) return;
  const reached = () => stage.sandbox.requests().some(({ path }) => path.endsWith(`/${fault.at}`));
  await expect.poll(reached, { timeout: 10_000 }).toBe(true);
}

const finished = () => stage.sandbox.reports().filter(({ state }) => state === 'finished');

async function isFiledOnce(): Promise<void> {
  await expect.poll(() => finished().length, { timeout: 40_000, interval: 100 }).toBe(1);
  const popup = await stage.openPopupOn(address());
  await showsState(popup, 'filed');
  await stage.browser.closePopup();
  expect(finished().length).toBe(1);
}

describe('the background, killed while', () => {
  test.each(moments)('$when, files exactly once after it wakes', async (moment) => {
    await fileUpTo(moment);
    // An open popup sends its unanswered message again and would start the background in the middle of its stop.
    await stage.browser.closePopup();
    await stage.browser.stopBackground();
    await stage.ask('popup.open');
    await isFiledOnce();
  });

  test('it sends, is woken by its own alarm', async () => {
    await fileUpTo({ when: '', fault: { at: 'finish', kind: 'hang' }, holdSeconds: 0 });
    await stage.browser.closePopup();
    await stage.browser.stopBackground();
    await expect.poll(() => finished().length, { timeout: 90_000, interval: 500 }).toBe(1);
  });
});

describe('the whole browser, killed with SIGKILL while', () => {
  test.each(moments)('$when, files exactly once after the restart', async (moment) => {
    await fileUpTo(moment);
    await stage.killBrowserAndRestart();
    await isFiledOnce();
  });
});
