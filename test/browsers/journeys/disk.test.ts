import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReportStory } from '../../../extension/outbox/story.ts';
import type { Result } from '../../../extension/report/problem.ts';
import { aDraft } from '../../builders/report.ts';
import { canMount, SmallDisk } from '../small-disk.ts';
import { pressEnterToFile, Stage, showsState, visibleText } from '../stage.ts';

const asDraft = (number: number) =>
  aDraft({
    id: randomUUID() as ReturnType<typeof aDraft>['id'],
    url: `https://example.com/disk/${number}`,
    categoryId: 'csam',
    // Long, so that a few of them are more than any space that is left over somewhere.
    note: 'A placeholder. '.repeat(600),
  });

const drafts = Array.from({ length: 24 }, (_, number) => asDraft(number));

describe.skipIf(!canMount)('a disk that is full', () => {
  let disk: SmallDisk;
  let stage: Stage;

  beforeAll(async () => {
    disk = await SmallDisk.mount();
    stage = await Stage.set({ holdSeconds: 1 }, { profile: `${disk.path}/profile`, watchConsole: false });
  });
  afterAll(async () => {
    await stage.close();
    await disk.unmount();
  });

  const finished = () => stage.sandbox.reports().filter(({ state }) => state === 'finished');
  const file = (draft: (typeof drafts)[number]) => stage.ask<Result<ReportStory>>('report.file', draft);

  test('refuses in words what it cannot take, and loses nothing that it took', async () => {
    const before = await file(drafts[0] as (typeof drafts)[number]);
    expect(before).toMatchObject({ ok: true });
    disk.fill();
    const answers = new Map<string, boolean>();
    for (const draft of drafts.slice(1)) {
      const answer = await file(draft);
      answers.set(draft.id, answer.ok);
      if (!answer.ok)
        expect(['disk-full', 'not-saved', 'storage-unreadable']).toContain(answer.problems[0].code);
    }
    const refused = drafts.slice(1).filter(({ id }) => answers.get(id) === false);
    expect(refused.length).toBeGreaterThan(0);

    const popup = await stage.openPopupOn(`${stage.sandbox.demoOrigin}/post/9900`);
    // Some browsers cannot even open a database on a full disk, then there is no form; in others a small report may
    // still find room. Whichever it is, the moderator is told.
    await popup.evaluate(`document.getElementById('file')?.click()`);
    const isRefused = `(document.getElementById('refusal') ?? document.getElementById('missing')) !== null`;
    const isSaved = `document.getElementById('saved') !== null || document.querySelector('.delivery') !== null`;
    await popup.waitFor(`${isRefused} || ${isSaved}`, 'the words of a refusal or the acknowledgement');
    const wasRefused = await popup.evaluate<boolean>(`return ${isRefused}`);
    if (wasRefused)
      expect(await visibleText(popup)).toMatch(
        /could not be saved|nothing could be saved|nothing can be saved/,
      );
    await stage.browser.closePopup();

    disk.free();
    // A database that the browser had to close is opened again at one of the next presses.
    for (const draft of refused)
      await expect.poll(() => file(draft), { timeout: 30_000, interval: 250 }).toMatchObject({ ok: true });
    await expect
      .poll(() => finished().length, { timeout: 90_000, interval: 250 })
      .toBe(drafts.length + (wasRefused ? 0 : 1));
    for (const { url } of drafts)
      expect(finished().filter(({ xml }) => xml.includes(`<url>${url}</url>`))).toHaveLength(1);
  });

  test('works again for the moderator as if nothing had been', async () => {
    const popup = await stage.openPopupOn(`${stage.sandbox.demoOrigin}/post/9901`);
    expect(await visibleText(popup)).not.toContain('damaged');
    await pressEnterToFile(popup);
    await showsState(popup, 'filed');
  });
});
