import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AssistRequest, AssistResult } from '../../../extension/hotlines/web-form/request.ts';
import { builtForms } from '../../sandbox/forms/built-forms.ts';
import type { FormCase } from '../../sandbox/forms/form-case.ts';
import { type SeenField, seeFields } from '../../sandbox/forms/form-eyes.ts';
import type { Truth } from '../../sandbox/forms/form-html.ts';
import { type FormServer, startFormServer } from '../../sandbox/forms/form-server.ts';
import { generatedForms } from '../../sandbox/forms/generated-forms.ts';
import { framingPages, hastyForm, hostilePages, lookAlike } from '../../sandbox/forms/hostile-forms.ts';
import { mark } from '../../sandbox/forms/marks.ts';
import { onePageForms } from '../../sandbox/forms/one-page-forms.ts';
import { requestFor } from '../../sandbox/forms/sample-request.ts';
import { steppedForms } from '../../sandbox/forms/stepped-forms.ts';
import { type Browser, launch, type PageHandle } from '../browser.ts';
import { browserName, builtExtension, welcomePage } from '../stage.ts';

const hotline = 'hotline.example.test';
const thief = 'hot1ine.example.test';
const scriptFile = 'page/web-form.js';
const script = readFileSync(join(builtExtension(browserName), scriptFile), 'utf8');
const allForms = [...onePageForms, ...steppedForms, ...builtForms, ...generatedForms];

let server: FormServer;
let browser: Browser;

