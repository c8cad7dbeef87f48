import { join } from 'node:path';
import { build } from 'vite';

/** The page functions as texts. */
export interface ShippedFunctions {
  readonly readPageFacts: string;
  readonly readPageDetails: string;
  readonly readConsole: string;
}

/** Makes the page functions small as the extension's own build does, and gives the texts that it would inject. */
export async function shippedFunctions(): Promise<ShippedFunctions> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      lib: {
        entry: join(import.meta.dirname, 'page-functions-entry.ts'),
        formats: ['iife'],
        name: 'pageFunctions',
      },
    },
  });
  const [output] = [built].flat();
  if (output === undefined || !('output' in output)) throw new Error('The page functions were not built');
  const functions: Readonly<Record<keyof ShippedFunctions, unknown>> = new Function(
    `${output.output[0].code}; return pageFunctions;`,
  )();
  return {
    readPageFacts: String(functions.readPageFacts),
    readPageDetails: String(functions.readPageDetails),
    readConsole: String(functions.readConsole),
  };
}
