import puppeteer, {
  type CDPSession,
  type Page,
  type Browser as Puppeteer,
  TimeoutError,
} from 'puppeteer-core';
import type { Browser, LaunchOptions, MenuClick, PageHandle, ToolbarButton } from './browser';
import { ChromiumConsole } from './chromium-console';
import { ChromiumPage } from './chromium-page';
import { ChromiumPages } from './chromium-pages';
import { ChromiumWorker } from './chromium-worker';
import { until } from './deadline';
import { type EnterprisePolicy, openChromiumPolicy, unpackedId } from './enterprise-policy';
import { ensureBrowser } from './install';
import { DEFAULT_TIMEOUT_MS } from './page-script';
import { killProcessTree } from './process-tree';
import { downloadFolderOf, openProfile, type ProfileFolder } from './profile-folder';
import { READ_TOOLBAR_BUTTON } from './toolbar-button';

const NAVIGATION_MS = 10_000;

/**
 * Every name and address is this machine's and nothing of the browser calls out; the rest of the usual switches
 * (first run, sync, background networking, timers at full speed) are puppeteer's own defaults.
 */
const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,OptimizationGuideModelDownloading',
  '--no-proxy-server',
  '--no-default-browser-check',
  '--no-pings',
  '--hide-crash-restore-bubble',
  '--host-resolver-rules=MAP * 127.0.0.1',
];

/** Starts Chromium and loads the extension unpacked: its id follows from the manifest's key or the folder's path. */
export async function launchChromium(options: LaunchOptions): Promise<Browser> {
  const policy = await openChromiumPolicy(await ensureBrowser('chromium'), options);
  const profile = await openProfile('chromium', options.profile);
  try {
    const browser = await puppeteer.launch({
      executablePath: policy.program,
      args: SWITCHES,
      defaultViewport: null,
      enableExtensions: true,
      headless: options.headless ?? true,
      pipe: true,
      userDataDir: profile.path,
    });
    return await load(browser, options, { profile, policy });
  } catch (error) {
    await Promise.all([profile.discard(), policy.discard()]);
    throw error;
  }
}

