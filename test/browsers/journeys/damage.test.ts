import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReportStory } from '../../../extension/outbox/story.ts';
import type { Result } from '../../../extension/report/problem.ts';
import { aDraft } from '../../builders/report.ts';
import { launch } from '../browser.ts';
import {
  browserName,
  optionsPage,
  pressEnterToFile,
  Stage,
  showsState,
  visibleText,
  welcomePage,
} from '../stage.ts';

/** Every file in which a browser keeps an extension's databases. */
async function databaseFiles(profile: string): Promise<readonly string[]> {
  const files = await readdir(profile, { recursive: true, withFileTypes: true });
  const isDatabase =
    browserName === 'firefox'
      ? (path: string) => path.includes('moz-extension') && path.endsWith('.sqlite')
      : (path: string) => path.includes('IndexedDB') && /\/(\d+\.(ldb|log)|MANIFEST-\d+)$/.test(path);
  return files
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(isDatabase);
}

const rubbish = Buffer.from('no database at all. '.repeat(2000));

describe('databases that were damaged while the browser was closed', () => {
  let profile: string;
  let stage: Stage;

  beforeAll(async () => {
    profile = await mkdtemp(join(tmpdir(), 'signpost-damage-'));
    stage = await Stage.set({ holdSeconds: 60 }, { profile, watchConsole: false });
  });
  afterAll(async () => {
    await stage.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  });

  test('are told to the moderator in words, with what to do next', async () => {
    const popup = await stage.openPopupOn(`${stage.sandbox.demoOrigin}/post/9800`);
    await pressEnterToFile(popup);
    await stage.browser.closePopup();
    await expect
      .poll(() =>
        stage.browser.evaluateInBackground<number>(
          `return (await browser.storage.local.get('custody')).custody.open`,
        ),
      )
      .toBe(1);
    await stage.browser.kill();
    const files = await databaseFiles(profile);
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      await truncate(file, 0);
      await writeFile(file, rubbish);
    }
    await stage.restart();
    // With its records Chromium's build has lost that it was welcomed: the page that opens by itself would close the popup.
    if (browserName === 'chromium') await stage.browser.findTab(welcomePage);

    const damaged = await stage.openPopupOn(`${stage.sandbox.demoOrigin}/post/9801`);
    const told = await visibleText(damaged);
    if (browserName === 'firefox')
      expect(told).toContain("can't read what Signpost has saved on this computer");
    else {
      expect(told).toContain('found its records damaged and began new ones');
      expect(told).toMatch(/Not filed by then, as far as is known: 1\./);
    }
    await stage.browser.closePopup();
  });

  test('are left behind by "Erase everything", and reports can be filed again', async () => {
    const options = await stage.openSettingsPage(optionsPage);
    await options.click('#erase');
    await options.click('#erase-confirm');
    await options.waitFor(
      `document.body.innerText.includes('Everything was erased')`,
      'the words after erasing',
    );
    await stage.usePolicy({ holdSeconds: 0 });
    const popup = await stage.openPopupOn(`${stage.sandbox.demoOrigin}/post/9802`);
    expect(await visibleText(popup)).not.toContain('damaged');
    await pressEnterToFile(popup);
    await showsState(popup, 'filed');
    expect(stage.sandbox.reports().filter(({ state }) => state === 'finished')).toHaveLength(1);
  });
});

describe('two profiles of one browser', () => {
  test('keep records of their own: each files once, and neither knows of the other', async () => {
    const stage = await Stage.set({ holdSeconds: 0 });
    const other = await launch(browserName, { extension: stage.options.extension });
    try {
      const twin = await Stage.beside(stage, other, { holdSeconds: 0 });
      const draft = () =>
        aDraft({
          id: randomUUID() as ReturnType<typeof aDraft>['id'],
          url: 'https://example.com/two-profiles',
          categoryId: 'csam',
        });
      const answers = await Promise.all(
        [stage, twin].map((one) => one.ask<Result<ReportStory>>('report.file', draft())),
      );
      expect(answers).toMatchObject([{ ok: true }, { ok: true }]);
      const finished = () => stage.sandbox.reports().filter(({ state }) => state === 'finished');
      await expect.poll(() => finished().length, { timeout: 30_000 }).toBe(2);
      for (const { xml } of finished()) expect(xml).not.toContain('Earlier report');
    } finally {
      await other.close();
      await stage.close();
    }
  });
});

describe('a clock that is set while a report is on hold', () => {
  const day = 24 * 3_600_000;
  test.each([
    ['back a day', -day],
    ['ahead a day', day],
  ])('%s: the report is filed all the same, with the hotline’s time, and the moderator is told', async (_, shift) => {
    const stage = await Stage.set({ holdSeconds: 3 });
    try {
      const popup = await stage.openPopupOn(`${stage.sandbox.demoOrigin}/post/9700`);
      await pressEnterToFile(popup);
      await stage.browser.closePopup();
      await stage.setClockOfBackground(shift);
      await stage.ask('popup.open');
      const finished = () => stage.sandbox.reports().filter(({ state }) => state === 'finished');
      await expect.poll(() => finished().length, { timeout: 40_000, interval: 250 }).toBe(1);
      const told = await stage.openPopupOn(`${stage.sandbox.demoOrigin}/post/9701`);
      expect(await visibleText(told)).toMatch(/This computer's clock is 2[34] h wrong/);
    } finally {
      await stage.close();
    }
  });
});
