import { join } from 'node:path';
import { build, type Rolldown } from 'vite';

const apps = ['react-app', 'vue-app'] as const;
export type App = (typeof apps)[number];

async function bundle(app: App): Promise<string> {
  const built = (await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'error',
    define: {
      'process.env.NODE_ENV': JSON.stringify('production'),
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    build: {
      write: false,
      rollupOptions: {
        input: join(import.meta.dirname, `${app}.js`),
        output: { format: 'iife' },
      },
    },
  })) as Rolldown.RolldownOutput;
  return built.output[0].code;
}

let bundles: Promise<ReadonlyMap<string, string>> | null = null;

/** The pages' programs with the real libraries in them, by their paths. Built once for a test run. */
export function frameworkBundles(): Promise<ReadonlyMap<string, string>> {
  bundles ??= Promise.all(apps.map(async (app) => [`/${app}.js`, await bundle(app)] as const)).then(
    (entries) => new Map(entries),
  );
  return bundles;
}
