/**
 * `npm run soak -- --deliveries 10000 --browser chromium|firefox --seed N --json`: files reports through the built
 * extension in a real browser while the hotline fails in every way and the browser is killed at every moment, and
 * counts what was lost, filed twice or wrongly shown. Ends with code 1 unless these are zero.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BrowserName } from '../browsers/browser.ts';
import { ensureBrowser } from '../browsers/install.ts';
import { planOf } from './plan.ts';
import { soak } from './run.ts';
import { countsOf, inWords, isGood, whatWentWrong } from './summary.ts';

const { values: flags } = parseArgs({
  options: {
    deliveries: { type: 'string', default: '1000' },
    browser: { type: 'string', default: 'chromium' },
    seed: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

/** With --json, standard output is for the one object alone; the words go beside it. */
const say = (words: string) => (flags.json ? console.error(words) : console.log(words));

const saidEveryMs = 15_000;

function browserAsked(): BrowserName {
  if (flags.browser === 'chromium' || flags.browser === 'firefox') return flags.browser;
  throw new Error('--browser takes chromium or firefox.');
}

function numberAsked(name: string, text: string, least: number): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= least && number < 2 ** 32) return number;
  throw new Error(`--${name} takes a whole number of at least ${least}.`);
}

function build(): void {
  const root = join(import.meta.dirname, '..', '..');
  execFileSync(join(root, 'node_modules', '.bin', 'vite'), ['build', 'extension'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function main(): Promise<void> {
  const browserName = browserAsked();
  const deliveries = numberAsked('deliveries', flags.deliveries, 1);
  const seed = numberAsked('seed', flags.seed ?? String(Date.now() % 2 ** 32), 0);
  await ensureBrowser(browserName);
  say('Building the extension.');
  build();
  say(`${deliveries} deliveries in ${browserName}, seed ${seed}.`);
  let saidAt = Date.now();
  const result = await soak(planOf(seed, deliveries), {
    browserName,
    progress: (filed, kills, faults) => {
      if (Date.now() - saidAt < saidEveryMs) return;
      saidAt = Date.now();
      say(`${filed} of ${deliveries} filed; ${kills} kills, ${faults} faults so far.`);
    },
  });
  for (const words of whatWentWrong(result)) say(words);
  const counts = countsOf(result, { browser: browserName, seed });
  console.log(flags.json ? JSON.stringify(counts) : inWords(counts));
  process.exitCode = isGood(result) ? 0 : 1;
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
