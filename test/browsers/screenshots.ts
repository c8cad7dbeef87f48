/** `tsx test/browsers/screenshots.ts`: takes the pictures of each page, light and dark, from the real, built extension. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PageHandle } from './browser.ts';
import { optionsPage, pressEnterToFile, Stage, showsState, welcomePage } from './stage.ts';

const folder = join(import.meta.dirname, 'screenshots');
mkdirSync(folder, { recursive: true });

async function picture(page: PageHandle, name: string): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await page.lookLike({ scheme, forcedColours: false });
    await page.screenshot(join(folder, `${name}-${scheme}.png`));
  }
}

const stage = await Stage.set({ holdSeconds: 2 }, { browserName: 'chromium' });
try {
  const popup = await stage.openPopupOn(`${stage.sandbox.demoOrigin}/post/4711`);
  await picture(popup, 'popup');
  await pressEnterToFile(popup);
  await picture(popup, 'saved');
  await showsState(popup, 'filed');
  await picture(popup, 'filed');
  for (const [name, path] of [
    ['history', 'ui/history/history.html'],
    ['statistics', 'ui/statistics/statistics.html'],
    ['options', optionsPage],
    ['welcome', welcomePage],
  ] as const)
    await picture(await stage.openSettingsPage(path), name);
} finally {
  await stage.close();
}
