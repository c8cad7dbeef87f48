/** `tsx test/browsers/screenshots.ts`: takes the README's pictures from the real, built extension. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pressEnterToFile, Stage, showsState } from './stage.ts';

const folder = join(import.meta.dirname, 'screenshots');
mkdirSync(folder, { recursive: true });
const picture = (name: string) => join(folder, `${name}.png`);

const stage = await Stage.set({ holdSeconds: 2 }, { browserName: 'chromium' });
try {
  const popup = await stage.openPopupOn(`${stage.sandbox.demoOrigin}/post/4711`);
  await popup.screenshot(picture('popup-light'));
  await pressEnterToFile(popup);
  await popup.screenshot(picture('saved-light'));
  await showsState(popup, 'filed');
  await popup.screenshot(picture('filed-light'));
} finally {
  await stage.close();
}
