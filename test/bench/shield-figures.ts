import { createServer } from 'node:http';
import { shieldStyle } from '../../extension/shield/shield-style.ts';
import { usualStrength } from '../../extension/shield/strength.ts';
import type { Stage } from '../browsers/stage.ts';
import { listen, stop } from '../sandbox/listening.ts';
import { type Figure, figureOf, ratioOf } from './figure.ts';

/** How long it takes to shield a page of so many media elements, and to lift the shield. */
export interface ShieldFigures {
  readonly elements: number;
  /** From the popup's request until the page's own style says so of the last element, on and off in turn. */
  readonly toggle: Figure;
  /** The floor: the same style put into the page by the page itself, until its layout is right again. */
  readonly bareStyle: Figure;
}

const elements = 1000;

/** A page of nothing but media, none of which is loaded from anywhere. */
const page = `<!doctype html><html lang="en"><title>Media</title><body>${'<p><img width="120" height="90" alt=""></p><p><canvas width="120" height="90"></canvas></p>'.repeat(elements / 2)}`;

/** Tells, on a clock that all pages share, when the last element has the look that is waited for. */
const whenLast = (shielded: boolean) => `
  const last = [...document.querySelectorAll('canvas')].at(-1);
  const isShielded = () => getComputedStyle(last).filter !== 'none';
  const { port1, port2 } = new MessageChannel();
  while (isShielded() !== ${shielded})
    await new Promise((next) => { port1.onmessage = next; port2.postMessage(null); });
  port1.close();
  return performance.timeOrigin + performance.now();`;

/** Measures in the tab in front, asked from another page of the extension as the popup asks. */
export async function measureShield(stage: Stage, runs: number): Promise<ShieldFigures> {
  const server = createServer((_, answer) => {
    answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  });
  const own = await stage.ownPage();
  const shown = await stage.browser.openTab(await listen(server, 0));
  const samples: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    for (const on of [true, false]) {
      const seen = shown.evaluate<number>(whenLast(on));
      const asked = await own.evaluate<number>(`
        const asked = performance.timeOrigin + performance.now();
        const argument = { on: ${on}, strength: null };
        await browser.runtime.sendMessage({ name: 'shield.set', argument });
        return asked;`);
      // The first of each warms the browser up.
      if (run > 0) samples.push((await seen) - asked);
      else await seen;
    }
  }
  const bare = await shown.evaluate<readonly number[]>(`
    const samples = [];
    for (let run = 0; run <= ${runs}; run += 1) {
      const style = document.createElement('style');
      style.textContent = ${JSON.stringify(shieldStyle(usualStrength, 'bench'))};
      const begun = performance.now();
      document.head.append(style);
      document.body.offsetHeight;
      if (run > 0) samples.push(performance.now() - begun);
      style.remove();
      document.body.offsetHeight;
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    }
    return samples;`);
  await stop(server);
  return { elements, toggle: figureOf(samples), bareStyle: figureOf(bare) };
}

/** The figures as rows of the bench's table. */
export const shieldRows = ({ elements: count, toggle, bareStyle }: ShieldFigures) => [
  {
    what: `shield ${count} media elements, or lift it`,
    ...toggle,
    beside: `${ratioOf(toggle, bareStyle)} x the bare style`,
  },
  { what: 'the same style put in by the page itself', ...bareStyle, beside: 'the floor' },
];
