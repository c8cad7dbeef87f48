import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, defineConfig, type Plugin } from 'vite';
import { manifests } from './manifest.ts';
import { managedSchema, policyJsonSchema } from './policy/json-schema.ts';

const here = import.meta.dirname;
const dist = join(here, '..', 'dist');

const asFile = (value: object) => `${JSON.stringify(value, null, 2)}\n`;

/**
 * What runs inside a page is one file that stands alone: `scripting.executeScript` knows no imports. Its names
 * stay its own, since it shares its world with whatever else the extension has put there.
 */
async function buildPageScript(source: string, name: string): Promise<void> {
  await build({
    configFile: false,
    root: here,
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: join(dist, 'bundle'),
      emptyOutDir: false,
      target: 'es2022',
      modulePreload: false,
      rollupOptions: {
        input: join(here, source),
        output: { format: 'iife', entryFileNames: `page/${name}` },
      },
    },
  });
}

/** One bundle, two folders: only the manifests differ. Both hold the policy's schema, Chrome's also the one it asks for. */
function writePackages(): Plugin {
  return {
    name: 'write-packages',
    async closeBundle() {
      await buildPageScript('hotlines/web-form/page/web-form.ts', 'web-form.js');
      await buildPageScript('shield/page/page-begun.ts', 'page-begun.js');
      cpSync(join(here, 'shield/page/veil.css'), join(dist, 'bundle', 'page/veil.css'));
      for (const name of ['_locales', 'icons'])
        cpSync(join(here, name), join(dist, 'bundle', name), { recursive: true });
      // Chrome knows no plain "pt": who reads European Portuguese would get English.
      const portuguese = join(dist, 'bundle', '_locales');
      cpSync(join(portuguese, 'pt_BR'), join(portuguese, 'pt_PT'), { recursive: true });
      for (const [browser, manifest] of Object.entries(manifests)) {
        const folder = join(dist, browser);
        rmSync(folder, { recursive: true, force: true });
        mkdirSync(folder, { recursive: true });
        cpSync(join(dist, 'bundle'), folder, { recursive: true });
        writeFileSync(join(folder, 'manifest.json'), asFile(manifest));
        writeFileSync(join(folder, 'policy.schema.json'), asFile(policyJsonSchema()));
      }
      writeFileSync(join(dist, 'chrome', 'managed-schema.json'), asFile(managedSchema()));
      rmSync(join(dist, 'bundle'), { recursive: true, force: true });
    },
  };
}

/**
 * Preact can set raw HTML, and no component of ours does. Without that branch nothing in the extension can, and the
 * store's lint has nothing to warn of.
 */
function withoutRawHtml(): Plugin {
  return {
    name: 'without-raw-html',
    transform(code, id) {
      if (!/node_modules\/preact\/dist\/preact[^/]*$/.test(id)) return null;
      const inert = code.replaceAll('.innerHTML=', '.textContent=');
      if (inert === code) this.error('Preact sets no raw HTML any more: this plugin can go');
      return { code: inert, map: null };
    },
  };
}

export default defineConfig({
  root: here,
  base: '/',
  publicDir: false,
  logLevel: 'warn',
  plugins: [withoutRawHtml(), writePackages()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: join(dist, 'bundle'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    assetsInlineLimit: 0,
    rollupOptions: {
      input: {
        background: join(here, 'background.ts'),
        popup: join(here, 'ui/popup/popup.html'),
        options: join(here, 'ui/options/options.html'),
        welcome: join(here, 'ui/welcome/welcome.html'),
        history: join(here, 'ui/history/history.html'),
        statistics: join(here, 'ui/statistics/statistics.html'),
        'hand-over': join(here, 'ui/hand-over/hand-over.html'),
      },
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'parts/[name].js',
        assetFileNames: 'parts/[name][extname]',
      },
    },
  },
});
