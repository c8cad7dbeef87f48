/**
 * `npm start`: builds, starts the sandbox hotline, opens a browser with the extension and the demo queue. Without a
 * display, or with `--once`, it makes the click itself, says each step in words and ends with the receipt.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BrowserName } from './browser.ts';
import { ensureBrowser } from './install.ts';
import { rehearse } from './rehearsal.ts';
import { Stage } from './stage.ts';

const { values: flags } = parseArgs({
  options: {
    browser: { type: 'string', default: 'chromium' },
    headless: { type: 'boolean', default: false },
    once: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

/** With --json, standard output is for the one object alone; the words go beside it. */
const say = (words: string) => (flags.json ? console.error(words) : console.log(words));

function browserAsked(): BrowserName {
  if (flags.browser === 'chromium' || flags.browser === 'firefox') return flags.browser;
  throw new Error('--browser takes chromium or firefox.');
}

async function main(): Promise<void> {
  const browserName = browserAsked();
  const hasDisplay =
    process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
  const headless = flags.headless || !hasDisplay;
  await ensureBrowser(browserName);
  say('Building the extension.');
  const root = join(import.meta.dirname, '..', '..');
  execFileSync(join(root, 'node_modules', '.bin', 'vite'), ['build', 'extension'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const byItself = headless || flags.once;
  const stage = await Stage.set({ holdSeconds: byItself ? 1 : 8 }, { browserName, headless });
  say(`The sandbox hotline listens at ${stage.sandbox.apiAddress}.`);
  await stage.browser.openTab(`${stage.sandbox.demoOrigin}/queue`);
  if (byItself) {
    const told = await rehearse(stage, say).finally(() => stage.close());
    if (flags.json) console.log(JSON.stringify(told));
    return;
  }
  say('Open a post in the queue, then click the Signpost button in the toolbar. Ctrl+C ends it.');
  await new Promise<void>((resolve) => process.once('SIGINT', resolve));
  await stage.close();
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
