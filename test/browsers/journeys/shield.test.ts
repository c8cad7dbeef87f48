import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  type BrightPages,
  type MediaKind,
  mediaKinds,
  startBrightPages,
} from '../../sandbox/bright-pages.ts';
import type { PageHandle } from '../browser.ts';
import { brightPixels, type Region, readPicture } from '../picture.ts';
import { optionsPage, Stage, type StagePolicy } from '../stage.ts';

let stage: Stage;
let pages: BrightPages;
let folder: string;

beforeAll(async () => {
  [stage, pages, folder] = await Promise.all([
    Stage.set(),
    startBrightPages(),
    mkdtemp(join(tmpdir(), 'shield-')),
  ]);
});
afterAll(() => Promise.all([stage.close(), pages.close(), rm(folder, { recursive: true })]));
afterEach(() => stage.browser.closePopup());

const shielded: StagePolicy = { care: { shield: { hosts: ['127.0.0.1'] } } };
const unshielded: StagePolicy = { care: {} };
const isComplete = `document.documentElement.dataset.complete === ''`;

/** What lies on the page apart from its own background, under which nothing else could be told. */
const inSections = mediaKinds.filter((kind) => kind !== 'background of the page');

async function open(address: string): Promise<PageHandle> {
  const page = await stage.browser.openTab(address);
  await page.waitFor(isComplete, 'the page to be complete');
  return page;
}

/** The kinds of media of which the page shows the bright colour now. */
async function brightKinds(page: PageHandle): Promise<readonly MediaKind[]> {
  const places = await page.evaluate<readonly { kind: MediaKind; region: Region }[]>(`
    return [...document.querySelectorAll('[data-kind]')].map((place) => {
      const { x, y, width, height } = place.getBoundingClientRect();
      return { kind: place.dataset.kind, region: { x, y, width, height } };
    });`);
  const file = join(folder, 'page.png');
  await page.screenshot(file);
  const picture = readPicture(await readFile(file));
  return places.filter(({ region }) => brightPixels(picture, region) > 0).map(({ kind }) => kind);
}

/** Opens a page and looks at every frame that it paints until it is complete: how many bright pixels each has. */
async function brightFrames(address: string): Promise<readonly number[]> {
  const page = await stage.browser.openTab('about:blank');
  const stop = await page.watch();
  const opened = await open(address);
  // Watch on beyond the veil's end.
  await opened.waitFor(`getComputedStyle(document.documentElement).filter === 'none'`, 'the veil to end');
  await opened.evaluate(`
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));`);
  const frames = await stop();
  return frames.map((frame) => brightPixels(readPicture(frame)));
}

const shieldState = `document.getElementById('shield-state')?.dataset.state`;

const isMuted = () =>
  stage.browser.evaluateInBackground<boolean>(`
    const [tab] = await (globalThis.browser ?? chrome).tabs.query({ active: true, lastFocusedWindow: true });
    return tab.mutedInfo.muted;`);

test('without the shield every kind of media is seen to be bright, so that the other tests can fail', async () => {
  await stage.usePolicy(unshielded);
  const page = await open(pages.address(inSections));
  await expect.poll(() => brightKinds(page)).toEqual(inSections);
  expect(Math.max(...(await brightFrames(pages.address())))).toBeGreaterThan(10_000);
});

describe('On a host that the policy names', () => {
  test('no frame is ever painted with unshielded media, while the page comes slowly', async () => {
    await stage.usePolicy(shielded);
    const frames = await brightFrames(pages.address());
    expect(frames.length).toBeGreaterThan(5);
    expect(frames.filter((bright) => bright > 0)).toEqual([]);
  });

  test('what is not media stays readable', async () => {
    const page = await open(pages.address(['image']));
    await page.waitFor(`getComputedStyle(document.documentElement).filter === 'none'`, 'the veil to end');
    expect(await isMuted()).toBe(true);
  });

  test('the moderator can lift it for a tab, and it stays lifted on the next page', async () => {
    await open(pages.address(inSections));
    await expect.poll(isMuted).toBe(true);
    const popup = await stage.openPopup();
    await popup.waitFor(`${shieldState} === 'on'`, 'the shield to be on');
    await popup.press('s');
    await popup.waitFor(`${shieldState} === undefined`, 'the shield to be off');
    await stage.browser.closePopup();
    expect(await isMuted()).toBe(false);
    const page = await open(pages.address(inSections));
    await expect.poll(() => brightKinds(page)).toEqual(inSections);
    await stage.browser.pressShortcut('D', 'shield');
    await expect.poll(() => brightKinds(page)).toEqual([]);
  });

  test('a page is shielded whose background slept when it began', async () => {
    await stage.browser.openTab('about:blank');
    await stage.browser.stopBackground();
    const frames = await brightFrames(pages.address());
    expect(frames.filter((bright) => bright > 0)).toEqual([]);
  });

  test('nothing happens without the permission, which the options ask for; with it the next page is shielded', async () => {
    const { browser } = stage;
    await browser.setHostAllowed('http://127.0.0.1/*', false);
    const options = await stage.openSettingsPage(optionsPage);
    await options.waitFor(`document.getElementById('allow-shield') !== null`, 'the button');
    const page = await open(pages.address(inSections));
    await expect.poll(() => brightKinds(page)).toEqual(inSections);
    await browser.setHostAllowed('http://127.0.0.1/*', true);
    const later = await stage.openSettingsPage(optionsPage);
    await later.waitFor(`document.getElementById('shield-allowed') !== null`, 'the permission');
    expect((await brightFrames(pages.address())).filter((bright) => bright > 0)).toEqual([]);
  });

  test('pages of other hosts are left alone', async () => {
    const page = await open(pages.address(inSections, 'elsewhere.test'));
    await expect.poll(() => brightKinds(page)).toEqual(inSections);
    await expect.poll(isMuted).toBe(false);
  });
});

