import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Stage, showsState } from '../stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.set({ holdSeconds: 0 });
});
afterAll(() => stage.close());
beforeEach(() => stage.sandbox.reset());

const marker = 'page-text-that-nobody-may-keep-4b1f';

const page = `<!doctype html><html lang="en"><head><title>Placeholder page</title>
  <link rel="icon" href="data:,"></head>
  <body><p>${marker}</p><img alt="${marker}" width="20" height="20"><input value="${marker}">
  <div data-note="${marker}" style="width:40px;height:40px;background:grey"></div></body></html>`;

/** Everything that the extension keeps: its databases and storage areas, as one text. */
const everythingStored = `
  const kept = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((resolve, reject) => {
      const open = indexedDB.open(name);
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    for (const store of database.objectStoreNames) {
      const request = database.transaction(store).objectStore(store).getAll();
      await new Promise((resolve) => { request.onsuccess = resolve; });
      kept.push([name, store, request.result]);
    }
    database.close();
  }
  kept.push(await browser.storage.local.get(null));
  if (browser.storage.session) kept.push(await browser.storage.session.get(null));
  kept.push(await caches.keys());
  return JSON.stringify(kept);`;

test('the reported page gets no request from the extension, and nothing stored holds its text', async () => {
  stage.sandbox.addPage('/marked', { body: page });
  const address = `${stage.sandbox.demoOrigin}/marked`;
  await stage.browser.openTab(address);
  const asked = stage.sandbox.demoRequests().length;
  const popup = await stage.openPopup();
  await popup.click('#what-will-be-sent');
  await popup.waitFor(`document.querySelector('.document') !== null`, 'the document');
  await popup.click('#file');
  await showsState(popup, 'filed');
  await stage.browser.closePopup();
  const again = await stage.openPopup();
  await showsState(again, 'filed');
  await stage.browser.closePopup();
  expect(stage.sandbox.demoRequests().length).toBe(asked);

  const stored = await (await stage.ownPage()).evaluate<string>(everythingStored);
  expect(stored).toContain('/marked');
  expect(stored).not.toContain(marker);
  expect(stage.sandbox.reports()[0]?.xml).not.toContain(marker);
});

describe('a message that does not come from an own page', () => {
  const messages = [
    { name: 'popup.open' },
    { name: 'report.story', argument: 'any' },
    { name: 'policy.import', argument: {} },
    { name: 'preferences.save', argument: { oneClick: true } },
    {
      name: 'report.file',
      argument: {
        id: '00000000-0000-4000-8000-000000000001',
        url: 'https://forum.example.test/forged',
        observation: {
          observedAt: '2026-01-01T00:00:00.000+00:00',
          title: null,
          referrer: null,
          language: null,
          canonicalUrl: null,
          publishedAt: null,
          httpStatus: null,
        },
        categoryId: 'csam',
        urgent: false,
        urgencyReason: '',
        note: '',
      },
    },
  ];

  test.each(messages)('$name is answered to an own page: the test below would notice', async ({
    name,
    argument,
  }) => {
    if (name === 'report.file') return;
    expect(await stage.ask(name, argument)).toHaveProperty('ok');
    await stage.ask('preferences.save', { oneClick: false });
  });

  test.each(messages)('$name from a content script is not heard', async ({ name, argument }) => {
    await stage.browser.openTab(`${stage.sandbox.demoOrigin}/post/4711`);
    await stage.openPopup();
    await stage.browser.closePopup();
    const message = JSON.stringify({ name, argument });
    const answer = await stage.browser.evaluateInBackground<unknown>(`
      const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
      const [frame] = await browser.scripting.executeScript({
        target: { tabId: tab.id },
        args: [${JSON.stringify(message)}],
        func: async (text) => {
          const runtime = (globalThis.browser ?? globalThis.chrome).runtime;
          const answered = runtime.sendMessage(JSON.parse(text)).then((answer) => answer ?? 'nothing', () => 'nothing');
          const patience = new Promise((resolve) => setTimeout(() => resolve('nothing'), 1500));
          return Promise.race([answered, patience]);
        },
      });
      return frame.result;`);
    expect(answer).toBe('nothing');
  });

  test('a web page has no way to send one', async () => {
    const tab = await stage.browser.openTab(`${stage.sandbox.demoOrigin}/post/4711`);
    const id = new URL(stage.browser.extensionOrigin).host;
    const answer = await tab.evaluate<unknown>(`
      const runtime = globalThis.chrome?.runtime ?? globalThis.browser?.runtime;
      if (runtime?.sendMessage === undefined) return 'nothing';
      const sent = new Promise((resolve) => {
        runtime.sendMessage('${id}', { name: 'popup.open' }, (answer) => resolve(answer ?? 'nothing'));
        setTimeout(() => resolve('nothing'), 1500);
      });
      return await sent;`);
    expect(answer).toBe('nothing');
  });

  test('after all of these, nothing was saved and nothing sent', async () => {
    const stored = await (await stage.ownPage()).evaluate<string>(everythingStored);
    expect(stored).not.toContain('forged');
    expect(stage.sandbox.requests()).toEqual([]);
  });
});
