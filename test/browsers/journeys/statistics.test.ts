import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PeriodName } from '../../ledger/statistics/calendar.ts';
import { recount, summed } from '../../ledger/statistics/recount.ts';
import type { PageHandle } from '../browser.ts';
import { reportsFor } from '../counted-reports.ts';
import { optionsPage, popupReady, Stage, visibleText } from '../stage.ts';
import {
  choose,
  countsIn,
  figuresOf,
  inWords,
  shownTable,
  statisticsPage,
  valuesIn,
} from '../statistics-page.ts';

let stage: Stage;
let page: PageHandle;
let timeZone: string;
let reports: ReturnType<typeof reportsFor>;
beforeAll(async () => {
  stage = await Stage.set({ holdSeconds: 0 });
  reports = reportsFor(stage);
  await reports.usePolicy();
});
afterAll(() => stage.close());

const exported = async () => (await stage.ask<{ value: string }>('ledger.export')).value;
const again = async (environment: 'test' | 'production', period: PeriodName) =>
  recount(await exported(), environment, period, timeZone);

const questions = (['test', 'production'] as const).flatMap((environment) =>
  (['day', 'week', 'month', 'year'] as const).map((period) => [environment, period] as const),
);

const dimensions = ['category', 'destination', 'hosting', 'outcome'] as const;

async function openFromOptions(): Promise<PageHandle> {
  const options = await stage.openSettingsPage(optionsPage);
  await options.click('#open-statistics');
  const opened = await stage.browser.findTab(statisticsPage);
  await opened.waitFor(popupReady, 'the statistics');
  return opened;
}

describe('The statistics page', () => {
  test('is opened from the options, and counts reports of which everything has become that a moderator can bring about', async () => {
    await reports.fileOfEveryFate();
    page = await openFromOptions();
    timeZone = await page.evaluate<string>('return Intl.DateTimeFormat().resolvedOptions().timeZone');
    const [period] = Object.values(await again('test', 'year'));
    expect({ ...period?.outcome }).toEqual({
      filed: 5,
      'filed-by-hand': 1,
      refused: 1,
      corrected: 1,
      undone: 1,
    });
    expect({ ...period?.hosting }).toEqual({ own: 1, both: 1, 'third-party': 7 });
  });

  test('begins with what is real, and leaves practice out of it', async () => {
    expect(await page.evaluate(`return document.querySelector('h1').innerText.trim().split(/\\s+/)`)).toEqual(
      ['Statistics', 'LIVE'],
    );
    expect(countsIn(await shownTable(page, 'outcome'))).toMatchObject({
      'Handed over (unconfirmed)': { Reports: 1 },
      Waiting: { Reports: 1 },
    });
    expect(countsIn(await shownTable(page, 'destination'))).toMatchObject({
      'The real form': { Deliveries: 2 },
    });
  });

  test.each(
    questions,
  )('in %s by %s has tables of counts that equal a recount of the exported ledger', async (environment, period) => {
    await choose(page, `environment ${environment}`);
    await choose(page, `period ${period}`);
    const counted = Object.entries(await again(environment, period));
    expect(counted.length).toBeGreaterThan(0);
    for (const dimension of dimensions) {
      await choose(page, `apart-by ${dimension}`);
      const overTime = counted.map(([name, one]) => [
        name,
        { 'All reports': one.reports, ...inWords(dimension, one[dimension]) },
      ]);
      expect(countsIn(await shownTable(page, 'over-time'))).toEqual(Object.fromEntries(overTime));
      const totals = summed(counted.map(([, one]) => inWords(dimension, one[dimension])));
      const { rows } = await shownTable(page, dimension);
      const shown = rows.map(([name, many]) => [name?.words ?? '', Number(many?.words)] as const);
      expect(Object.fromEntries(shown)).toEqual(totals);
    }
  });

  test.each(
    questions,
  )('in %s by %s has the times and the transparency counts of a recount', async (environment, period) => {
    await choose(page, `environment ${environment}`);
    await choose(page, `period ${period}`);
    const counted = Object.entries(await again(environment, period));
    const durations = valuesIn(await shownTable(page, 'durations'));
    const all = {
      toSaved: counted.flatMap(([, one]) => one.toSaved),
      toFiled: counted.flatMap(([, one]) => one.toFiled),
    };
    expect(durations[0]).toEqual(['all', ...figuresOf(all)]);
    for (const [name, one] of counted) expect(durations).toContainEqual([name, ...figuresOf(one)]);
    const keywords = counted.flatMap(([name, one]) =>
      Object.entries(one.keywords).map(([keyword, many]) => [name, ...keyword.split('|'), String(many)]),
    );
    const shown = valuesIn(await shownTable(page, 'transparency')).map(
      ([name, , keyword, category, many]) => [name, keyword, category, many],
    );
    expect(new Set(shown.map(String))).toEqual(new Set(keywords.map(String)));
    const networks = summed(counted.map(([, one]) => one.networks));
    if (environment === 'test') {
      expect({ ...networks }).toEqual({ Google: 1, 'A-ADS': 1 });
      const leaders = valuesIn(await shownTable(page, 'networks')).map(
        ([name = '', many]) => [name, Number(many)] as const,
      );
      expect(Object.fromEntries(leaders)).toEqual(networks);
    } else expect(networks).toEqual({});
  });

  test('shows what has just been filed, and says it where a screen reader hears it', async () => {
    await choose(page, 'environment test');
    const said = () => page.evaluate<string>(`return document.querySelector('[role="status"]').innerText`);
    expect(await said()).toContain('9 reports');
    await reports.usePolicy();
    await reports.becomes(await reports.file({ categoryId: 'grooming' }), 'filed');
    await expect.poll(said, { timeout: 20_000 }).toContain('10 reports');
    const { rows } = await shownTable(page, 'exposure');
    const days = rows.map(([, many]) => Number(many?.words));
    expect(days.reduce((sum, many) => sum + many, 0)).toBe(10);
  });
});