beforeAll(async () => {
  const pages = allForms.flatMap((form) => form.pages);
  server = await startFormServer([...pages, ...hostilePages, ...framingPages(thief), hastyForm, lookAlike]);
  browser = await launch(browserName, { extension: builtExtension(browserName) });
  await browser.findTab(welcomePage);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** How the filling gets into a page. */
type Hand = (page: PageHandle, request: AssistRequest) => Promise<AssistResult>;

/** In the page's own world, for the many forms. */
const inPageWorld: Hand = (page, request) =>
  page.evaluate<AssistResult>(`
    if (globalThis.signpostWebForm === undefined) { ${script} }
    return await globalThis.signpostWebForm.assist(${JSON.stringify(request)});`);

/** As the extension does: the moderator's click on the toolbar gives the tab, the script runs in a world of its own. */
const inOwnWorld: Hand = async (_, request) => {
  await browser.clickToolbarButton();
  await browser.popup();
  await browser.closePopup();
  return browser.evaluateInBackground<AssistResult>(`
    const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
    const target = { tabId: tab.id };
    await browser.scripting.executeScript({ target, files: [${JSON.stringify(scriptFile)}] });
    const [frame] = await browser.scripting.executeScript({
      target,
      func: (request) => globalThis.signpostWebForm.assist(request),
      args: [${JSON.stringify(request)}],
    });
    return frame.result;`);
};

const see = (page: PageHandle) => page.evaluate<readonly SeenField[]>(seeFields);

interface Tally {
  readonly right: Truth[];
  readonly missed: string[];
  readonly wrong: string[];
}
const emptyTally = (): Tally => ({ right: [], missed: [], wrong: [] });

const nextButton = `document.querySelector('[data-next]')`;
/** Whether the page is another one, or another step, than the marked. */
const mark1 = `document.documentElement.dataset.seen = 'yes';`;

/** Fills the page in front, waits for what comes later, and marks it. */
async function fillPage(page: PageHandle, request: AssistRequest, hand: Hand, tally: Tally, form: FormCase) {
  const result = await hand(page, request);
  let marks = mark(await see(page), request.values);
  if (marks.missed.length > 0 || form.id === 'later') {
    const isDone = async () => {
      marks = mark(await see(page), request.values);
      return marks.missed.length === 0 && marks.right.length > (form.id === 'later' ? 2 : 0);
    };
    await expect
      .poll(isDone, { timeout: 2_000, interval: 50 })
      .toBe(true)
      .catch(() => undefined);
  }
  tally.right.push(...marks.right);
  tally.missed.push(...marks.missed.map((truth) => `${form.id}: ${truth}`));
  tally.wrong.push(...marks.wrong.map((words) => `${form.id}: ${words}`));
  return result;
}

/** Presses the form's own button, as the moderator does, and waits for the next page or step. */
async function goOn(page: PageHandle, selector: string): Promise<void> {
  const before = await page.evaluate<string>(
    `${mark1} return document.querySelector('[data-step]')?.dataset.step ?? '';`,
  );
  await page.click(selector);
  const stepNow = `(document.querySelector('[data-step]')?.dataset.step ?? '')`;
  await page.waitFor(
    `document.readyState === 'complete' && (document.documentElement.dataset.seen === undefined ||
      ${stepNow} !== ${JSON.stringify(before)} || document.querySelector('form') === null)`,
    'the next step',
  );
}

/** Goes through a form from its first page to its last, and through its end when it has one. */
async function goThrough(form: FormCase, hand: Hand, tally: Tally): Promise<AssistResult> {
  let request = requestFor(server.origin(hotline), form);
  const page = await browser.openTab(server.address(hotline, form.path));
  await page.waitFor(`document.readyState === 'complete'`, 'the form');
  let result = await fillPage(page, request, hand, tally, form);
  while (await page.evaluate<boolean>(`return ${nextButton} !== null`)) {
    await goOn(page, '[data-next]');
    if (result.status === 'assisted') request = { ...request, earlierAddresses: result.addresses };
    result = await fillPage(page, request, hand, tally, form);
  }
  if (form.end === undefined) return result;
  await goOn(page, '[data-send]');
  if (result.status === 'assisted') request = { ...request, earlierAddresses: result.addresses };
  return hand(page, request);
}

const share = (tally: Tally, truth: Truth) => {
  const right = tally.right.filter((one) => one === truth).length;
  const missed = tally.missed.filter((one) => one.endsWith(`: ${truth}`)).length;
  return { right, all: right + missed, percent: (100 * right) / Math.max(1, right + missed) };
};

function print(what: string, tally: Tally): void {
  const figure = (truth: Truth) => {
    const { right, all, percent } = share(tally, truth);
    return all === 0 ? [] : [`${truth} ${right}/${all} (${percent.toFixed(1)} %)`];
  };
  const truths: readonly Truth[] = ['url', 'description', 'category', 'where', 'name', 'email', 'phone'];
  console.log(
    `${browserName}, ${what}: ${truths.flatMap(figure).join(', ')}; wrong ${tally.wrong.length}; missed: ${tally.missed.join(', ') || 'none'}`,
  );
}

function isGoodEnough(tally: Tally): void {
  expect(tally.wrong).toEqual([]);
  expect(share(tally, 'url').percent, tally.missed.join('; ')).toBeGreaterThanOrEqual(95);
  expect(share(tally, 'description').percent, tally.missed.join('; ')).toBeGreaterThanOrEqual(90);
}

describe('A form like an official one', () => {
  const forms = [...onePageForms, ...steppedForms, ...builtForms];
  const tally = emptyTally();

  test.each(forms)('$id is filled rightly and recognised at its end: $what', async (form) => {
    const own = emptyTally();
    const result = await goThrough(form, inPageWorld, own);
    for (const part of ['right', 'missed', 'wrong'] as const) tally[part].push(...(own[part] as never[]));
    expect(own.wrong).toEqual([]);
    if (form.end === undefined) return;
    expect(result).toMatchObject({ status: 'assisted', end: { kind: form.end.kind } });
    const references = result.status === 'assisted' ? (result.end?.references ?? []) : [];
    expect(references[0] ?? null).toBe(form.end.reference);
  });

  test('of all of them, enough fields are filled, and none wrongly', () => {
    print(`${forms.length} forms like official ones`, tally);
    isGoodEnough(tally);
  });
});

describe('A form in each of 33 languages', () => {
  test('is filled by visible labels alone, and by names alone, and never wrongly', async () => {
    const byLabels = emptyTally();
    const byNames = emptyTally();
    for (const form of generatedForms)
      await goThrough(form, inPageWorld, form.id.includes('names-only') ? byNames : byLabels);
    print('33 languages, names at random, labels speak', byLabels);
    print('33 languages, no labels, names speak', byNames);
    isGoodEnough(byLabels);
    isGoodEnough(byNames);
  }, 600_000);
});

describe('In the extension’s own world, where the page can see nothing of it,', () => {
  const ids = ['fsm-en', 'iwf', 'safeline-gr', ...builtForms.map(({ id }) => id)];
  const forms = [...onePageForms, ...steppedForms, ...builtForms].filter(({ id }) => ids.includes(id));

  test.each(forms)('$id is filled rightly: $what', async (form) => {
    const own = emptyTally();
    await goThrough(form, inOwnWorld, own);
    expect(own.wrong).toEqual([]);
    expect(own.missed).toEqual([]);
    expect(own.right.length).toBeGreaterThan(0);
  });

  test('the page finds no trace of the entry, and can not look into the panel', async () => {
    const page = await browser.openTab(server.address(hotline, '/dk-anmelddet'));
    await inOwnWorld(page, requestFor(server.origin(hotline)));
    const traces = await page.evaluate<unknown>(`return {
      entry: typeof globalThis.signpostWebForm,
      trees: [...document.documentElement.children].map((child) => child.shadowRoot),
    };`);
    expect(traces).toEqual({ entry: 'undefined', trees: [null, null, null] });
  });

  test('nothing is put twice into a field, also when the moderator has emptied it', async () => {
    const page = await browser.openTab(server.address(hotline, '/dk-anmelddet'));
    const request = requestFor(server.origin(hotline));
    await inOwnWorld(page, request);
    await page.evaluate(`document.querySelector('[data-truth=url]').value = '';
      document.querySelector('[data-truth=description]').value = 'My own words';`);
    await inOwnWorld(page, request);
    const values = (await see(page)).filter(({ truth }) => truth !== null).map(({ value }) => value);
    expect(values).toEqual(['', 'My own words', '', '']);
  });

  test('React and Vue send from their own state what was filled in', () => {
    const sent = (path: string) =>
      server.submissions().findLast((submission) => submission.path === path)?.fields;
    const { addresses, description } = requestFor('').values;
    expect(sent('/sent/react')).toEqual({
      kind: 'csam',
      place: 'Website',
      address: addresses[0],
      text: description,
      mail: 'alex@example.com',
    });
    expect(sent('/sent/vue')).toEqual({
      address: addresses[0],
      text: description,
      kind: 'a',
      mail: 'alex@example.com',
    });
  });
});

describe('Nothing is put into', () => {
  const contact = { withContact: true };
  const untouched = async (page: PageHandle) => {
    const fields = await see(page);
    expect(fields.length).toBeGreaterThan(0);
    expect(fields.filter(({ isAsServed }) => !isAsServed)).toEqual([]);
  };

  test.each(hostilePages)('$what', async ({ path, offers }) => {
    const page = await browser.openTab(server.address(hotline, path));
    const before = server.submissions().length;
    const result = await inPageWorld(page, requestFor(server.origin(hotline), contact));
    if (!path.endsWith('/sandboxed')) await untouched(page);
    for (const [role, reason] of Object.entries(offers ?? {}))
      expect(result).toMatchObject({ outcomes: { [role]: { state: 'offered', reason } } });
    expect(server.submissions().slice(before)).toEqual([]);
  });

  test.each([
    ['a look-alike of another name', thief, lookAlike.path],
    ['an official form under another name', thief, '/dk-anmelddet'],
    ['a subdomain of the hotline', `www.${hotline}`, '/dk-anmelddet'],
    ['a name that begins with the hotline’s', `${hotline}.thief.test`, '/dk-anmelddet'],
  ])('%s', async (_, host, path) => {
    const page = await browser.openTab(server.address(host, path));
    const result = await inPageWorld(page, requestFor(server.origin(hotline), contact));
    expect(result).toEqual({ status: 'refused', reason: 'wrong-origin' });
    await untouched(page);
    expect(server.submissions().filter(({ path: sent }) => sent === '/sent/leak')).toEqual([]);
  });

  test('a frame of another origin on the hotline’s own page', async () => {
    const [framing] = framingPages(thief);
    const page = await browser.openTab(server.address(hotline, framing?.path ?? ''));
    await page.waitFor(`window.frames.length === 1`, 'the frame');
    await inPageWorld(page, requestFor(server.origin(hotline), contact));
    const inFrame = await page.evaluate<string>(
      `return document.querySelector('iframe').contentDocument === null`,
    );
    expect(inFrame).toBe(true);
    expect(server.submissions().filter(({ path }) => path === '/sent/leak')).toEqual([]);
  });
});

describe('A form that would send itself', () => {
  test('is filled and stays where it is', async () => {
    const page = await browser.openTab(server.address(hotline, hastyForm.path));
    const before = server.submissions().length;
    const request = requestFor(server.origin(hotline));
    await inPageWorld(page, request);
    expect(mark(await see(page), request.values)).toEqual({ right: ['where', 'url'], missed: [], wrong: [] });
    expect(server.submissions().slice(before)).toEqual([]);
  });
});

describe('The panel', () => {
  /** Lets the test look into the closed tree, in the world in which the script runs. */
  const openTrees = `
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (how) { return (document.tree = attach.call(this, how)); };`;
  const shown = `
    const parts = (selector) => [...document.tree.querySelectorAll(selector)];
    return {
      region: parts('[role=region]').map((part) => part.getAttribute('aria-label')),
      names: parts('li strong').map((part) => part.textContent),
      values: parts('li div').map((part) => part.textContent),
      buttons: parts('button').map((part) => part.getAttribute('aria-label')),
      inside: parts('a,img,script,iframe,link,style').length,
    };`;
  interface Shown {
    readonly region: readonly string[];
    readonly names: readonly string[];
    readonly values: readonly string[];
    readonly buttons: readonly string[];
    readonly inside: number;
  }
  const markup = '<img src=x onerror="document.title = 1"> "quoted"\nand a line';
  const showOn = async (path: string) => {
    const page = await browser.openTab(server.address(hotline, path));
    const usual = requestFor(server.origin(hotline), { withContact: true });
    const request = { ...usual, values: { ...usual.values, description: markup } };
    const seen = await page.evaluate<Shown>(`${openTrees} ${script}
      await globalThis.signpostWebForm.assist(${JSON.stringify(request)}); ${shown}`);
    return { page, seen, request };
  };

  test('offers as inert text what was not filled in, each with a button that says what it copies', async () => {
    const { seen, request } = await showOn('/hostile/prefilled');
    const { roles } = request.words;
    expect(seen.region).toEqual(['Values for this form']);
    expect(seen.names).toEqual([
      roles.url,
      roles.description,
      roles.where,
      roles.category,
      roles.name,
      roles.email,
      roles.phone,
    ]);
    expect(seen.values.slice(0, 2)).toEqual([request.values.addresses[0], markup]);
    expect(seen.buttons).toEqual(['Close', ...seen.names.map((name) => `Copy: ${name}`)]);
    expect(seen.inside).toBe(0);
  });

  test('is worked by keyboard: a value is copied, and Escape closes it for good', async () => {
    const { page, request } = await showOn('/hostile/short');
    const panel = `document.documentElement.lastElementChild`;
    expect(await page.evaluate<string>(`return ${panel}.localName`)).toBe('div');
    await page.click('textarea');
    // From the last field the way leads to the panel: its close button, then the first copy button.
    await page.press('Tab');
    await page.waitFor(`document.activeElement === ${panel}`, 'the focus in the panel');
    await page.press('Tab');
    await page.press('Enter');
    await page.evaluate(`document.querySelector('input').removeAttribute('maxlength')`);
    await page.click('input');
    const pasted = async () => {
      await page.evaluate(`document.querySelector('input').value = ''`);
      await page.press('Control+v');
      return page.evaluate<string>(`return document.querySelector('input').value`);
    };
    await expect.poll(pasted).toBe(request.values.addresses[0]);
    await page.click('textarea');
    await page.press('Tab');
    await page.press('Escape');
    await page.waitFor(`${panel}.localName === 'body'`, 'the panel to close');
    await page.evaluate(`document.body.append(document.createElement('p'))`);
    await page.evaluate(`return await globalThis.signpostWebForm?.assist(${JSON.stringify(request)})`);
    expect(await page.evaluate<string>(`return ${panel}.localName`)).toBe('body');
  });

  test('goes when the form has come to its end', async () => {
    const page = await browser.openTab(server.address(hotline, '/sent/iwf'));
    const request = { ...requestFor(server.origin(hotline)), earlierAddresses: [0] };
    const result = await inPageWorld(page, request);
    expect(result).toMatchObject({ end: { kind: 'thanks', references: ['IWF-2026-004711'] } });
    expect(await page.evaluate<string>('return document.documentElement.lastElementChild.localName')).toBe(
      'body',
    );
  });
});
