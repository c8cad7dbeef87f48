import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { verifyExport } from '../../../extension/ledger/verify-export.ts';
import { saidAt } from '../settings-page.ts';
import { optionsPage, pressEnterToFile, Stage, showsState } from '../stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.set({ holdSeconds: 0 });
});
afterAll(() => stage.close());
beforeEach(() => stage.sandbox.reset());

interface Line {
  readonly event?: { readonly kind: string; readonly step?: string; readonly reference?: string };
}

async function exported(): Promise<string> {
  const answer = await stage.ask<{ value: string }>('ledger.export');
  return answer.value;
}

const kindsIn = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .flatMap((line) => {
      const { event } = JSON.parse(line) as Line;
      return event === undefined
        ? []
        : [event.step === undefined ? event.kind : `${event.kind} ${event.step}`];
    });

describe('The ledger in the browser', () => {
  test('has a filed report’s whole story, no address, and the receipt that the hotline gave', async () => {
    const popup = await stage.openPopupOn(`${stage.sandbox.demoOrigin}/post/5301?hidden=word`);
    await pressEnterToFile(popup);
    await showsState(popup, 'filed');
    await stage.browser.closePopup();
    const text = await exported();
    const kinds = kindsIn(text);
    expect(kinds[0]).toBe('policy');
    expect(kinds.slice(kinds.indexOf('created'))).toEqual([
      'created',
      'intent submit',
      'intent finish',
      'outcome',
      'receipt',
    ]);
    expect(text).toContain(`"reference":"${stage.sandbox.reports()[0]?.id}"`);
    expect(text).not.toContain('post/5301');
    expect(text).not.toContain('hidden');
  });

  test('is written whole although the background dies while it sends', async () => {
    stage.sandbox.setFault({ at: 'finish', kind: 'hang-after', times: 1 });
    const popup = await stage.openPopupOn(`${stage.sandbox.demoOrigin}/post/5302`);
    await pressEnterToFile(popup);
    await expect
      .poll(() => stage.sandbox.requests().some(({ path }) => path.endsWith('/finish')), { timeout: 10_000 })
      .toBe(true);
    await stage.browser.closePopup();
    await stage.browser.stopBackground();
    const again = await stage.openPopupOn(`${stage.sandbox.demoOrigin}/post/5302`);
    await showsState(again, 'filed');
    await stage.browser.closePopup();
    const text = await exported();
    expect(await verifyExport(text)).toMatchObject({ ok: true });
    const kinds = kindsIn(text);
    expect(kinds.slice(kinds.lastIndexOf('created'))).toEqual([
      'created',
      'intent submit',
      'intent finish',
      'outcome',
      'outcome',
      'receipt',
    ]);
    expect(stage.sandbox.reports().filter(({ state }) => state === 'finished')).toHaveLength(1);
  });

  test('is verified and exported from the options, and the file is whole outside the browser', async () => {
    const options = await stage.openSettingsPage(optionsPage);
    await options.click('#verify-ledger');
    expect(await saidAt(options, 'ledger', 'done')).toBe('Every entry is as it was written.');
    await options.click('#export-ledger');
    const path = join(stage.browser.downloadFolder, 'signpost-ledger.jsonl');
    await expect.poll(() => readFile(path, 'utf8').catch(() => ''), { timeout: 10_000 }).not.toBe('');
    expect(await verifyExport(await readFile(path))).toMatchObject({ ok: true });
  });

  test('that somebody has changed is found out, and the first broken entry is named', async () => {
    await (await stage.ownPage()).evaluate(`
      const open = indexedDB.open('ledger');
      const database = await new Promise((resolve) => { open.onsuccess = () => resolve(open.result); });
      const transaction = database.transaction('entries', 'readwrite');
      const store = transaction.objectStore('entries');
      const request = store.get(3);
      request.onsuccess = () => store.put({ ...request.result, at: '2020-01-01T00:00:00.000Z' });
      await new Promise((resolve) => { transaction.oncomplete = resolve; });
      database.close();`);
    const options = await stage.openSettingsPage(optionsPage);
    await options.click('#verify-ledger');
    expect(await saidAt(options, 'ledger', 'failed')).toContain('not as it was written');
    expect(await options.evaluate('return document.body.innerText')).toContain(
      'First broken entry: number 3.',
    );
  });
});

test('nothing strange was written to the console', () => {
  expect(stage.browser.consoleProblems()).toEqual([]);
});
