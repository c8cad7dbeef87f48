import { join } from 'node:path';
import { type Browser, launch } from '../browsers/browser.ts';
import type { Stage } from '../browsers/stage.ts';
import { type Figure, figureOf } from './figure.ts';

/** From the toolbar click to a popup that can be used. */
export interface PopupFigures {
  readonly ours: Figure;
  /** Ours again, in a browser whose outbox is full. */
  readonly full: Figure;
  /** The floor: an extension whose popup asks its worker one question. */
  readonly trivial: Figure;
}

async function clickToReady(browser: Browser, address: string): Promise<number> {
  await browser.openTab(address);
  const clickedAt = Date.now();
  await browser.clickToolbarButton();
  const popup = await browser.popup();
  await popup.waitFor(`performance.getEntriesByName('ready').length > 0`, 'the popup to be ready');
  const ready = await popup.evaluate<number>(
    `return performance.timeOrigin + performance.getEntriesByName('ready')[0].startTime`,
  );
  await browser.closePopup();
  return ready - clickedAt;
}

/** Measures the three in turn, so that they share what the machine does meanwhile. */
export async function measurePopups(stage: Stage, full: Stage, runs: number): Promise<PopupFigures> {
  const trivial = await launch('chromium', {
    extension: join(import.meta.dirname, 'trivial', 'chrome'),
    watchConsole: false,
  });
  const samples = { ours: [] as number[], full: [] as number[], trivial: [] as number[] };
  for (let run = 0; run <= runs; run += 1) {
    for (const [name, browser] of [
      ['ours', stage.browser],
      ['full', full.browser],
      ['trivial', trivial],
    ] as const) {
      const taken = await clickToReady(browser, `${stage.sandbox.demoOrigin}/post/${7000 + run}`);
      // The first of each warms the browser up.
      if (run > 0) samples[name].push(taken);
    }
  }
  await trivial.close();
  return {
    ours: figureOf(samples.ours),
    full: figureOf(samples.full),
    trivial: figureOf(samples.trivial),
  };
}
