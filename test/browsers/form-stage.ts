import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { AssistRequest, AssistResult } from '../../extension/hotlines/web-form/request.ts';
import type { FormCase, ServedPage } from '../sandbox/forms/form-case.ts';
import { type SeenField, seeFields } from '../sandbox/forms/form-eyes.ts';
import { type FormServer, startFormServer } from '../sandbox/forms/form-server.ts';
import { type Marks, mark } from '../sandbox/forms/marks.ts';
import { requestFor } from '../sandbox/forms/sample-request.ts';
import type { Tally } from '../sandbox/forms/tally.ts';
import { type Browser, launch, type PageHandle } from './browser.ts';
import { browserName, builtExtension, welcomePage } from './stage.ts';

/** The host name that the sandbox's hotline has, and whose origin alone is filled. */
export const hotline = 'hotline.example.test';
/** Another's, that looks like it. */
export const thief = 'hot1ine.example.test';

const scriptFile = 'page/web-form.js';

/** The built script for pages. */
export const pageScript = () => readFileSync(join(builtExtension(browserName), scriptFile), 'utf8');

/** How the filling gets into a page. */
export type Hand = (page: PageHandle, request: AssistRequest) => Promise<AssistResult>;

/** A browser with the built extension, and a server of forms. */
export class FormStage {
  readonly #script = pageScript();

  private constructor(
    readonly server: FormServer,
    readonly browser: Browser,
  ) {}

  static async set(pages: readonly ServedPage[]): Promise<FormStage> {
    const server = await startFormServer(pages);
    const browser = await launch(browserName, { extension: builtExtension(browserName) });
    await browser.findTab(welcomePage);
    return new FormStage(server, browser);
  }

  /** Shows a page of the hotline, or of another host. */
  async open(path: string, host = hotline): Promise<PageHandle> {
    const page = await this.browser.openTab(this.server.address(host, path));
    await page.waitFor(`document.readyState === 'complete'`, 'the page');
    return page;
  }

  request(form: Partial<FormCase> = {}): AssistRequest {
    return requestFor(this.server.origin(hotline), form);
  }

  /** In the page's own world, for the many forms. */
  readonly inPageWorld: Hand = (page, request) =>
    page.evaluate<AssistResult>(`
      if (globalThis.signpostWebForm === undefined) { ${this.#script} }
      return await globalThis.signpostWebForm.assist(${JSON.stringify(request)});`);

  /** As the extension does: a click on the toolbar gives the tab, and the script runs in a world of its own. */
  readonly inOwnWorld: Hand = async (_, request) => {
    await this.browser.clickToolbarButton();
    await this.browser.popup();
    await this.browser.closePopup();
    return this.browser.evaluateInBackground<AssistResult>(`
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

  see(page: PageHandle): Promise<readonly SeenField[]> {
    return page.evaluate<readonly SeenField[]>(seeFields);
  }

  /** Goes through a form from its first page to its last, as a moderator does, and through its end when it has one. */
  async goThrough(form: FormCase, hand: Hand, tally: Tally): Promise<AssistResult> {
    const page = await this.open(form.path);
    let request = this.request(form);
    const fill = async () => {
      const result = await hand(page, request);
      if (result.status === 'assisted') request = { ...request, earlierAddresses: result.addresses };
      return result;
    };
    let result = await fill();
    tally.add(form.id, await this.#settled(page, request, form));
    while (await page.evaluate<boolean>(`return document.querySelector('[data-next]') !== null`)) {
      await goOn(page, '[data-next]');
      result = await fill();
      tally.add(form.id, await this.#settled(page, request, form));
    }
    if (form.end === undefined) return result;
    await goOn(page, '[data-send]');
    return fill();
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.close();
  }

  /** The marks of a page, once nothing is missing, or after a time in which whatever comes later has come. */
  async #settled(page: PageHandle, request: AssistRequest, form: FormCase): Promise<Marks> {
    let marks = mark(await this.see(page), request.values);
    const isComplete = () => marks.missed.length === 0 && marks.right.length >= (form.fieldsInAll ?? 0);
    const look = async () => {
      marks = mark(await this.see(page), request.values);
      return isComplete();
    };
    if (!isComplete())
      await expect
        .poll(look, { timeout: 2_000 })
        .toBe(true)
        .catch(() => undefined);
    return marks;
  }
}

/** Presses the form's own button and waits for the next page, or the next step of the same page. */
async function goOn(page: PageHandle, selector: string): Promise<void> {
  const step = `(document.querySelector('[data-step]')?.dataset.step ?? '')`;
  const before = await page.evaluate<string>(
    `document.documentElement.dataset.seen = 'yes'; return ${step};`,
  );
  await page.click(selector);
  const isAnother = `document.documentElement.dataset.seen === undefined`;
  const isNextStep = `${step} !== ${JSON.stringify(before)} || document.querySelector('form') === null`;
  await page.waitFor(
    `document.readyState === 'complete' && (${isAnother} || ${isNextStep})`,
    'the next step',
  );
}
