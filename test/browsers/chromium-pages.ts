import type { Page, Browser as Puppeteer, Target } from 'puppeteer-core';

/** Asked in a page of the extension: only the toolbar popup is a popup view; a tab with the same page is not. */
const IS_POPUP = `chrome.extension.getViews({ type: 'popup' }).includes(window)`;

/** The pages that are open in Chromium, whoever opened them. */
export class ChromiumPages {
  readonly #browser: Puppeteer;
  readonly #origin: string;
  readonly #known = new WeakMap<Target, Promise<Page>>();

  constructor(browser: Puppeteer, extensionOrigin: string) {
    this.#browser = browser;
    this.#origin = extensionOrigin;
  }

  /** The toolbar popup, when it is open. */
  async popup(): Promise<Page | undefined> {
    for (const target of this.#targets().filter((candidate) => candidate.url().startsWith(this.#origin))) {
      // A page that closes or has just begun has no answer yet: then it is not the open popup.
      const page = await this.#pageOf(target).catch(() => undefined);
      if ((await page?.evaluate(IS_POPUP).catch(() => false)) === true) return page;
    }
    return undefined;
  }

  /** The newest page whose address contains the text. */
  async withAddress(part: string): Promise<Page | undefined> {
    const target = this.#targets().findLast((candidate) => candidate.url().includes(part));
    return target && this.#pageOf(target);
  }

  #targets(): Target[] {
    return this.#browser.targets().filter((target) => target.type() === 'page');
  }

  /** The popup begins as a target that is no page yet, so only `asPage` has a page for it, a new one at each call. */
  #pageOf(target: Target): Promise<Page> {
    const known = this.#known.get(target);
    if (known !== undefined) return known;
    const page = target.asPage();
    this.#known.set(target, page);
    return page;
  }
}
