import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ServedPage } from '../../sandbox/forms/form-case.ts';
import { pageHtml } from '../../sandbox/forms/form-html.ts';
import { hostilePages } from '../../sandbox/forms/hostile-forms.ts';
import { FormStage, pageScript } from '../form-stage.ts';

let stage: FormStage;

/** A page whose policy forbids all styles and scripts. */
const strictPage: ServedPage = {
  path: '/strict',
  html: pageHtml({
    language: 'en',
    title: 'Report',
    head: `<meta http-equiv="content-security-policy" content="default-src 'none'">`,
    body: '<form><label>Website address (URL) <input maxlength="30"></label></form>',
  }),
};

beforeAll(async () => {
  stage = await FormStage.set([...hostilePages, strictPage]);
});
afterAll(() => stage.close());

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
    const page = await stage.open(path);
    const usual = stage.request({ withContact: true });
    const request = { ...usual, values: { ...usual.values, description: markup } };
    const seen = await page.evaluate<Shown>(`${openTrees} ${pageScript()}
      await globalThis.signpostWebForm.assist(${JSON.stringify(request)}); ${shown}`);
    return { seen, request };
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
    const page = await stage.open('/hostile/short');
    const request = stage.request();
    await stage.inOwnWorld(page, request);
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
    // The system's clipboard has it a moment later.
    const pasted = async () => {
      await page.press('Control+v');
      return page.evaluate<string>(`return document.querySelector('input').value`);
    };
    await expect.poll(pasted).toContain(request.values.addresses[0]);
    await page.click('textarea');
    await page.press('Tab');
    await page.waitFor(`document.activeElement === ${panel}`, 'the focus in the panel');
    await page.press('Escape');
    await page.waitFor(`${panel}.localName === 'body'`, 'the panel to close');
    await page.evaluate(`document.body.append(document.createElement('p'))`);
    await stage.inOwnWorld(page, request);
    expect(await page.evaluate<string>(`return ${panel}.localName`)).toBe('body');
  });

  test('stands over a page whose policy forbids every style', async () => {
    const page = await stage.open(strictPage.path);
    await stage.inOwnWorld(page, stage.request());
    const [position, width] = await page.evaluate<[string, number]>(`
      const panel = document.documentElement.lastElementChild;
      return [getComputedStyle(panel).position, panel.getBoundingClientRect().width];`);
    expect(position).toBe('fixed');
    expect(width).toBeGreaterThan(200);
  });

  test('goes when the form has come to its end', async () => {
    const page = await stage.open('/sent/iwf');
    const request = { ...stage.request(), earlierAddresses: [0] };
    const result = await stage.inPageWorld(page, request);
    expect(result).toMatchObject({ end: { kind: 'thanks', references: ['IWF-2026-004711'] } });
    expect(await page.evaluate<string>('return document.documentElement.lastElementChild.localName')).toBe(
      'body',
    );
  });
});
