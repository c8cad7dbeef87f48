import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { browserName, pressEnterToFile, Stage, showsState, visibleText } from '../stage.ts';

let stage: Stage;
let profile: string;
let identity: string;

beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'signpost-keeping-'));
  identity = await generateIdentity();
  stage = await Stage.set({ holdSeconds: 0 }, { profile });
});
afterAll(async () => {
  await stage.close();
  await rm(profile, { recursive: true, force: true });
});
beforeEach(() => stage.sandbox.reset());

const marker = 'only-in-the-address-7d21';
const everythingStored = `
  const kept = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((resolve) => {
      const open = indexedDB.open(name);
      open.onsuccess = () => resolve(open.result);
    });
    for (const store of database.objectStoreNames) {
      const request = database.transaction(store).objectStore(store).getAll();
      await new Promise((resolve) => { request.onsuccess = resolve; });
      kept.push([name, store, request.result]);
    }
    database.close();
  }
  return JSON.stringify(kept);`;

async function fileOne(post: number): Promise<string> {
  const address = `${stage.sandbox.demoOrigin}/post/${post}?${marker}`;
  const popup = await stage.openPopupOn(address);
  await pressEnterToFile(popup);
  await showsState(popup, 'filed');
  await stage.browser.closePopup();
  return address;
}
const stored = async () => (await stage.ownPage()).evaluate<string>(everythingStored);

/** With the standard program where it is installed, else with the library's own reader. */
async function opened(file: Uint8Array): Promise<string> {
  const [keyFile, sealedFile] = [join(profile, 'key.txt'), join(profile, 'sealed.age')];
  await writeFile(keyFile, `${identity}\n`);
  await writeFile(sealedFile, file);
  try {
    return execFileSync('age', ['-d', '-i', keyFile, sealedFile], { encoding: 'utf8' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    console.log('The age program is not installed: the sealed report was opened with the library.');
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    return decrypter.decrypt(file, 'text');
  } finally {
    await rm(keyFile);
    await rm(sealedFile);
  }
}

describe('After filing', () => {
  test('the address is nowhere in the databases when the policy erases at once; the receipt still is', async () => {
    await stage.usePolicy({ holdSeconds: 0, keeping: { eraseAfterHours: 0 } });
    const address = await fileOne(5401);
    await expect.poll(stored, { timeout: 10_000 }).not.toContain(marker);
    expect(await stored()).toContain(stage.sandbox.reports()[0]?.id);
    const popup = await stage.openPopupOn(address);
    await showsState(popup, 'filed');
    expect(await visibleText(popup)).toContain(stage.sandbox.reports()[0]?.id);
    await stage.browser.closePopup();
  });

  test('what was sealed to the organisation’s key opens with it, and with nothing on this computer', async () => {
    const key = await identityToRecipient(identity);
    await stage.usePolicy({ holdSeconds: 0, keeping: { sealing: { key, when: 'after-filing' } } });
    const address = await fileOne(5402);
    await expect.poll(stored, { timeout: 10_000 }).not.toContain(marker);
    const exported = await stage.ask<{ value: string }>('sealed.export');
    const [line = '', ...others] = exported.value.trimEnd().split('\n');
    expect(others).toEqual([]);
    const { age } = JSON.parse(line) as { age: string };
    expect(JSON.parse(await opened(Buffer.from(age, 'base64')))).toMatchObject({
      report: { addresses: [{ url: address }] },
      deliveries: [{ state: { name: 'filed' } }],
    });
  });

  test('while it waits for its hours, it is still there', async () => {
    await stage.usePolicy({ holdSeconds: 0, keeping: { eraseAfterHours: 1 } });
    await fileOne(5403);
    expect(await stored()).toContain(marker);
    await stage.usePolicy({ holdSeconds: 0, keeping: { eraseAfterHours: 0 } });
    await expect.poll(stored, { timeout: 10_000 }).not.toContain(marker);
  });

  test('the ledger has what was sealed and erased, and is whole', async () => {
    const exported = await stage.ask<{ value: string }>('ledger.export');
    const kinds = [...exported.value.matchAll(/"kind":"(sealed|erased)"/g)].map(([, kind]) => kind);
    expect(kinds).toEqual(['erased', 'sealed', 'erased']);
    expect(await stage.ask('ledger.verify')).toMatchObject({ ok: true });
  });
});

// Firefox compresses its rows, so that a search through its files would find nothing in any case and prove nothing.
const inChromium = browserName === 'chromium' ? describe : () => undefined;
inChromium('In the files of Chromium’s databases', () => {
  test('an erased address is at most in the log that the browser has not compacted yet', async () => {
    await stage.browser.kill();
    const files = await readdir(profile, { recursive: true, withFileTypes: true });
    const holding: string[] = [];
    for (const file of files.filter((entry) => entry.isFile() && /indexeddb/i.test(entry.parentPath))) {
      const bytes = await readFile(join(file.parentPath, file.name));
      if (bytes.includes(marker) || bytes.includes(Buffer.from(marker, 'utf16le'))) holding.push(file.name);
    }
    expect(files.length).toBeGreaterThan(10);
    expect(holding.filter((name) => !name.endsWith('.log'))).toEqual([]);
  });
});
