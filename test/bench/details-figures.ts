import puppeteer, { type Page } from 'puppeteer-core';
import { ensureBrowser } from '../browsers/install.ts';
import { image, linkedData, meta, named } from '../capture/pages/fixture-page.ts';
import { boxes } from '../capture/pages/large-pages.ts';
import { shippedFunctions } from '../capture/shipped-functions.ts';
import { type Figure, figureOf } from './figure.ts';

/** The time that both page functions together take of a page, which waits meanwhile. */
export interface DetailFigure extends Figure {
  readonly elements: number;
}

/** How often Chromium laid a page out that was changed before each of so many readings. */
export interface LayoutFigure {
  readonly readings: number;
  readonly layouts: number;
  /** The same with one line in place of the page functions that does force a layout: the count sees it. */
  readonly layoutsWhenForced: number;
}

/** Defines `facts` and `details` in the page. */
async function definitions(): Promise<string> {
  const { readPageFacts, readPageDetails } = await shippedFunctions();
  return `const [facts, details] = [(${readPageFacts}), (${readPageDetails})];`;
}

/** A page with metadata, some pictures, and boxes up to so many elements. */
const pageOf = (elements: number) => `<!doctype html><html lang="en"><head>
  <link rel="canonical" href="https://news.example/1">${meta('og:url', 'https://news.example/1')}${named('generator', 'Practice')}
  ${linkedData({ '@type': 'NewsArticle', author: { name: 'A. Writer' }, datePublished: '2026-11-20' })}</head>
  <body>${image('http://pictures.example/1.png').repeat(20)}<div hidden>${boxes(elements)}</div>${boxes(Math.min(elements, 1000))}</body></html>`;

/** A Chromium of one's own: the count of layouts is not for extensions or pages to see. */
async function inChromium<Result>(use: (page: Page) => Promise<Result>): Promise<Result> {
  const browser = await puppeteer.launch({
    executablePath: await ensureBrowser('chromium'),
    args: ['--no-sandbox', '--disable-gpu', '--no-proxy-server', '--host-resolver-rules=MAP * 127.0.0.1'],
    pipe: true,
  });
  try {
    return await use(await browser.newPage());
  } finally {
    await browser.close();
  }
}

/** Loads the page anew for each run: a click reads a page once, with functions that were never run before. */
async function measurePage(page: Page, given: string, elements: number, runs: number): Promise<DetailFigure> {
  const samples: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    await page.setContent(pageOf(elements), { waitUntil: 'domcontentloaded', timeout: 60_000 });
    const taken = await page.evaluate(`(() => {
      ${given}
      const begun = performance.now();
      facts();
      details();
      return performance.now() - begun;
    })()`);
    // The first of all warms the browser up.
    if (run > 0) samples.push(Number(taken));
  }
  return { elements, ...figureOf(samples, 2) };
}

/** The time of each size, on a page that was just loaded. */
export async function measureDetails(runs: number): Promise<readonly DetailFigure[]> {
  const given = await definitions();
  return inChromium(async (page) => {
    const figures: DetailFigure[] = [];
    for (const elements of [1000, 10_000, 100_000])
      figures.push(await measurePage(page, given, elements, runs));
    return figures;
  });
}

const layoutsOf = async (page: Page) => (await page.metrics()).LayoutCount ?? Number.NaN;

async function layoutsDuring(page: Page, readings: number, reading: string): Promise<number> {
  const before = await layoutsOf(page);
  await page.evaluate(`
    for (let place = 0; place < ${readings}; place += 1) {
      document.body.append('a word that moves what follows ');
      ${reading}
    }`);
  return (await layoutsOf(page)) - before;
}

/** Counts layouts while the page is changed and read in turn, all in one task: whatever asks for a layout gets one. */
export async function measureLayouts(readings = 50): Promise<LayoutFigure> {
  const given = await definitions();
  return inChromium(async (page) => {
    await page.setContent(pageOf(1000));
    const layouts = await layoutsDuring(page, readings, `${given} facts(); details();`);
    const layoutsWhenForced = await layoutsDuring(page, readings, 'document.body.offsetHeight;');
    return { readings, layouts, layoutsWhenForced };
  });
}
