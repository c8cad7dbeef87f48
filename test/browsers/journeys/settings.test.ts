import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SettingsView } from '../../../extension/settings/settings-view.ts';
import { chooseFile, saidAt, select } from '../settings-page.ts';
import {
  optionsPage,
  policyFor,
  popupReady,
  pressEnterToFile,
  Stage,
  showsState,
  visibleText,
  welcomePage,
} from '../stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.set({ holdSeconds: 0 }, { access: { user: 'desk', password: 'right-word' } });
});
afterAll(() => stage.close());
beforeEach(() => stage.sandbox.reset());
afterEach(() => stage.browser.closePopup());

const settings = async () => (await stage.ask<{ value: SettingsView }>('settings.open')).value;
const post = (id: number) => `${stage.sandbox.demoOrigin}/post/${id}`;

/** A policy that leaves the reporter and the credentials to the moderator. */
const openPolicy = () => {
  const policy = policyFor(stage.sandbox, { holdSeconds: 0 });
  return {
    ...policy,
    organisation: { name: 'Open Ltd', platform: 'Open Community', role: 'third-party' },
    destinations: policy.destinations.map((one) => ({ ...one, credentials: { source: 'moderator' } })),
  };
};

describe('The welcome page', () => {
  test('opens by itself after the first installation, and offers four ways', async () => {
    const welcome = await stage.browser.findTab(welcomePage);
    await welcome.waitFor(popupReady, 'the welcome page');
    const words = await visibleText(welcome);
    for (const way of [
      'My organisation manages this',
      'Import a policy file',
      'Report on my own',
      'Practise in the sandbox',
    ])
      expect(words).toContain(way);
  });

  test('says so while the organisation’s policy has not arrived', async () => {
    const welcome = await stage.openSettingsPage(welcomePage);
    await welcome.click('#way-managed');
    await welcome.waitFor(
      `document.body.innerText.includes('No policy has arrived yet')`,
      'the waiting words',
    );
  });

  test('shows the official hotlines of the country of work, and remembers it', async () => {
    const welcome = await stage.openSettingsPage(welcomePage);
    await welcome.click('#way-alone');
    await select(welcome, '#work-country', 'IE');
    await welcome.waitFor(`document.querySelector('[data-hotline="ie-hotline-ie"]') !== null`, 'its hotline');
    await expect.poll(async () => (await settings()).moderator.country).toBe('IE');
  });

  test('takes a policy file, and asks for nothing that is allowed already', async () => {
    const welcome = await stage.openSettingsPage(welcomePage);
    await welcome.click('#way-import');
    await chooseFile(welcome, '#policy-file', JSON.stringify(policyFor(stage.sandbox, { holdSeconds: 0 })));
    expect(await saidAt(welcome, 'policy', 'done')).toBe('Imported: the policy is in force now.');
    expect(await visibleText(welcome)).toContain('The browser allows everything that this policy needs.');
  });

  test('names the place of each problem of a wrong file, and what is expected there', async () => {
    const before = await settings();
    const welcome = await stage.openSettingsPage(welcomePage);
    await welcome.click('#way-import');
    const wrong = { ...policyFor(stage.sandbox), version: 2, colour: 'green' };
    await chooseFile(welcome, '#policy-file', JSON.stringify(wrong));
    const words = await saidAt(welcome, 'policy', 'failed');
    expect(words).toMatch(/version\s+Expected one of: 1\./);
    expect(words).toMatch(/colour\s+There is no such setting/);
    await chooseFile(welcome, '#policy-file', '{ "version": 1, ');
    await welcome.waitFor(
      `document.body.innerText.includes('not valid JSON')`,
      'the words about the broken file',
    );
    expect(await settings()).toEqual(before);
  });

  test('names what the browser must allow, with the reason and a button', async () => {
    const policy = policyFor(stage.sandbox);
    const [sandbox] = policy.destinations;
    await stage.usePolicy({
      destinations: [{ ...(sandbox as never as object), address: 'https://hotline.example/ispws' } as never],
    });
    const welcome = await stage.openSettingsPage(welcomePage);
    await welcome.waitFor(`document.querySelector('[data-allow="sandbox"]') !== null`, 'the Allow button');
    expect(await visibleText(welcome)).toContain(
      'Signpost must reach https://hotline.example/ to file reports there, and nothing else on that site.',
    );
  });
});

