import { join } from 'node:path';
import { builtInPolicy } from '../../extension/policy/built-in.ts';
import type { PolicyInput } from '../../extension/policy/policy.ts';
import { type Sandbox, startSandbox } from '../sandbox/server.ts';
import { type Browser, type BrowserName, type LaunchOptions, launch, type PageHandle } from './browser.ts';

/** The browser that this test process was told to drive. */
export const browserName: BrowserName = process.env.SIGNPOST_BROWSER === 'firefox' ? 'firefox' : 'chromium';

/** The folder of the unpacked build that a browser takes. */
export const builtExtension = (name: BrowserName) =>
  join(import.meta.dirname, '../../dist', name === 'firefox' ? 'firefox' : 'chrome');

export const popupReady = `document.documentElement.dataset.state === 'ready'`;
export const popupPage = 'ui/popup/popup.html';
export const optionsPage = 'ui/options/options.html';
export const welcomePage = 'ui/welcome/welcome.html';
export const historyPage = 'ui/history/history.html';

/** What tests want different of the built-in policy most often, and any of its parts. */
export type StagePolicy = Partial<PolicyInput> &
  Pick<Partial<PolicyInput['reporting']>, 'holdSeconds' | 'oneClick'>;

/** The built-in policy, pointed at a sandbox, with what a test wants different. */
export function policyFor(sandbox: Sandbox, over: StagePolicy = {}): PolicyInput {
  const [destination] = builtInPolicy.destinations;
  if (destination?.adapter !== 'cybertipline') throw new Error('The built-in policy has no destination');
  const { holdSeconds, oneClick, ...parts } = over;
  return {
    ...builtInPolicy,
    destinations: [{ ...destination, address: sandbox.apiAddress, timeoutSeconds: 2 }],
    reporting: {
      ...builtInPolicy.reporting,
      ...(holdSeconds === undefined ? {} : { holdSeconds }),
      ...(oneClick === undefined ? {} : { oneClick }),
    },
    ...parts,
  };
}

export interface StageOptions {
  readonly browserName?: BrowserName;
  readonly headless?: boolean;
  /** Off for the benchmarks: watching costs the popup some 30 ms. */
  readonly watchConsole?: boolean;
  /** A profile that outlives the browser, for tests that kill it. */
  readonly profile?: string;
  /** The administrator's policy file; then none is imported. */
  readonly managed?: (sandbox: Sandbox) => object | null;
  /** What the hotline wants to see; the sandbox's usual name and password unless told. */
  readonly access?: { readonly user: string; readonly password: string };
}

/** A browser with the built extension, a sandbox hotline and a policy that joins them. */
export class Stage {
  #ownPage: PageHandle | null = null;

  private constructor(
    readonly sandbox: Sandbox,
    public browser: Browser,
    readonly options: LaunchOptions,
  ) {}

  static async set(over: StagePolicy = {}, how: StageOptions = {}): Promise<Stage> {
    const sandbox = await startSandbox(how.access);
    const { browserName: name = browserName, managed, access: _, ...rest } = how;
    const options: LaunchOptions = {
      extension: builtExtension(name),
      ...(managed === undefined ? {} : { managed: managed(sandbox) }),
      ...rest,
    };
    const stage = new Stage(sandbox, await launch(name, options), options);
    // It opens by itself, in front, a moment after the installation: tests go on when it is there.
    await stage.browser.findTab(welcomePage);
    if (how.managed === undefined) await stage.usePolicy(over);
    return stage;
  }

  /** The same sandbox with another browser that a test has launched. */
  static async beside({ sandbox, options }: Stage, browser: Browser, over: StagePolicy = {}): Promise<Stage> {
    const stage = new Stage(sandbox, browser, options);
    await stage.browser.findTab(welcomePage);
    await stage.usePolicy(over);
    return stage;
  }

  /** Takes a policy over, the way the options page does. */
  async usePolicy(over: StagePolicy = {}): Promise<void> {
    const policy = JSON.stringify(policyFor(this.sandbox, over));
    const imported = await this.ask<{ ok: boolean }>('policy.import', policy);
    if (!imported.ok) throw new Error(`The policy was refused: ${JSON.stringify(imported)}`);
  }

  /** A page of the extension in a tab behind, from which tests send messages as the extension's pages do. */
  async ownPage(): Promise<PageHandle> {
    if (this.#ownPage === null) {
      this.#ownPage = await this.browser.openExtensionPage(popupPage);
      await this.#ownPage.waitFor(popupReady, 'the own page to be ready');
    }
    return this.#ownPage;
  }

