import { createServer } from 'node:http';
import { join } from 'node:path';
import type { Browser } from '../browsers/browser.ts';
import { listen, stop } from '../sandbox/listening.ts';
import { bundledScript } from './bundled-script.ts';
import { type Figure, figureOf } from './figure.ts';
import { moneyPage } from './money-pages.ts';

/** Page time of the money trail's page function, on pages with so many elements. */
export interface MoneyFigure extends Figure {
  readonly elements: number;
}

interface Sample {
  readonly elements: number;
  readonly taken: number;
  readonly wallets: number;
}

/** The page function and what it is told to look for as one script, made as the extension's own build makes it. */
const moneyScript = (): Promise<string> =>
  bundledScript(join(import.meta.dirname, 'money-entry.ts'), 'money');

/** Serves pages by their number of elements; their own policy keeps them from loading anything. */
function servePages() {
  const server = createServer(({ url = '' }, answer) => {
    answer.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'",
    });
    answer.end(moneyPage(Number(url.split('/')[1])));
  });
  return listen(server, 0).then((origin) => ({ origin, close: () => stop(server) }));
}

const shown = (path: string) => `location.pathname === '${path}' && document.readyState === 'complete'`;

/**
 * Runs the page function once in each fresh page, as a moderator's click does, with the page's layout made invalid just
 * before: a function that asked for layout would have to pay for it.
 */
export async function measureMoneyTrail(
  browser: Browser,
  runs: number,
  sizes: readonly number[] = [1_000, 10_000, 100_000],
): Promise<readonly MoneyFigure[]> {
  const [script, pages] = await Promise.all([moneyScript(), servePages()]);
  const figures: MoneyFigure[] = [];
  try {
    for (const size of sizes) {
      const samples: Sample[] = [];
      for (let run = 0; run < runs; run += 1) {
        const page = await browser.openTab(`${pages.origin}/${size}/${run}`);
        await page.waitFor(shown(`/${size}/${run}`), 'the page to be shown', 60_000);
        samples.push(
          await page.evaluate<Sample>(`
            ${script}
            // A moderator clicks on a page that has been drawn.
            await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
            await new Promise((idle) => requestIdleCallback(idle, { timeout: 3000 }));
            document.body.offsetHeight;
            document.body.style.width = '80%';
            const begun = performance.now();
            const signs = money.readMoneyTrail(money.moneySearch);
            const taken = performance.now() - begun;
            const { wallets } = money.moneyTrailOf(signs);
            return { elements: document.querySelectorAll('*').length, taken, wallets: wallets.length };`),
        );
      }
      if (samples.some(({ wallets }) => wallets === 0))
        throw new Error('The wallet at the end was not found');
      figures.push({
        elements: samples[0]?.elements ?? 0,
        ...figureOf(samples.map(({ taken }) => taken)),
      });
    }
  } finally {
    await pages.close();
  }
  return figures;
}