async function load(browser: Puppeteer, options: LaunchOptions, folders: Folders): Promise<Browser> {
  try {
    const [page] = await browser.pages();
    // An unpacked extension is not remembered by the profile, so every launch loads it anew.
    const id = await browser.installExtension(options.extension);
    if (options.managed !== undefined && id !== (await unpackedId(options.extension)))
      throw new Error(`The policy was written for another id than ${id}`);
    const session = await browser.target().createCDPSession();
    await session.send('Browser.setDownloadBehavior', {
      behavior: 'allow',
      downloadPath: downloadFolderOf(folders.profile.path),
    });
    const chromium = new Chromium({
      browser,
      session,
      id,
      tab: page ?? (await browser.newPage()),
      ...folders,
    });
    await chromium.ready(options.watchConsole ?? true);
    return chromium;
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** What a launch lays down on the disk. */
interface Folders {
  profile: ProfileFolder;
  policy: EnterprisePolicy;
}

interface Parts extends Folders {
  browser: Puppeteer;
  /** Of the browser as a whole, not of a page. */
  session: CDPSession;
  id: string;
  tab: Page;
}

class Chromium implements Browser {
  readonly name = 'chromium';
  readonly extensionOrigin: string;
  readonly downloadFolder: string;
  readonly #browser: Puppeteer;
  readonly #id: string;
  readonly #folders: Folders;
  readonly #console: ChromiumConsole;
  readonly #worker: ChromiumWorker;
  readonly #pages: ChromiumPages;
  #tab: Page;

  constructor({ browser, session, id, tab, ...folders }: Parts) {
    this.#browser = browser;
    this.#id = id;
    this.#folders = folders;
    this.downloadFolder = downloadFolderOf(folders.profile.path);
    this.#tab = tab;
    this.extensionOrigin = `chrome-extension://${id}`;
    this.#pages = new ChromiumPages(browser, this.extensionOrigin);
    this.#console = new ChromiumConsole(session, this.extensionOrigin);
    this.#worker = new ChromiumWorker({ browser: session, tab: () => this.#tab }, this.extensionOrigin);
  }

  /** Ready for tests: the console is watched and the worker is installed. */
  async ready(watchConsole: boolean): Promise<void> {
    if (watchConsole) await this.#console.start();
    await this.#worker.settled();
  }

  async openTab(address: string): Promise<PageHandle> {
    if (this.#tab.isClosed()) this.#tab = await this.#browser.newPage();
    await this.#tab.bringToFront();
    await this.#tab
      .goto(address, { waitUntil: 'domcontentloaded', timeout: NAVIGATION_MS })
      .catch(ignoreWhenShown);
    return new ChromiumPage(this.#tab);
  }

  async findTab(addressPart: string, timeoutMs = DEFAULT_TIMEOUT_MS): Promise<PageHandle> {
    const page = await until(`a tab with ${addressPart}`, timeoutMs, () =>
      this.#pages.withAddress(addressPart),
    );
    return new ChromiumPage(page);
  }

  async clickToolbarButton(): Promise<void> {
    await this.#tab.bringToFront();
    const extension = (await this.#browser.extensions()).get(this.#id);
    if (extension === undefined) throw new Error('The extension is not loaded');
    await extension.triggerAction(this.#tab);
  }

  async popup(timeoutMs = DEFAULT_TIMEOUT_MS): Promise<PageHandle> {
    return new ChromiumPage(await until('the popup to open', timeoutMs, () => this.#pages.popup()));
  }

  async isPopupOpen(): Promise<boolean> {
    return (await this.#pages.popup()) !== undefined;
  }

  async closePopup(): Promise<void> {
    const popup = await this.#pages.popup();
    await popup?.close();
    await until('the popup to close', DEFAULT_TIMEOUT_MS, async () =>
      (await this.isPopupOpen()) ? undefined : true,
    );
  }

  async openExtensionPage(path: string): Promise<PageHandle> {
    const page = await this.#browser.newPage({ background: true });
    await page.goto(`${this.extensionOrigin}/${path}`, { timeout: NAVIGATION_MS });
    return new ChromiumPage(page);
  }

  evaluateInBackground<T>(script: string): Promise<T> {
    return this.#worker.evaluate<T>(script);
  }

  badge(): Promise<ToolbarButton> {
    return this.evaluateInBackground<ToolbarButton>(READ_TOOLBAR_BUTTON);
  }

  stopBackground(): Promise<void> {
    return this.#worker.stop();
  }

  async clickMenu(id: string, clicked: MenuClick): Promise<void> {
    await this.#tab.bringToFront();
    const info = JSON.stringify({ menuItemId: id, editable: false, pageUrl: this.#tab.url(), ...clicked });
    await this.evaluateInBackground(`
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      chrome.contextMenus.onClicked.dispatch(${info}, { ...tab, url: ${JSON.stringify(this.#tab.url())} });`);
  }

  /** Keys for the browser itself cannot be pressed through its protocol: the event is what they come to. */
  async runCommand(name: string): Promise<void> {
    await this.#tab.bringToFront();
    await this.evaluateInBackground(`chrome.commands.onCommand.dispatch(${JSON.stringify(name)});`);
  }

  /** Chromium's own page of extensions has the switch; it knows all hosts or none until the next click. */
  async setHostAllowed(_: string, allowed: boolean): Promise<void> {
    const page = await this.#browser.newPage({ background: true });
    await page.goto('chrome://extensions', { timeout: NAVIGATION_MS });
    const hostAccess = allowed ? 'ON_ALL_SITES' : 'ON_CLICK';
    const update = JSON.stringify({ extensionId: this.#id, hostAccess });
    await page.evaluate(`chrome.developerPrivate.updateExtensionConfiguration(${update})`);
    await page.close();
  }

  setManaged(policy: object | null): Promise<void> {
    return this.#folders.policy.set(policy);
  }

  async kill(): Promise<void> {
    const root = this.#browser.process()?.pid;
    if (root !== undefined) await killProcessTree(root);
    await this.#folders.policy.discard();
  }

  async close(): Promise<void> {
    if (this.#browser.connected) await this.#browser.close();
    await this.kill();
    await this.#folders.profile.discard();
  }

  consoleProblems(): readonly string[] {
    return this.#console.problems;
  }
}

/** A page that never finishes loading, or the browser's own error page, is what the user sees too. */
function ignoreWhenShown(error: unknown): void {
  const isShown =
    error instanceof TimeoutError || (error instanceof Error && error.message.includes('net::ERR_'));
  if (!isShown) throw error;
}