describe('The options', () => {
  test('take the moderator’s details where the policy leaves them open, and the report carries them', async () => {
    await stage.ask('policy.import', JSON.stringify(openPolicy()));
    const options = await stage.openSettingsPage(optionsPage);
    await options.click('#firstName');
    await options.type('Robin');
    await options.click('#email');
    await options.type('robin at open');
    await options.click('#save-moderator');
    expect(await saidAt(options, 'moderator', 'failed')).toMatch(/email\s+Expected an e-mail address/);
    await options.evaluate(`document.getElementById('email').select()`);
    await options.type('robin@open.example');
    await options.click('#save-moderator');
    await saidAt(options, 'moderator', 'done');

    const popup = await stage.openPopupOn(post(5101));
    await pressEnterToFile(popup);
    await showsState(popup, 'paused');
    expect(await visibleText(popup)).toContain('There are no credentials for this hotline yet.');
    await stage.browser.closePopup();
    expect(stage.sandbox.requests()).toEqual([]);
  });

  test('leave it to the moderator to file by hand what waits for a paused hotline', async () => {
    const popup = await stage.openPopupOn(post(5103));
    await pressEnterToFile(popup);
    await showsState(popup, 'paused');
    await popup.click('.by-hand summary');
    await popup.click('[data-action="file-by-hand"]');
    await popup.waitFor(
      `document.body.innerText.includes('Enter the reference')`,
      'the words for what is missing',
    );
    await popup.click('.by-hand [name="reference"]');
    await popup.type('BY-HAND-12');
    await popup.click('[data-action="file-by-hand"]');
    await showsState(popup, 'filed-by-hand');
    expect(await visibleText(popup)).toContain('Filed by hand, as you entered.');
    expect(await visibleText(popup)).toContain('BY-HAND-12');
    await stage.browser.closePopup();
    expect(stage.sandbox.requests()).toEqual([]);
  });

  test('take credentials, and what waited for them is filed at once', async () => {
    const options = await stage.openSettingsPage(optionsPage);
    await options.click('[data-credentials] [name="user-name"]');
    await options.type('desk');
    await options.click('[data-credentials] [name="password"]');
    await options.type('right-word');
    await options.press('Enter');
    await saidAt(options, 'credentials sandbox', 'done');
    expect(await visibleText(options)).toContain('entered on this computer');
    const entered = `return [...document.querySelectorAll('[data-credentials] input')].map(({ value }) => value)`;
    expect(await options.evaluate(entered)).toEqual(['', '']);

    await expect.poll(() => stage.sandbox.reports().map(({ state }) => state)).toEqual(['finished']);
    const xml = stage.sandbox.reports()[0]?.xml ?? '';
    expect(xml).toContain('<firstName>Robin</firstName>');
    expect(xml).toContain('<email>robin@open.example</email>');
  });

  test('test the connection with a plain result', async () => {
    const options = await stage.openSettingsPage(optionsPage);
    await options.click('[data-test="sandbox"]');
    expect(await saidAt(options, 'test sandbox', 'done')).toBe(
      'The hotline answers and takes the credentials.',
    );
    await stage.ask('credentials.save', { destinationId: 'sandbox', userName: 'desk', password: 'wrong' });
    await options.click('[data-test="sandbox"]');
    expect(await saidAt(options, 'test sandbox', 'failed')).toContain('The hotline refuses our credentials.');
    expect(stage.sandbox.reports()).toEqual([]);
  });

  test('tell the lead what reports of this policy would lack', async () => {
    const options = await stage.openSettingsPage(optionsPage);
    const advice = await options.evaluate<string[]>(
      `return [...document.querySelectorAll('[data-advice]')].map(({ dataset }) => dataset.advice)`,
    );
    expect(advice).toContain('practice-only');
    expect(advice).toContain('law-enforcement-contact');
  });

  test('a route that leads nowhere says why in the popup, and nothing can be filed', async () => {
    const because = 'Call the safety desk about this, extension 12.';
    await stage.usePolicy({
      routing: {
        default: ['sandbox'],
        routes: [{ id: 'desk', when: { categories: ['grooming'] }, nowhereBecause: because }],
      },
    });
    const popup = await stage.openPopupOn(post(5102));
    expect(await visibleText(popup)).toContain('Report to Sandbox CyberTipline');
    await popup.press('4');
    await popup.waitFor(`document.getElementById('missing') !== null`, 'the reason');
    expect(await visibleText(popup)).toContain(because);
    await popup.press('Enter');
    await stage.browser.closePopup();
    expect(stage.sandbox.requests()).toEqual([]);
  });

  test('erase everything, in two steps, and say what goes', async () => {
    const options = await stage.openSettingsPage(optionsPage);
    await options.click('#erase');
    await options.click('#erase-confirm');
    expect(await saidAt(options, 'erase', 'done')).toBe('Everything was erased.');
    expect(await settings()).toMatchObject({
      source: 'built-in',
      kept: { unsent: 0, needPerson: 0, filed: 0 },
      moderator: { firstName: null, country: null },
    });
  });
});

test('nothing strange was written to the console', () => {
  expect(stage.browser.consoleProblems()).toEqual([]);
});
