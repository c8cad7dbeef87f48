import { dirname } from 'node:path';
import type { PageHandle } from '../browsers/browser.ts';
import { historyPage, pressEnterToFile, Stage, showsState } from '../browsers/stage.ts';
import { extensionProcessMb } from './extension-process.ts';
import { type Figure, figureOf } from './figure.ts';
import { fillHistory } from './fill-history.ts';

const few = 100;

/** The history page with so many deliveries, opened and used in front. */
export interface HistoryFigures {
  readonly deliveries: number;
  /** From the navigation until rows are painted and keys are heard. */
  readonly open: Figure;
  /** Until every row is in the page, while it is used already. */
  readonly allRead: Figure;
  /** Each from the event to the next painted frame. */
  readonly scroll: Figure;
  readonly filter: Figure;
  readonly search: Figure;
  readonly nextRow: Figure;
  readonly openRow: Figure;
  /** What the page's own objects take, in MB. */
  readonly pageHeapMb: number;
  /** By how much the extension's process, page and worker together, is larger with the page at rest than without it. */
  readonly processGrowthMb: number;
  /** The same at its highest: while rows are read, before the browser has taken back what that used up. */
  readonly processPeakMb: number;
}

/** In the page: runs a step so many times and gives back how long each took until it was painted. */
const timed = (runs: number, step: string) => `
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const taken = [];
  for (let run = 0; run < ${runs}; run += 1) {
    await painted();
    const since = performance.now();
    ${step}
    await painted();
    taken.push(performance.now() - since);
  }
  document.getElementById('clear')?.click();
  await painted();
  return taken;`;

const key = (name: string) =>
  `(document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key: '${name}', bubbles: true, cancelable: true }));`;

/** Texts typed letter by letter, of which some find much, some one row and some nothing. */
const searches = `
  const field = document.getElementById('search');
  const letters = [...'40012345', '', ...'host-77.example', '', ...'nothing like it', ''];
  field.value = letters[run % letters.length] === '' ? '' : field.value + letters[run % letters.length];
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));`;

const steps = {
  scroll: `window.scrollTo(0, ((run * 7919) % 97) / 97 * document.documentElement.scrollHeight);`,
  filter: `document.querySelectorAll('[data-filter], #needs-you-first')[run % 11].click();`,
  search: searches,
  nextRow: key('j'),
  openRow: `${key('j')} ${key('Enter')}
    await painted();
    const told = () => document.querySelector('#opened [data-action="addresses"], #opened .standing') !== null;
    while (!told() && performance.now() - since < 10_000) await new Promise((resolve) => setTimeout(resolve, 1));`,
} as const;

async function openHistory(stage: Stage): Promise<PageHandle> {
  const page = await stage.browser.openTab(`${stage.browser.extensionOrigin}/${historyPage}`);
  const told = (name: string) => `performance.getEntriesByName('${name}').length > 0`;
  await page.waitFor(`${told('all-read')} && ${told('first-contentful-paint')}`, 'all rows', 120_000);
  return page;
}

/** Half a minute of the process's memory: pages give back what they have used up only after a while. */
async function memoryOf(stage: Stage): Promise<{ readonly atRest: number; readonly most: number }> {
  const samples: number[] = [];
  for (let look = 0; look < 120; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    samples.push(extensionProcessMb(dirname(stage.browser.downloadFolder)));
  }
  return { atRest: Math.min(...samples.slice(-20)), most: Math.max(...samples) };
}

/** In the same process before and after, with the page opened once and used by nobody. */
async function measureMemory(stage: Stage) {
  await stage.browser.openTab('about:blank');
  const before = await memoryOf(stage);
  const opening = openHistory(stage);
  const after = await memoryOf(stage);
  const page = await opening;
  const heap = await page.evaluate<number>('return performance.memory.usedJSHeapSize');
  return {
    pageHeapMb: Math.round(heap / 1024 ** 2),
    processGrowthMb: after.atRest - before.atRest,
    processPeakMb: after.most - before.atRest,
  };
}

/** @param runs how often each is measured; the page is opened anew for each */
async function measureAt(stage: Stage, deliveries: number, runs: number): Promise<HistoryFigures> {
  // Before the page has been opened so often that what it left behind counts.
  const memory = await measureMemory(stage);
  const samples = { open: [] as number[], allRead: [] as number[] };
  let page = await openHistory(stage);
  for (let run = 0; run <= runs; run += 1) {
    await stage.browser.openTab('about:blank');
    page = await openHistory(stage);
    const [open, allRead] = await page.evaluate<[number, number]>(`
      const at = (name) => performance.getEntriesByName(name)[0].startTime;
      return [Math.max(at('ready'), at('first-contentful-paint')), at('all-read')];`);
    // The first warms the browser up.
    if (run === 0) continue;
    samples.open.push(open);
    samples.allRead.push(allRead);
  }
  const measured: Partial<Record<keyof typeof steps, Figure>> = {};
  for (const [name, step] of Object.entries(steps) as [keyof typeof steps, string][])
    measured[name] = figureOf(await page.evaluate<number[]>(timed(runs * 3, step)));
  return {
    deliveries,
    open: figureOf(samples.open),
    allRead: figureOf(samples.allRead),
    ...(measured as Record<keyof typeof steps, Figure>),
    ...memory,
  };
}

/** Files one report to be copied, and waits until nothing more happens to it. */
async function fileOne(stage: Stage): Promise<void> {
  const popup = await stage.openPopupOn(`${stage.sandbox.demoOrigin}/post/6998`);
  await pressEnterToFile(popup);
  await showsState(popup, 'filed');
  await stage.browser.closePopup();
}

/**
 * Measures the page with few and with many deliveries, in a browser of its own.
 * @param many how many deliveries there are the second time
 */
export async function measureHistory(runs: number, many: number): Promise<readonly HistoryFigures[]> {
  const stage = await Stage.set({ holdSeconds: 0 }, { browserName: 'chromium', watchConsole: false });
  try {
    await fileOne(stage);
    const page = await stage.ownPage();
    await fillHistory(page, few);
    const first = await measureAt(stage, few, runs);
    await fillHistory(page, many - few);
    return [first, await measureAt(stage, many, runs)];
  } finally {
    await stage.close();
  }
}