const stateInFront = async () =>
  (await stage.ask<{ value: { shield: { state: string } } }>('shield.open')).value.shield.state;

describe('On any page', () => {
  beforeAll(() => stage.usePolicy(unshielded));

  test('the shield stays on the pages that the browser lets us into, also after the background slept', async () => {
    await open(pages.address(['image']));
    await stage.browser.pressShortcut('D', 'shield');
    await expect.poll(stateInFront).toBe('on');
    await stage.browser.stopBackground();
    const page = await open(pages.address(inSections));
    await expect.poll(() => brightKinds(page)).toEqual([]);
    await stage.browser.pressShortcut('D', 'shield');
    await expect.poll(() => brightKinds(page)).toEqual(inSections);
  });

  test('elsewhere it is said that it is off, and the next click puts it back', async () => {
    await open(pages.address(inSections, 'somewhere.test'));
    const popup = await stage.openPopup();
    await popup.click('#shield');
    await popup.waitFor(`${shieldState} === 'on'`, 'the shield to be on');
    await stage.browser.closePopup();
    const page = await open(pages.address(inSections, 'elsewhere.test'));
    await expect.poll(() => brightKinds(page)).toEqual(inSections);
    const again = await stage.openPopup();
    await again.waitFor(`${shieldState} === 'on'`, 'the shield to be on again');
    expect(await brightKinds(page)).toEqual([]);
    await again.click('#shield');
    await again.waitFor(`${shieldState} === undefined`, 'the shield to be off');
  });

  test('a click shields all media, also those that come later, and another click lifts it', async () => {
    const page = await open(pages.address(inSections, 'somewhere.test'));
    const popup = await stage.openPopup();
    await popup.click('#shield');
    await popup.waitFor(`${shieldState} === 'on'`, 'the shield to be on');
    expect(await isMuted()).toBe(true);
    await page.evaluate(`
      const late = document.createElement('img');
      late.src = '/box.svg?later';
      document.querySelector('[data-kind="late image"]').prepend(late);
      await late.decode();`);
    expect(await brightKinds(page)).toEqual([]);
    await popup.click('#shield');
    await popup.waitFor(`${shieldState} === undefined`, 'the shield to be off');
    await stage.browser.closePopup();
    await expect.poll(() => brightKinds(page)).toEqual(inSections);
    expect(await isMuted()).toBe(false);
  });

  test('a tab that was silent stays so when the shield is lifted', async () => {
    await open(pages.address(['image']));
    await stage.browser.evaluateInBackground(`
      const { tabs } = globalThis.browser ?? chrome;
      const [tab] = await tabs.query({ active: true, lastFocusedWindow: true });
      await tabs.update(tab.id, { muted: true });`);
    await stage.browser.pressShortcut('D', 'shield');
    await expect.poll(stateInFront).toBe('on');
    await stage.browser.pressShortcut('D', 'shield');
    await expect.poll(stateInFront).toBe('off');
    expect(await isMuted()).toBe(true);
  });

  test('Alt lifts it under the cursor and nowhere else, until it is let go', async () => {
    const page = await open(
      pages.address(['image', 'canvas', 'background', 'canvas in a shadow root', 'frame']),
    );
    await stage.browser.pressShortcut('D', 'shield');
    await expect.poll(() => brightKinds(page)).toEqual([]);
    await page.pointAt('#image', false);
    expect(await brightKinds(page)).toEqual([]);
    await page.pointAt('#image', true);
    await expect.poll(() => brightKinds(page)).toEqual(['image']);
    await page.pointAt('canvas', true);
    await expect.poll(() => brightKinds(page)).toEqual(['canvas']);
    await page.pointAt('.box', true);
    await expect.poll(() => brightKinds(page)).toEqual(['background']);
    await page.pointAt('.host', true);
    await expect.poll(() => brightKinds(page)).toEqual(['canvas in a shadow root']);
    await page.pointAt('.box', false);
    await expect.poll(() => brightKinds(page)).toEqual([]);
    await stage.browser.pressShortcut('D', 'shield');
    await expect.poll(stateInFront).toBe('off');
  });
});

/** What will be sent, without what differs at each look. */
async function document(popup: PageHandle): Promise<string> {
  await popup.click('#what-will-be-sent');
  await popup.waitFor(`document.querySelector('.document') !== null`, 'the document');
  const shown = await popup.evaluate<string>(`return document.querySelector('.document').textContent;`);
  await popup.click('#what-will-be-sent');
  return shown
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)?/g, 'TIME')
    .replace(/[\da-f]{8}-[\da-f-]{27}/g, 'ID');
}

test('the same is reported from a shielded page as from any, and filing offers the shield', async () => {
  await stage.usePolicy({ ...unshielded, holdSeconds: 0 });
  const post = `${stage.sandbox.demoOrigin}/post/47110`;
  const open = await document(await stage.openPopupOn(post));
  await stage.browser.closePopup();
  await stage.browser.pressShortcut('D', 'shield');
  await expect.poll(stateInFront).toBe('on');
  const popup = await stage.openPopup();
  expect(await document(popup)).toBe(open);
  expect(open).toContain('/post/47110');
  await popup.press('s');
  await popup.waitFor(`${shieldState} === undefined`, 'the shield to be off');
  await popup.click('#file');
  await popup.click('#shield-offer');
  await popup.waitFor(`${shieldState} === 'on'`, 'the shield to be on');
});
