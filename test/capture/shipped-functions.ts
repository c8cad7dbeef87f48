import { join } from 'node:path';
import { bundledScript } from '../bench/bundled-script.ts';

/** The page functions as texts. */
export interface ShippedFunctions {
  readonly readPageFacts: string;
  readonly readPageDetails: string;
  readonly readConsole: string;
}

/** Makes the page functions small as the extension's own build does, and gives the texts that it would inject. */
export async function shippedFunctions(): Promise<ShippedFunctions> {
  const entry = join(import.meta.dirname, 'page-functions-entry.ts');
  const script = await bundledScript(entry, 'pageFunctions', true);
  const functions: Readonly<Record<keyof ShippedFunctions, unknown>> = new Function(
    `${script}; return pageFunctions;`,
  )();
  return {
    readPageFacts: String(functions.readPageFacts),
    readPageDetails: String(functions.readPageDetails),
    readConsole: String(functions.readConsole),
  };
}
