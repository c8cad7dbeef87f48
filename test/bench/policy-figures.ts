import { join } from 'node:path';
import type { Stage } from '../browsers/stage.ts';
import { aBigPolicyInput } from '../builders/big-policy.ts';
import { bundledScript } from './bundled-script.ts';
import { type Figure, figureOf } from './figure.ts';

export interface PolicyFigures {
  readonly parse: Figure;
  /** The floor: the browser's own reading of the same text. */
  readonly jsonParse: Figure;
  readonly route: Figure;
}

/** The policy room as one script, made as the extension's own build makes it. */
const policyScript = (): Promise<string> =>
  bundledScript(join(import.meta.dirname, 'policy-entry.ts'), 'policyRoom');

/** Parses a policy of 200 destinations and 500 routes, and routes a report by it, in a page of the extension. */
export async function measurePolicy(stage: Stage, runs: number): Promise<PolicyFigures> {
  const page = await stage.ownPage();
  const text = JSON.stringify(aBigPolicyInput());
  const samples = await page.evaluate<{ parse: number[]; jsonParse: number[]; route: number[] }>(`
    ${await policyScript()}
    const text = ${JSON.stringify(text)};
    const timed = (work) => { const begun = performance.now(); work(); return performance.now() - begun; };
    const samples = { parse: [], jsonParse: [], route: [] };
    for (let run = 0; run <= ${runs}; run += 1) {
      const input = JSON.parse(text);
      let parsed;
      const parse = timed(() => { parsed = policyRoom.parsePolicy(input); });
      if (!parsed.ok) throw new Error('The big policy is wrong');
      const jsonParse = timed(() => JSON.parse(text));
      const facts = { categoryId: 'csam', address: 'https://x.cdn-499.example/a', hosting: 'third-party', urgent: false };
      // One routing is shorter than the browser's clock is fine.
      const route = timed(() => { for (let n = 0; n < 100; n += 1) policyRoom.routeReport(facts, parsed.value); }) / 100;
      if (run > 0) { samples.parse.push(parse); samples.jsonParse.push(jsonParse); samples.route.push(route); }
    }
    return samples;`);
  return {
    parse: figureOf(samples.parse),
    jsonParse: figureOf(samples.jsonParse),
    route: figureOf(samples.route, 3),
  };
}
