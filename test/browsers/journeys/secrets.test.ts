import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { saidAt } from '../settings-page.ts';
import { optionsPage, policyFor, Stage } from '../stage.ts';

const password = 'Unrepeatable-9f3a-word';
const userName = 'unrepeatable-desk';
const secrets = [password, userName, btoa(password), btoa(`${userName}:${password}`)];

let stage: Stage;
let profile: string;

const policyFile = () => {
  const policy = policyFor(stage.sandbox, { holdSeconds: 0 });
  const [destination] = policy.destinations;
  const given = {
    ...destination,
    credentials: { source: 'policy', userName: `${userName}-2`, password: `${password}-2` },
  };
  return {
    ...policy,
    destinations: [
      { ...destination, credentials: { source: 'moderator' } },
      { ...given, id: 'given', name: 'Given by the policy', address: `${stage.sandbox.apiAddress}/given` },
    ],
  };
};

beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'signpost-secrets-'));
  stage = await Stage.set({}, { profile, access: { user: userName, password } });
  expect(await stage.ask('policy.import', JSON.stringify(policyFile()))).toMatchObject({ ok: true });
  const options = await stage.openSettingsPage(optionsPage);
  await options.click('[data-credentials="sandbox"] [name="user-name"]');
  await options.type(userName);
  await options.click('[data-credentials="sandbox"] [name="password"]');
  await options.type(password);
  await options.press('Enter');
  await saidAt(options, 'credentials sandbox', 'done');
  await options.click('[data-test="sandbox"]');
  // The hotline takes them: they are kept, whole and right.
  await saidAt(options, 'test sandbox', 'done');
});
afterAll(async () => {
  await stage.close();
  await rm(profile, { recursive: true, force: true });
});

const holdsNoSecret = (text: string) => {
  for (const secret of secrets) expect(text).not.toContain(secret);
};

const observation = {
  observedAt: '2026-11-24T08:00:00.000+00:00',
  title: null,
  referrer: null,
  language: null,
  canonicalUrl: null,
  publishedAt: null,
  httpStatus: null,
};
const draft = {
  id: '00000000-0000-4000-8000-0000000000aa',
  url: 'https://forum.example.test/a',
  observation,
  categoryId: 'csam',
  urgent: false,
  urgencyReason: '',
  note: '',
};

describe('Credentials that were entered in the options, and those of a policy', () => {
  test.each<[string, unknown]>([
    ['popup.open', undefined],
    ['page.capture', undefined],
    ['report.preview', draft],
    ['report.file', draft],
    ['report.story', draft.id],
    ['report.undo', draft.id],
    ['delivery.retry', 'any'],
    ['settings.open', undefined],
    ['preferences.save', { oneClick: false }],
    ['policy.import', '{}'],
    ['policy.export', undefined],
    ['credentials.save', { destinationId: 'sandbox', userName: '', password: '' }],
    ['destination.test', 'sandbox'],
    ['destination.test', 'given'],
    ['directory.search', { country: 'IE' }],
  ])('are not in the answer to %s', async (name, argument) => {
    const answer = JSON.stringify(await stage.ask(name, argument));
    expect(answer).toContain('"ok"');
    holdsNoSecret(answer);
  });

  test('are not on the options page, nor in the file that it exports', async () => {
    const options = await stage.openSettingsPage(optionsPage);
    await options.click('#export-policy');
    const exported = join(stage.browser.downloadFolder, 'signpost-policy.json');
    await expect.poll(() => readFile(exported, 'utf8').catch(() => ''), { timeout: 10_000 }).not.toBe('');
    const file = await readFile(exported, 'utf8');
    expect(JSON.parse(file)).toMatchObject({
      destinations: [{ credentials: { source: 'moderator' } }, { credentials: { source: 'moderator' } }],
    });
    holdsNoSecret(file);
    const shown = `return document.documentElement.outerHTML + [...document.querySelectorAll('input')].map(({ value }) => value)`;
    holdsNoSecret(await options.evaluate<string>(shown));
  });

  test('cannot be read in plain from the databases by any of the extension’s own pages', async () => {
    const page = await stage.ownPage();
    const dump = await page.evaluate<string>(`
      const texts = [];
      const look = (value) => {
        if (typeof value === 'string') texts.push(value);
        else if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
          const bytes = new Uint8Array(value instanceof ArrayBuffer ? value : value.buffer);
          texts.push(String.fromCharCode(...bytes));
        } else if (value instanceof CryptoKey) texts.push('key:' + value.extractable);
        else if (value !== null && typeof value === 'object') Object.values(value).forEach(look);
      };
      for (const { name } of await indexedDB.databases()) {
        const database = await new Promise((resolve) => {
          const open = indexedDB.open(name);
          open.onsuccess = () => resolve(open.result);
        });
        for (const store of database.objectStoreNames) {
          const request = database.transaction(store).objectStore(store).getAll();
          await new Promise((resolve) => { request.onsuccess = resolve; });
          look(request.result);
        }
        database.close();
      }
      look(await browser.storage.local.get(null));
      return texts.join(' ');`);
    expect(dump).toContain('sandbox');
    expect(dump).toContain('key:false');
    expect(dump).not.toContain('key:true');
    holdsNoSecret(dump);
  });

  test('cannot be reached by a content script: it has no such database, no stored value, and no answer', async () => {
    await stage.browser.openTab(`${stage.sandbox.demoOrigin}/post/5201`);
    await stage.openPopup();
    await stage.browser.closePopup();
    const found = await stage.browser.evaluateInBackground<string>(`
      const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
      const [frame] = await browser.scripting.executeScript({
        target: { tabId: tab.id },
        func: async () => {
          const { runtime, storage } = globalThis.browser ?? globalThis.chrome;
          const soon = (promise) =>
            Promise.race([promise.catch(String), new Promise((resolve) => setTimeout(resolve, 1000))]);
          const found = [(await indexedDB.databases()).map(({ name }) => name)];
          for (const area of ['local', 'sync', 'session', 'managed'])
            found.push([area, await soon((async () => storage[area].get(null))())]);
          for (const name of ['settings.open', 'policy.export', 'credentials.save'])
            found.push([name, await soon(runtime.sendMessage({ name, argument: {} }))]);
          return JSON.stringify(found);
        },
      });
      return frame.result;`);
    expect(found).toContain('"local"');
    expect(found).not.toMatch(/"ok"|policy"|outbox/);
    holdsNoSecret(found);
  });

  test('lie in no file of the profile, as UTF-8 or UTF-16', async () => {
    await stage.browser.kill();
    const files = await readdir(profile, { recursive: true, withFileTypes: true });
    const encodings = secrets.flatMap((secret) => [Buffer.from(secret), Buffer.from(secret, 'utf16le')]);
    const holding: string[] = [];
    let looked = 0;
    for (const file of files.filter((entry) => entry.isFile())) {
      const bytes = await readFile(join(file.parentPath, file.name)).catch(() => Buffer.alloc(0));
      looked += bytes.length;
      if (encodings.some((secret) => bytes.includes(secret))) holding.push(file.name);
    }
    expect(looked).toBeGreaterThan(100_000);
    expect(holding).toEqual([]);
  });
});