  /** Sends one of the extension's own messages from one of its pages; wakes the background if it sleeps. */
  async ask<Answer>(name: string, argument?: unknown): Promise<Answer> {
    const message = JSON.stringify(JSON.stringify({ name, argument }));
    const page = await this.ownPage();
    // As the extension's own pages do: a message that a dying background swallowed is sent again.
    return page.evaluate<Answer>(`
      for (let attempt = 0; attempt < 5; attempt += 1) {
        const answered = browser.runtime.sendMessage(JSON.parse(${message})).catch(() => undefined);
        const patience = new Promise((resolve) => { setTimeout(resolve, 2000); });
        const answer = await Promise.race([answered, patience]);
        if (answer !== undefined) return answer;
      }
      throw new Error('The background does not answer');`);
  }

  /** Makes the extension ask the hotline for its clock again, as it does once a day: `status`, then `submit`, `finish`. */
  async forgetClock(): Promise<void> {
    const page = await this.ownPage();
    await page.evaluate(`
      const open = indexedDB.open('outbox');
      const database = await new Promise((resolve) => { open.onsuccess = () => resolve(open.result); });
      const transaction = database.transaction('clocks', 'readwrite');
      transaction.objectStore('clocks').clear();
      await new Promise((resolve) => { transaction.oncomplete = resolve; });
      database.close();`);
  }

  /** Opens one of the extension's pages in a tab behind and waits until it is drawn. */
  async openSettingsPage(path: string): Promise<PageHandle> {
    const page = await this.browser.openExtensionPage(path);
    await page.waitFor(popupReady, `${path} to be ready`);
    return page;
  }

  /** Shows a page, clicks the toolbar button and waits until the popup can be used. */
  async openPopupOn(address: string): Promise<PageHandle> {
    await this.browser.closePopup();
    await this.browser.openTab(address);
    return this.openPopup();
  }

  async openPopup(): Promise<PageHandle> {
    // A popup that is still open would be closed by the click, as for a moderator.
    await this.browser.closePopup();
    await this.browser.clickToolbarButton();
    const popup = await this.browser.popup();
    await popup.waitFor(`${popupReady} && document.hasFocus()`, 'the popup to be ready');
    return popup;
  }

  /** Sets the clock by which the background works, in milliseconds ahead of the real one, until it is stopped. */
  async setClockOfBackground(aheadMs: number): Promise<void> {
    await this.browser.evaluateInBackground(`
      // Firefox runs this beside the page, which has a Date of its own.
      const { Date: Clock } = globalThis.window ?? globalThis;
      const real = Clock.now.bind(Clock);
      Clock.now = () => real() + ${aheadMs};`);
  }

  /**
   * Makes the browser believe that it has no network, or has it again, as far as the background can tell; no driver can
   * take this machine's own address away from both browsers, so the hotline has to drop what arrives meanwhile.
   */
  async setOnline(online: boolean): Promise<void> {
    await this.browser.evaluateInBackground(`
      const page = globalThis.window ?? globalThis;
      page.Object.defineProperty(page.navigator, 'onLine', { configurable: true, value: ${online} });
      page.dispatchEvent(new page.Event(${JSON.stringify(online ? 'online' : 'offline')}));`);
  }

  /** SIGKILL, then the same profile again. */
  async killBrowserAndRestart(): Promise<void> {
    await this.browser.kill();
    await this.restart();
  }

  /** Launches the browser again that was killed. */
  async restart(): Promise<void> {
    this.#ownPage = null;
    this.browser = await launch(this.browser.name, this.options);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.sandbox.close();
  }
}

/** Files the pre-filled report as a moderator does: Enter, on the button that has the focus. */
export async function pressEnterToFile(popup: PageHandle): Promise<void> {
  const focused = `document.hasFocus() && document.activeElement.id === 'file'`;
  await popup.waitFor(focused, 'the primary button to have the focus');
  await popup.press('Enter');
  const acknowledged = `document.getElementById('saved') !== null || document.querySelector('.delivery') !== null`;
  await popup.waitFor(acknowledged, 'the acknowledgement');
}

/** The text that a person sees in the popup. */
export const visibleText = (page: PageHandle) => page.evaluate<string>('return document.body.innerText');

/** Waits until a delivery is shown in a state. */
export const showsState = (page: PageHandle, state: string, timeoutMs = 30_000) =>
  page.waitFor(
    `document.querySelector('.delivery[data-state="${state}"]') !== null`,
    `a delivery shown as ${state}`,
    timeoutMs,
  );

/** The receipt that the popup shows. */
export const shownReceipt = (page: PageHandle) =>
  page.evaluate<string>(`return document.querySelector('.receipt').textContent`);
