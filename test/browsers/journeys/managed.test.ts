import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PolicyInput } from '../../../extension/policy/policy.ts';
import type { SettingsView } from '../../../extension/settings/settings-view.ts';
import type { Sandbox } from '../../sandbox/server.ts';
import { saidAt } from '../settings-page.ts';
import {
  browserName,
  optionsPage,
  policyFor,
  pressEnterToFile,
  Stage,
  type StagePolicy,
  showsState,
  visibleText,
  welcomePage,
} from '../stage.ts';

let stage: Stage;
let profile: string;

/** A policy as an administrator deploys it, with a destination and a reporter that no other policy has. */
const managedPolicy = (sandbox: Sandbox, over: StagePolicy = {}): PolicyInput => {
  const policy = policyFor(sandbox, { holdSeconds: 0.2, ...over });
  const [destination] = policy.destinations;
  if (destination === undefined) throw new Error('no destination');
  return {
    ...policy,
    organisation: {
      name: 'Managed Ltd',
      platform: 'Managed Community',
      role: 'provider',
      reporter: { firstName: 'Child', lastName: 'Safety', email: 'safety@managed.example' },
    },
    destinations: [{ ...destination, id: 'desk', name: 'Managed desk' }],
    routing: { default: ['desk'] },
    consoleRules: [],
    keeping: {},
    care: {},
  };
};

const settings = async () => {
  const answer = await stage.ask<{ ok: true; value: SettingsView }>('settings.open');
  return answer.value;
};

/** Chromium takes a changed file up while it runs; Firefox reads it when it starts. */
async function deploy(policy: object | null): Promise<void> {
  await stage.browser.setManaged(policy);
  if (browserName === 'firefox') await stage.killBrowserAndRestart();
}

const inForce = (organisation: string) =>
  expect
    .poll(async () => (await settings()).policy?.organisation.name, { timeout: 30_000, interval: 200 })
    .toBe(organisation);

beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'signpost-managed-'));
  stage = await Stage.set({}, { profile, managed: () => null });
});
afterAll(async () => {
  await stage.close();
  await rm(profile, { recursive: true, force: true });
});
beforeEach(() => stage.sandbox.reset());

describe('A real enterprise policy file', () => {
  test('that arrives late re-routes what is still on hold', async () => {
    await stage.usePolicy({ holdSeconds: 60 });
    const popup = await stage.openPopupOn(`${stage.sandbox.demoOrigin}/post/5001`);
    await pressEnterToFile(popup);
    await stage.browser.closePopup();
    expect(stage.sandbox.requests()).toEqual([]);

    await deploy(managedPolicy(stage.sandbox, { holdSeconds: 0.2 }));
    await inForce('Managed Ltd');
    expect(await settings()).toMatchObject({ source: 'managed', managedNow: true });
    const again = await stage.openPopupOn(`${stage.sandbox.demoOrigin}/post/5001`);
    await again.waitFor(`document.getElementById('undo') !== null`, 'the undo time to go on');
    await again.click('#undo');
    await again.waitFor(`document.body.innerText.includes('Managed desk')`, 'the new destination');
    await showsState(again, 'cancelled');
    await stage.browser.closePopup();
    expect(stage.sandbox.requests()).toEqual([]);
  });

  test('drives the browser: the report goes where it says, with its reporter', async () => {
    const popup = await stage.openPopupOn(`${stage.sandbox.demoOrigin}/post/5002`);
    expect(await visibleText(popup)).toContain('Managed Ltd');
    expect(await visibleText(popup)).toContain('Report to Managed desk');
    await pressEnterToFile(popup);
    await showsState(popup, 'filed');
    await stage.browser.closePopup();
    const [report, ...others] = stage.sandbox.reports();
    expect(others).toEqual([]);
    expect(report?.state).toBe('finished');
    expect(report?.xml).toContain('<email>safety@managed.example</email>');
    expect(report?.xml).toContain('<firstName>Child</firstName>');
  });

  test('is shown as locked in the options, and cannot be replaced there', async () => {
    const options = await stage.openSettingsPage(optionsPage);
    const words = await visibleText(options);
    expect(words).toContain('Managed Ltd sets this policy through the browser.');
    expect(words).toContain('set by the organisation');
    expect(await options.evaluate(`return document.getElementById('standing').dataset.locked`)).toBe('true');
    expect(await options.evaluate(`return document.getElementById('policy-file') === null`)).toBe(true);
    expect(await options.evaluate(`return document.getElementById('email').disabled`)).toBe(true);
    expect(await stage.ask('policy.import', JSON.stringify(policyFor(stage.sandbox)))).toMatchObject({
      ok: false,
      problems: [{ code: 'policy-managed' }],
    });
    await options.click('[data-test="desk"]');
    expect(await saidAt(options, 'test desk', 'done')).toContain('The hotline answers');
  });

  test('is told of on the welcome page', async () => {
    const welcome = await stage.openSettingsPage(welcomePage);
    await welcome.waitFor(`document.getElementById('way')?.dataset.way === 'managed'`, 'the managed way');
    expect(await visibleText(welcome)).toContain('The policy of Managed Ltd has arrived.');
  });

  test('with a mistake changes nothing; the options name its place and what is expected', async () => {
    const wrong = managedPolicy(stage.sandbox);
    await deploy({ ...wrong, organisation: { ...wrong.organisation, role: 'landlord' } });
    await expect
      .poll(async () => (await settings()).refused, { timeout: 30_000, interval: 200 })
      .not.toBeNull();
    const { policy, refused } = await settings();
    expect(policy?.organisation).toMatchObject({ name: 'Managed Ltd', role: 'provider' });
    expect(refused?.problems).toEqual([
      {
        code: 'policy-invalid',
        path: 'organisation.role',
        expected: { code: 'one-of', value: 'provider, third-party' },
      },
    ]);
    const options = await stage.openSettingsPage(optionsPage);
    const words = await options.evaluate<string>(`return document.getElementById('refused').innerText`);
    expect(words).toContain('organisation.role');
    expect(words).toContain('Expected one of: provider, third-party.');
  });

  test('with a value of the wrong type loses no part of it in silence', async () => {
    const wrong = managedPolicy(stage.sandbox);
    await deploy({ ...wrong, routing: { default: ['desk'], routes: 'all' } });
    await expect
      .poll(async () => (await settings()).refused?.problems[0]?.path, { timeout: 30_000, interval: 200 })
      .toMatch(/^routing/);
    const { policy, refused } = await settings();
    expect(policy?.organisation.name).toBe('Managed Ltd');
    // Chrome drops the whole part; Firefox hands it over as it is.
    expect(refused?.problems[0]).toMatchObject(
      browserName === 'chromium'
        ? { path: 'routing', expected: { code: 'given-and-well-typed' } }
        : { path: 'routing.routes', expected: { code: 'a-list' } },
    );
  });

  test('that is taken away gives the imported policy back its place', async () => {
    await deploy(null);
    await inForce('Practice');
    expect(await settings()).toMatchObject({ source: 'imported', managedNow: false, refused: null });
  });
});

test('nothing strange was written to the console', () => {
  expect(stage.browser.consoleProblems()).toEqual([]);
});
