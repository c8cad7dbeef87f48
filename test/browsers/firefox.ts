import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, LaunchOptions, MenuClick, PageHandle, ToolbarButton } from './browser';
import { until } from './deadline';
import { type EnterprisePolicy, openFirefoxPolicy } from './enterprise-policy';
import { FirefoxPage } from './firefox-page';
import { FirefoxProcess } from './firefox-process';
import { FirefoxWindow } from './firefox-window';
import { ensureBrowser } from './install';
import { Marionette, MarionetteError } from './marionette';
import { asExpression, DEFAULT_TIMEOUT_MS, fromJson, waitInPage } from './page-script';
import { downloadFolderOf, openProfile, type ProfileFolder } from './profile-folder';
import { READ_TOOLBAR_BUTTON } from './toolbar-button';

const NAVIGATION_MS = 10_000;
const SCRIPT_MS = 120_000;
/** What a navigation reports although the tab shows the page, or Firefox's own error page, as a user would see it. */
const SHOWN_ANYWAY = ['timeout', 'unknown error', 'insecure certificate'];

interface Parts {
  process: FirefoxProcess;
  marionette: Marionette;
  window: FirefoxWindow;
  profile: ProfileFolder;
  policy: EnterprisePolicy;
  id: string;
  origin: string;
  tab: number;
}

/** Starts Firefox and installs the extension as a temporary add-on under an address that stays the same. */
export async function launchFirefox(options: LaunchOptions): Promise<Browser> {
  const id = options.firefoxId ?? (await idInManifest(options.extension));
  const uuid = uuidOf(id);
  const policy = await openFirefoxPolicy(await ensureBrowser('firefox'), options, id);
  const profile = await openProfile('firefox', options.profile);
  const headless = options.headless ?? true;
  const process = await FirefoxProcess.start({
    program: policy.program,
    profile: profile.path,
    headless,
    firefoxId: id,
    uuid,
  });
  try {
    const marionette = await Marionette.connect(await process.port());
    await marionette.send('WebDriver:NewSession', {
      pageLoadStrategy: 'eager',
      timeouts: { pageLoad: NAVIGATION_MS, script: SCRIPT_MS },
      unhandledPromptBehavior: 'accept',
    });
    const window = new FirefoxWindow(marionette);
    await window.prepare();
    const origin = `moz-extension://${uuid}`;
    if (options.watchConsole ?? true) await window.call('watchConsole', origin);
    const tab = await window.call<number>('selectedTab');
    await marionette.send('Addon:Install', { path: options.extension, temporary: true });
    return new Firefox({ process, marionette, window, profile, policy, id, origin, tab });
  } catch (error) {
    await process.kill();
    await Promise.all([profile.discard(), policy.discard()]);
    throw error;
  }
}

class Firefox implements Browser {
  readonly name = 'firefox';
  readonly extensionOrigin: string;
  readonly downloadFolder: string;
  readonly #parts: Parts;
  #tab: number;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#tab = parts.tab;
    this.extensionOrigin = parts.origin;
    this.downloadFolder = downloadFolderOf(parts.profile.path);
  }

  async openTab(address: string): Promise<PageHandle> {
    const { window } = this.#parts;
    if (await window.call<boolean>('isGone', this.#tab)) {
      this.#tab = await window.call<number>('openTab', 'about:blank');
    }
    await window.call('show', this.#tab);
    await window.navigate(this.#tab, address).catch(ignoreWhenShown);
    return this.#page(this.#tab);
  }

  async findTab(addressPart: string, timeoutMs = DEFAULT_TIMEOUT_MS): Promise<PageHandle> {
    const found = await until(`a tab with ${addressPart}`, timeoutMs, () =>
      this.#number('findTab', addressPart),
    );
    return this.#page(found);
  }

  async clickToolbarButton(): Promise<void> {
    await this.#parts.window.call('show', this.#tab);
    await this.#parts.window.call('clickToolbarButton', this.#parts.id);
  }

  async popup(timeoutMs = DEFAULT_TIMEOUT_MS): Promise<PageHandle> {
    return this.#page(await until('the popup to open', timeoutMs, () => this.#number('popup')));
  }

  async isPopupOpen(): Promise<boolean> {
    return (await this.#number('popup')) !== undefined;
  }

  async closePopup(): Promise<void> {
    await this.#parts.window.call('closePopup');
    await until('the popup to close', DEFAULT_TIMEOUT_MS, async () =>
      (await this.isPopupOpen()) ? undefined : true,
    );
  }

  async openExtensionPage(path: string): Promise<PageHandle> {
    const address = `${this.extensionOrigin}/${path}`;
    const page = this.#page(await this.#parts.window.call<number>('openTab', address));
    const loaded = `location.href.startsWith(${JSON.stringify(address)}) && document.readyState === 'complete'`;
    await waitInPage(page, loaded, `${path} to load`);
    return page;
  }

  async evaluateInBackground<T>(script: string): Promise<T> {
    const { window, id } = this.#parts;
    return fromJson<T>(await window.call<string | null>('inBackground', id, asExpression(script)));
  }

  badge(): Promise<ToolbarButton> {
    return this.evaluateInBackground<ToolbarButton>(READ_TOOLBAR_BUTTON);
  }

  async stopBackground(): Promise<void> {
    await this.#parts.window.call('stopBackground', this.#parts.id);
  }

  async clickMenu(id: string, clicked: MenuClick): Promise<void> {
    await this.#parts.window.call('show', this.#tab);
    await this.#parts.window.call(
      'clickMenu',
      this.#parts.id,
      this.#tab,
      JSON.stringify({ menuItemId: id, ...clicked }),
    );
  }

  async runCommand(_: string, key: string): Promise<void> {
    await this.#parts.window.call('show', this.#tab);
    await this.#parts.window.call('runCommand', this.#parts.id, key);
  }

  async setHostAllowed(pattern: string, allowed: boolean): Promise<void> {
    await this.#parts.window.call('setHostAllowed', this.#parts.id, pattern, allowed);
  }

  setManaged(policy: object | null): Promise<void> {
    return this.#parts.policy.set(policy);
  }

  async kill(): Promise<void> {
    await this.#parts.process.kill();
    this.#parts.marionette.close();
    await this.#parts.policy.discard();
  }

  async close(): Promise<void> {
    const { marionette, process, profile, policy } = this.#parts;
    await marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined);
    await process.ended();
    marionette.close();
    await Promise.all([profile.discard(), policy.discard()]);
  }

  /** Script errors and console calls whose source is a file of the extension; what Firefox says of it elsewhere is not here. */
  consoleProblems(): readonly string[] {
    return this.#parts.process.problems;
  }

  #page(number: number): FirefoxPage {
    return new FirefoxPage(this.#parts.window, number);
  }

  async #number(name: string, ...parameters: string[]): Promise<number | undefined> {
    return (await this.#parts.window.call<number | null>(name, ...parameters)) ?? undefined;
  }
}

function ignoreWhenShown(error: unknown): void {
  if (!(error instanceof MarionetteError && SHOWN_ANYWAY.includes(error.code))) throw error;
}

async function idInManifest(extension: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(extension, 'manifest.json'), 'utf8'));
  const id: unknown = manifest.browser_specific_settings?.gecko?.id;
  if (typeof id !== 'string') throw new Error('The manifest names no gecko id');
  return id;
}

/** The same add-on gets the same address at every launch, so that its storage is found again. */
function uuidOf(id: string): string {
  const hex = createHash('sha256').update(id).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
