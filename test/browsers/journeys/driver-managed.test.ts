import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Browser, type LaunchOptions, launch } from '../browser';
import { until } from '../deadline';
import { browserName, builtExtension } from '../stage';

/** Chromium waits until a policy file has been left alone for five seconds before it takes it up. */
const TAKEN_UP_WITHIN_MS = 30_000;
const READ_MANAGED = `
  try {
    return await browser.storage.managed.get();
  } catch (error) {
    return 'rejected: ' + error.message;
  }`;
const NO_POLICY = browserName === 'firefox' ? 'rejected: Managed storage manifest not found' : {};
const RECORD_CHANGES = `
  globalThis.changes = [];
  browser.storage.onChanged.addListener((change, area) => globalThis.changes.push([area, change]));`;

const FIRST = { greeting: `Guten Tag, "you" and 'me'`, nested: { number: 1 } };
const SECOND = { greeting: 'Grüezi', nested: { number: 2 } };
const SCHEMA = {
  type: 'object',
  properties: {
    greeting: { type: 'string' },
    nested: { type: 'object', properties: { number: { type: 'number' } } },
  },
};

let folder: string;
let extension: string;
let before: unknown;
const started = new Set<Browser>();

/** The built extension with a schema of our own: Chromium has managed storage for none without. */
async function extensionWithSchema(): Promise<string> {
  const copy = join(folder, 'extension');
  await cp(builtExtension(browserName), copy, { recursive: true });
  const file = join(copy, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  manifest.storage = { managed_schema: 'managed-schema.json' };
  await writeFile(file, JSON.stringify(manifest));
  await writeFile(join(copy, 'managed-schema.json'), JSON.stringify(SCHEMA));
  return copy;
}

/** What this machine itself has of policy files and mounts. */
async function host(): Promise<unknown> {
  const below = async (path: string) => (await readdir(path, { recursive: true }).catch(() => null))?.sort();
  const places = ['/etc/chromium', '/etc/firefox', '/etc/firefox-esr'];
  const mounts = await readFile('/proc/self/mounts', 'utf8');
  return { files: await Promise.all(places.map(below)), mounts: mounts.split('\n').sort() };
}

const foldersOfDriver = async () => (await readdir(folder)).filter((name) => name.startsWith('signpost-'));

async function start(options: LaunchOptions): Promise<Browser> {
  const browser = await launch(browserName, options);
  started.add(browser);
  return browser;
}

const managed = (browser: Browser) => browser.evaluateInBackground(READ_MANAGED);

/** Waits for the value; Chromium has none yet when it starts. */
async function sees(browser: Browser, wanted: unknown): Promise<void> {
  const text = JSON.stringify(wanted);
  await until(`the managed storage ${text}`, TAKEN_UP_WITHIN_MS, async () =>
    JSON.stringify(await managed(browser)) === text ? true : undefined,
  );
}

/** Chromium has none at first anyway, so a browser that started later must have seen its own before it counts. */
async function startWithNone(options: LaunchOptions): Promise<Browser> {
  const browser = await start(options);
  await sees(await start({ extension, managed: FIRST }), FIRST);
  expect(await managed(browser)).toEqual(NO_POLICY);
  return browser;
}

beforeAll(async () => {
  before = await host();
  folder = await mkdtemp(join(tmpdir(), 'signpost-managed-'));
  extension = await extensionWithSchema();
  // The driver's own folders end up here, apart from those of other runs.
  vi.stubEnv('TMPDIR', folder);
});

afterEach(async () => {
  for (const browser of started) await browser.close();
  started.clear();
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

describe(`an enterprise policy in ${browserName}`, () => {
  it('arrives in the managed storage, and this machine has none', async () => {
    const browser = await start({ extension, managed: FIRST });
    await sees(browser, FIRST);
    expect(browser.consoleProblems()).toEqual([]);
    expect(await host()).toEqual(before);
  });

  it('is not there before it is set', async () => {
    const browser = await startWithNone({ extension, managed: null });
    await browser.setManaged(SECOND);
    if (browserName === 'chromium') await sees(browser, SECOND);
  });

  // Firefox reads the file when it starts, so there is nothing to see while it runs.
  const inChromium = browserName === 'chromium' ? it : () => undefined;
  inChromium('is seen to change and go while Chromium runs', async () => {
    const browser = await start({ extension, managed: FIRST });
    await sees(browser, FIRST);
    await browser.evaluateInBackground(RECORD_CHANGES);
    await browser.setManaged(SECOND);
    await sees(browser, SECOND);
    await browser.setManaged(null);
    await sees(browser, {});
    const change = {
      greeting: { oldValue: FIRST.greeting, newValue: SECOND.greeting },
      nested: { oldValue: FIRST.nested, newValue: SECOND.nested },
    };
    const removal = { greeting: { oldValue: SECOND.greeting }, nested: { oldValue: SECOND.nested } };
    await expect
      .poll(() => browser.evaluateInBackground('return globalThis.changes'))
      .toEqual([
        ['managed', change],
        ['managed', removal],
      ]);
  });

  it('starts as it was left, after a kill and after an end', async () => {
    const options: LaunchOptions = { extension, profile: join(folder, 'profile'), managed: FIRST };
    const first = await start(options);
    await sees(first, FIRST);
    await first.setManaged(SECOND);
    if (browserName === 'firefox') expect(await managed(first)).toEqual(FIRST);
    await first.kill();
    expect(await foldersOfDriver()).toEqual([]);
    const second = await start(options);
    await sees(second, SECOND);
    await second.setManaged(null);
    await second.close();
    await startWithNone(options);
  });

  it('is seen by its own browser alone', async () => {
    const without = await start({ extension });
    const first = await start({ extension, managed: FIRST });
    const second = await start({ extension, managed: SECOND });
    await Promise.all([sees(first, FIRST), sees(second, SECOND)]);
    expect(await managed(without)).toEqual(NO_POLICY);
    await expect(without.setManaged(FIRST)).rejects.toThrow('without `managed`');
  });

  it('leaves nothing on this machine', async () => {
    expect(await host()).toEqual(before);
    expect(await foldersOfDriver()).toEqual([]);
  });
});
