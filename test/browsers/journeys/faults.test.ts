import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FaultKind, FaultStep } from '../../sandbox/server.ts';
import { pressEnterToFile, Stage, shownReceipt, showsState, visibleText } from '../stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.set({ holdSeconds: 0 });
});
afterAll(() => stage.close());
beforeEach(() => stage.sandbox.reset());
afterEach(() => stage.browser.closePopup());

let post = 5000;

/** Files a report about a fresh page while the hotline has a fault. */
async function fileUnder(at: FaultStep, kind: FaultKind, times = 1, retryAfter?: number) {
  // The clock is asked for once a day only: forget it, so that every delivery goes through all three steps.
  await stage.forgetClock();
  stage.sandbox.setFault({ at, kind, times, ...(retryAfter === undefined ? {} : { retryAfter }) });
  post += 1;
  const popup = await stage.openPopupOn(`${stage.sandbox.demoOrigin}/post/${post}`);
  await pressEnterToFile(popup);
  return popup;
}

const filed = () => stage.sandbox.reports().filter(({ state }) => state === 'finished');

/** Each thing that the popup can say, once: that every fault at every step ends well is for `matrix.test.ts`. */
const passing: readonly (readonly [FaultStep, FaultKind, string])[] = [
  ['status', 'code-1000', 'The hotline has a fault of its own.'],
  ['submit', 'http-429', 'The hotline is busy'],
  ['submit', 'hang', 'The hotline is not answering.'],
  ['submit', 'drop-before', "The hotline can't be reached."],
  ['submit', 'garbage', 'could not be understood'],
  ['finish', 'garbage-after', "The hotline's answer was lost"],
];

describe('a fault that passes', () => {
  test.each(
    passing,
  )('%s %s: the popup says "%s…", then the report is filed once', async (at, kind, words) => {
    const popup = await fileUnder(at, kind);
    const said = `document.body.innerText.includes(${JSON.stringify(words)})`;
    await popup.waitFor(said, `the words "${words}"`, 15_000);
    expect(await visibleText(popup)).toMatch(/nothing is lost|can't be filed twice/);
    await showsState(popup, 'filed');
    expect(filed().length).toBe(1);
    expect(await shownReceipt(popup)).toBe(filed()[0]?.id);
  });

  test('Retry-After is kept to', async () => {
    const popup = await fileUnder('submit', 'http-429', 1, 90);
    await popup.waitFor(
      `/Next try in (8\\d|90) s/.test(document.body.innerText)`,
      'the time of the next try',
    );
    expect(stage.sandbox.requests().filter(({ path }) => path.endsWith('/submit')).length).toBe(1);
  });
});

const lasting: readonly (readonly [FaultStep, FaultKind, string])[] = [
  ['submit', 'code-4100', 'The hotline refuses this report.'],
  ['finish', 'code-5001', 'no longer knows this report'],
  ['finish', 'code-7777', 'could not be understood'],
];

describe('a refusal', () => {
  test.each(lasting)('%s %s: stops with "%s" and, tried again, is filed once', async (at, kind, words) => {
    const popup = await fileUnder(at, kind);
    await showsState(popup, 'needs-person');
    expect(await visibleText(popup)).toContain(words);
    expect(filed()).toEqual([]);
    await expect.poll(async () => (await stage.browser.badge()).text).toBe('!');
    await popup.click('.delivery[data-state="needs-person"] .plain');
    await showsState(popup, 'filed');
    expect(filed().length).toBe(1);
    expect(await shownReceipt(popup)).toBe(filed()[0]?.id);
  });

  test('of the credentials pauses the hotline as a whole, is said once, and tried again all is filed', async () => {
    const popup = await fileUnder('submit', 'http-401');
    await showsState(popup, 'paused');
    expect(await visibleText(popup)).toContain('The hotline refuses our credentials.');
    expect(await visibleText(popup)).toContain('is paused');
    await stage.browser.closePopup();
    const another = await stage.openPopupOn(`${stage.sandbox.demoOrigin}/post/${post + 5000}`);
    expect(await visibleText(another)).toMatch(
      /Sending to Sandbox CyberTipline is paused\. Waiting: [1-9]\d*\./,
    );
    await pressEnterToFile(another);
    await showsState(another, 'paused');
    const asked = () => stage.sandbox.requests().length;
    const before = asked();
    await expect.poll(async () => (await stage.browser.badge()).text).toBe('!');
    expect([asked(), filed()]).toEqual([before, []]);
    await another.click('.delivery[data-state="paused"] .plain');
    await showsState(another, 'filed');
    // What earlier tests left waiting may be filed along with them.
    await expect.poll(() => filed().length, { timeout: 10_000 }).toBeGreaterThanOrEqual(2);
  });

  test('the answer 5102 to finish counts as filed, because it is', async () => {
    const popup = await fileUnder('finish', 'drop-after');
    await showsState(popup, 'filed');
    const finishes = stage.sandbox.requests().filter(({ path }) => path.endsWith('/finish'));
    expect([finishes.length, stage.sandbox.reports().length]).toEqual([2, 1]);
  });
});
