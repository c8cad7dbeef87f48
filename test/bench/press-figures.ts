import { pressEnterToFile, type Stage } from '../browsers/stage.ts';
import { type Figure, figureOf } from './figure.ts';

/** From the press of Enter to the popup knowing that the report is on disk. */
export async function measurePress(stage: Stage, runs: number): Promise<Figure> {
  const samples: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const popup = await stage.openPopupOn(`${stage.sandbox.demoOrigin}/post/${8000 + run}`);
    await pressEnterToFile(popup);
    const taken = await popup.evaluate<number>(`
      const [pressed] = performance.getEntriesByName('pressed');
      const [saved] = performance.getEntriesByName('saved');
      return saved.startTime - pressed.startTime`);
    if (run > 0) samples.push(taken);
    await stage.browser.closePopup();
  }
  return figureOf(samples);
}

/** One bare strict write to IndexedDB in a page of the same extension: what no acknowledgement can be faster than. */
export async function measureBareWrite(stage: Stage, runs: number): Promise<Figure> {
  const page = await stage.ownPage();
  const samples = await page.evaluate<number[]>(`
    const open = indexedDB.open('bench', 1);
    open.onupgradeneeded = () => open.result.createObjectStore('rows');
    const database = await new Promise((resolve) => { open.onsuccess = () => resolve(open.result); });
    const samples = [];
    for (let run = 0; run <= ${runs}; run += 1) {
      const begun = performance.now();
      const transaction = database.transaction('rows', 'readwrite', { durability: 'strict' });
      transaction.objectStore('rows').put({ text: 'x'.repeat(2000) }, run);
      await new Promise((resolve) => { transaction.oncomplete = resolve; });
      if (run > 0) samples.push(performance.now() - begun);
    }
    database.close();
    indexedDB.deleteDatabase('bench');
    return samples`);
  return figureOf(samples);
}
