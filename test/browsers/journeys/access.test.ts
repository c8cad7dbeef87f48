import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Look, PageHandle } from '../browser.ts';
import { optionsPage, Stage, showsState, welcomePage } from '../stage.ts';

let stage: Stage;
let axe: string;

const looks: readonly Look[] = [
  { scheme: 'light', forcedColours: false },
  { scheme: 'dark', forcedColours: false },
  { scheme: 'light', forcedColours: true },
];

beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  stage = await Stage.set({ holdSeconds: 60 });
});
afterAll(() => stage.close());
afterEach(() => stage.browser.closePopup());

interface Violation {
  readonly rule: string;
  readonly where: readonly string[];
}

const post = (id: number) => `${stage.sandbox.demoOrigin}/post/${id}`;

/** What axe-core finds on a page as it is now, in each look. */
async function violations(page: PageHandle): Promise<readonly Violation[]> {
  const found: Violation[] = [];
  for (const look of looks) {
    await page.lookLike(look);
    const inLook = await page.evaluate<Violation[]>(`
      ${axe};
      const { violations } = await window.axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        resultTypes: ['violations'],
      });
      return violations.map(({ id, nodes }) => ({
        rule: id,
        where: nodes.slice(0, 5).map(({ html, failureSummary }) => html.slice(0, 160) + ' ' + failureSummary),
      }));`);
    found.push(...inLook.map(({ rule, where }) => ({ rule: `${JSON.stringify(look)} ${rule}`, where })));
  }
  await page.lookLike({ scheme: 'light', forcedColours: false });
  return found;
}

test('The check finds what is wrong', async () => {
  const page = await stage.browser.openTab(post(60_000));
  await page.evaluate(
    `document.body.insertAdjacentHTML('beforeend', '<img src="data:,"><button></button><p style="color:#ccc;background:#fff">Pale</p>')`,
  );
  const rules = (await violations(page)).map(({ rule }) => rule.split(' ').at(-1));
  expect(rules).toEqual(expect.arrayContaining(['image-alt', 'button-name', 'color-contrast']));
});

describe('The popup has nothing that axe-core finds, light, dark and in forced colours,', () => {
  test('before a report is filed', async () => {
    expect(await violations(await stage.openPopupOn(post(60_001)))).toEqual([]);
  });

  test.each([
    ['the reason for urgency', '#urgent', '#urgency-reason'],
    ['the note', '#add-note', '#note'],
    ['the facts', '#show-facts', '#facts'],
    ['what will be sent', '#what-will-be-sent', 'pre'],
  ])('with %s open', async (_, button, opened) => {
    const popup = await stage.openPopupOn(post(60_002));
    await popup.click(button);
    await popup.waitFor(`document.querySelector('${opened}') !== null`, opened);
    expect(await violations(popup)).toEqual([]);
  });

  test('with the menu open', async () => {
    const popup = await stage.openPopupOn(post(60_002));
    await popup.click('.menu > summary');
    expect(await violations(popup)).toEqual([]);
  });

  test('with the keys named', async () => {
    const popup = await stage.openPopupOn(post(60_002));
    await popup.press('?');
    await popup.waitFor(`document.querySelector('dialog.keys').open`, 'the keys');
    expect(await violations(popup)).toEqual([]);
  });

  test('with a list', async () => {
    const popup = await stage.openPopupOn(post(60_002));
    await popup.click('#list');
    await popup.waitFor(`document.querySelector('textarea') !== null`, 'the field for the list');
    await popup.click('textarea');
    await popup.type('https://example.com/1 hxxps://example[.]com/2 javascript:1 ipfs://x');
    await popup.waitFor(`document.body.innerText.includes('example.com/2')`, 'the list');
    expect(await violations(popup)).toEqual([]);
  });

  test('on a page that cannot be reported', async () => {
    expect(await violations(await stage.openPopupOn('about:blank'))).toEqual([]);
  });

  test('while a report can be undone, filed, and needing a person', async () => {
    const held = await stage.openPopupOn(post(60_003));
    await held.click('#file');
    await held.waitFor(`document.getElementById('undo') !== null`, 'the undo time');
    expect(await violations(held)).toEqual([]);
    await stage.usePolicy({ holdSeconds: 0 });
    const filed = await stage.openPopupOn(post(60_004));
    await filed.click('#file');
    await showsState(filed, 'filed');
    expect(await violations(filed)).toEqual([]);
    stage.sandbox.setFault({ at: 'submit', kind: 'code-4100' });
    const refused = await stage.openPopupOn(post(60_005));
    await refused.click('#file');
    await showsState(refused, 'needs-person');
    expect(await violations(refused)).toEqual([]);
  });

  test('while reporting is paused', async () => {
    await stage.ask('care.pause', true);
    expect(await violations(await stage.openPopupOn(post(60_006)))).toEqual([]);
    await stage.ask('care.pause', false);
  });
});

describe('A page of the extension has nothing that axe-core finds, light, dark and in forced colours:', () => {
  test.each([
    ['options', optionsPage],
    ['welcome', welcomePage],
    ['statistics', 'ui/statistics/statistics.html'],
    ['history', 'ui/history/history.html'],
  ])('%s', async (_, path) => {
    expect(await violations(await stage.openSettingsPage(path))).toEqual([]);
  });

  test('history, with a row open', async () => {
    const page = await stage.openSettingsPage('ui/history/history.html');
    await page.waitFor(`document.querySelector('[role="row"][aria-rowindex="2"]') !== null`, 'a row');
    await page.press('j');
    await page.press('Enter');
    await page.waitFor(`document.querySelector('[aria-expanded="true"]') !== null`, 'the row to open');
    expect(await violations(page)).toEqual([]);
  });

  test('the sheet for what is filed by hand', async () => {
    await stage.usePolicy({
      holdSeconds: 0,
      destinations: [
        {
          id: 'mail',
          adapter: 'email',
          name: 'Practice mailbox',
          environment: 'test',
          address: 'reports@hotline.example',
          fields: [{ label: 'URL', value: 'addresses' }],
        },
      ],
      routing: { default: ['mail'] },
    });
    const popup = await stage.openPopupOn(post(60_007));
    await popup.click('#file');
    await showsState(popup, 'to-hand-over');
    const id = await popup.evaluate<string>(
      `return document.querySelector('[data-delivery]').dataset.delivery`,
    );
    expect(await violations(await stage.openSettingsPage(`ui/hand-over/hand-over.html#${id}`))).toEqual([]);
  });
});
