import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFormServer } from '../../sandbox/forms/form-server.ts';
import { onePageForms } from '../../sandbox/forms/one-page-forms.ts';
import { pressEnterToFile, Stage, showsState, visibleText } from '../stage.ts';

let stage: Stage;
let post = 40_000;

beforeAll(async () => {
  stage = await Stage.set({ holdSeconds: 0 });
});
afterAll(() => stage.close());

const allowed = async () =>
  (await stage.ownPage()).evaluate<boolean>(
    `return browser.permissions.contains({ origins: ['http://127.0.0.1/*'] });`,
  );

async function setAllowed(allow: boolean): Promise<void> {
  await stage.browser.setHostAllowed('http://127.0.0.1/*', allow);
  await expect.poll(allowed, { timeout: 15_000 }).toBe(allow);
}

test('a permission that was taken away keeps the report waiting, with a button, and the hotline sees nothing', async () => {
  post += 1;
  const popup = await stage.openPopupOn(`${stage.sandbox.demoOrigin}/post/${post}`);
  await setAllowed(false);
  const seen = stage.sandbox.requests().length;
  await pressEnterToFile(popup);
  await showsState(popup, 'paused');
  const words = await visibleText(popup);
  expect(words).toContain('Allow');
  expect(stage.sandbox.requests().slice(seen)).toEqual([]);
  await setAllowed(true);
  await showsState(popup, 'filed');
  expect(stage.sandbox.reports().filter(({ state }) => state === 'finished')).toHaveLength(1);
});

test('a form on a host that is not allowed is filled when the moderator clicks the button on it, and not before', async () => {
  const forms = await startFormServer(onePageForms.flatMap(({ pages }) => pages));
  const address = forms.address('127.0.0.1', '/dk-anmelddet');
  const form = {
    id: 'form',
    adapter: 'web-form',
    name: 'Practice form',
    environment: 'test',
    address,
  } as const;
  await stage.usePolicy({ destinations: [form], routing: { default: ['form'] } });
  post += 1;
  const reported = `${stage.sandbox.demoOrigin}/post/${post}`;
  const popup = await stage.openPopupOn(reported);
  await pressEnterToFile(popup);
  await showsState(popup, 'to-hand-over');
  const deliveryId = await popup.evaluate<string>(
    `return document.querySelector('[data-action="open-form"]').dataset.delivery;`,
  );
  await setAllowed(false);
  await stage.ask('hand-over.open', deliveryId);
  const opened = await stage.browser.findTab('/dk-anmelddet');
  const url = `document.querySelector('[data-truth="url"]')`;
  await opened.waitFor(`${url} !== null`, 'the form');
  const page = await stage.browser.openTab(address);
  expect(await page.evaluate<string>(`return ${url}.value`)).toBe('');
  await stage.openPopup();
  await page.waitFor(`${url}.value === ${JSON.stringify(reported)}`, 'the form to be filled');
  expect(await opened.evaluate<string>(`return ${url}.value`)).toBe('');
  expect(forms.submissions()).toEqual([]);
  await setAllowed(true);
  await forms.close();
});