const saved = (name: string) => join(stage.browser.downloadFolder, name);

async function download(id: string, kind: 'csv' | 'svg' | 'png' | 'json'): Promise<Buffer> {
  await page.click(`[data-statistic="${id}"] [data-save="${kind}"]`);
  const path = saved(`signpost-${id}-by-week-test.${kind}`);
  await expect
    .poll(async () => (await readFile(path).catch(() => Buffer.alloc(0))).length, { timeout: 10_000 })
    .toBeGreaterThan(0);
  return readFile(path);
}

describe('What is saved from it', () => {
  // A fresh tab for each: Chromium lets one save ten files before it asks.
  beforeEach(async () => {
    page = await stage.openSettingsPage(statisticsPage);
    await choose(page, 'environment test');
    await choose(page, 'period week');
  });

  test('is each table as it stands there, and holds no address', async () => {
    for (const id of [
      'over-time',
      'category',
      'destination',
      'hosting',
      'outcome',
      'durations',
      'networks',
      'exposure',
      'transparency',
    ]) {
      const lines = String(await download(id, 'csv'))
        .trimEnd()
        .split('\r\n');
      const { rows } = await shownTable(page, id);
      expect(lines.slice(1)).toEqual(rows.map((cells) => cells.map(({ value }) => value).join(',')));
      expect(lines.join()).not.toMatch(/:\/\/|forum|own\.example|only-in/);
    }
  });

  test('is each chart as an SVG that stands alone and as a PNG', async () => {
    const svg = String(await download('over-time', 'svg'));
    expect(svg).toContain('<svg xmlns="http://www.w3.org/2000/svg"');
    expect(svg).toContain('>All reports</text>');
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/:\/\/|href|forum|only-in/);
    const png = await download('outcome', 'png');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    // Twice the drawing's width.
    expect(png.readUInt32BE(16)).toBe(1280);
  });

  test('is what a transparency report counts, under the keys of the DSA, with the ledger’s end', async () => {
    const json = JSON.parse(String(await download('transparency', 'json'))) as {
      readonly environment: string;
      readonly timeZone: string;
      readonly ledger: { readonly entries: number };
      readonly counts: readonly {
        readonly category: string;
        readonly category_specification: readonly string[];
        readonly policy_category: string;
        readonly reports: number;
      }[];
    };
    expect(json).toMatchObject({
      format: 'signpost-transparency',
      environment: 'test',
      period: 'week',
      timeZone,
    });
    expect(json.ledger.entries).toBe(
      await page.evaluate<number>(`return Number(document.querySelector('main').dataset.entries)`),
    );
    const inGrooming = json.counts.filter(({ policy_category }) => policy_category === 'Grooming');
    expect(inGrooming).toMatchObject([
      {
        category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
        category_specification: ['KEYWORD_GROOMING_SEXUAL_ENTICEMENT_MINORS'],
        reports: 3,
      },
    ]);
    expect(json.counts.reduce((sum, { reports }) => sum + reports, 0)).toBe(10);
  });
});

test('The page is one that nobody is shut out of: each figure has a title, a chart with a name and a table', async () => {
  const faults = await page.evaluate<string[]>(`
    return [...document.querySelectorAll('[data-statistic]')].flatMap((section) => {
      const title = document.getElementById(section.getAttribute('aria-labelledby'))?.innerText;
      const chart = section.querySelector('svg');
      const isNamed = chart === null || (chart.getAttribute('role') === 'img' && chart.getAttribute('aria-label') === title);
      const table = section.querySelector('table');
      const hasTable = table === null || [...table.tBodies[0].rows].every(({ cells: [first] }) => first.scope === 'row');
      const reachable = table === null || table.parentElement.tabIndex === 0;
      const buttons = [...section.querySelectorAll('[data-save]')];
      const named = buttons.every((button) => button.getAttribute('aria-label').includes(button.innerText) && button.getAttribute('aria-label').includes(title));
      return title && isNamed && hasTable && reachable && named ? [] : [section.dataset.statistic];
    });`);
  expect(faults).toEqual([]);
  const isNoWider = 'return document.documentElement.scrollWidth <= document.documentElement.clientWidth';
  expect(await page.evaluate(isNoWider)).toBe(true);
  expect(await page.evaluate(`return document.querySelectorAll('main a, main img').length`)).toBe(0);
  expect(await visibleText(page)).not.toMatch(/:\/\/|only-in-the-address/);
});

test('nothing strange was written to the console', () => {
  expect(stage.browser.consoleProblems()).toEqual([]);
});
