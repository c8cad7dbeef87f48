import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PageHandle } from '../browser.ts';
import { pressEnterToFile, Stage, shownReceipt, showsState, visibleText } from '../stage.ts';

let stage: Stage;
let post = 12_000;

beforeAll(async () => {
  stage = await Stage.set({ holdSeconds: 0 });
});
afterAll(() => stage.close());
beforeEach(() => stage.sandbox.reset());
afterEach(() => stage.browser.closePopup());

const address = () => `${stage.sandbox.demoOrigin}/post/${post}`;
const reports = (state: string) => stage.sandbox.reports().filter((report) => report.state === state);
const askedFor = (step: string) =>
  stage.sandbox.requests().filter(({ path }) => path.endsWith(`/${step}`)).length;

async function fileAnother(): Promise<PageHandle> {
  post += 1;
  const popup = await stage.openPopupOn(address());
  await pressEnterToFile(popup);
  return popup;
}

const says = (popup: PageHandle, words: string) =>
  popup.waitFor(`document.body.innerText.includes(${JSON.stringify(words)})`, `the words "${words}"`, 20_000);

describe('"Take it back"', () => {
  test('ends a report that the hotline does not have: nothing more is asked', async () => {
    stage.sandbox.setFault({ at: 'submit', kind: 'http-429', retryAfter: 90 });
    const popup = await fileAnother();
    await says(popup, 'Next try in');
    await popup.click('[data-action="cancel"]');
    await showsState(popup, 'cancelled');
    expect([askedFor('retract'), reports('finished')]).toEqual([0, []]);
  });

  test('asks the hotline to delete a report that is open there, whose deadline is shown', async () => {
    stage.sandbox.setFault({ at: 'finish', kind: 'http-429', retryAfter: 90 });
    const popup = await fileAnother();
    await says(popup, 'it is deleted there on');
    await popup.click('[data-action="cancel"]');
    await showsState(popup, 'cancelled');
    expect([reports('retracted').length, reports('finished')]).toEqual([1, []]);
  });

  test('of a report that turns out to be filed brings its receipt, and says so', async () => {
    stage.sandbox.setFault({ at: 'finish', kind: 'garbage-after' });
    stage.sandbox.setFault({ at: 'finish', kind: 'http-429', retryAfter: 90 });
    const popup = await fileAnother();
    await expect.poll(() => askedFor('finish'), { timeout: 15_000 }).toBe(2);
    await popup.waitFor(
      `/Next try in (8\\d|90) s/.test(document.body.innerText)`,
      'the time of the next try',
    );
    await popup.click('[data-action="cancel"]');
    await showsState(popup, 'filed');
    expect(await visibleText(popup)).toContain('It could not be taken back');
    expect(reports('finished').map(({ id }) => id)).toEqual([await shownReceipt(popup)]);
  });
});

describe('"Correct and send again"', () => {
  test('files the corrected report once, and the first one never', async () => {
    stage.sandbox.setFault({ at: 'submit', kind: 'code-4100' });
    const popup = await fileAnother();
    await showsState(popup, 'needs-person');
    await popup.click('#correct');
    await says(popup, 'You are correcting a report');
    await popup.click('#add-note');
    await popup.waitFor(`document.activeElement.id === 'note'`, 'the note to have the focus');
    await popup.type('The corrected placeholder note');
    await popup.click('#file');
    await showsState(popup, 'filed');
    expect(reports('finished').map(({ xml }) => xml.includes('The corrected placeholder note'))).toEqual([
      true,
    ]);
    const again = await stage.openPopupOn(address());
    expect(await visibleText(again)).not.toContain('needs you');
  });

  test('takes what is open at the hotline back there', async () => {
    stage.sandbox.setFault({ at: 'finish', kind: 'code-4000' });
    const popup = await fileAnother();
    await showsState(popup, 'needs-person');
    await popup.click('#correct');
    await says(popup, 'You are correcting a report');
    await popup.click('#file');
    await showsState(popup, 'filed');
    await expect.poll(() => reports('retracted').length, { timeout: 15_000 }).toBe(1);
    expect(reports('finished').length).toBe(1);
  });
});

test('a second report about the same page names the first to the hotline, and the popup says so before', async () => {
  const popup = await fileAnother();
  await showsState(popup, 'filed');
  const first = await shownReceipt(popup);
  await popup.click('#report-another');
  await says(popup, 'What will be sent');
  expect(await visibleText(popup)).toContain(first);
  await popup.click('#file');
  await showsState(popup, 'filed');
  await expect.poll(() => reports('finished').length).toBe(2);
  expect(reports('finished')[1]?.xml).toContain(`Earlier report to Sandbox CyberTipline: ${first}`);
});

test('the receipt can be saved as a file, which holds its proof and no address', async () => {
  const popup = await fileAnother();
  await showsState(popup, 'filed');
  const reference = await shownReceipt(popup);
  await popup.click('[data-action="save-receipt"]');
  const path = join(stage.browser.downloadFolder, `receipt-${reference}.json`);
  await expect.poll(() => readFile(path, 'utf8').catch(() => ''), { timeout: 10_000 }).toContain('}\n');
  const text = await readFile(path, 'utf8');
  const bundle = JSON.parse(text) as { receipt: { reference: string }; ledger: readonly unknown[] };
  expect(bundle.receipt.reference).toBe(reference);
  expect(bundle.ledger.length).toBeGreaterThanOrEqual(5);
  expect(text).not.toContain(address());
});

test('without a network reports wait, the popup says so, and all are filed when it is back', async () => {
  await stage.setOnline(false);
  stage.sandbox.setFault({ at: 'submit', kind: 'drop-before', times: 50 });
  const popup = await fileAnother();
  await says(popup, 'This computer is offline.');
  await stage.browser.closePopup();
  const next = await fileAnother();
  await says(next, 'This computer is offline.');
  // Each was tried when it was saved, and the first again along with the second; a worker that wakes may add one.
  expect(askedFor('submit')).toBeLessThanOrEqual(4);
  expect(stage.sandbox.reports()).toEqual([]);
  stage.sandbox.reset();
  await stage.setOnline(true);
  await expect.poll(() => reports('finished').length, { timeout: 30_000, interval: 250 }).toBe(2);
});
