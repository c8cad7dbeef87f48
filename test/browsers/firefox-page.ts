import { writeFile } from 'node:fs/promises';
import type { PageHandle } from './browser';
import type { FirefoxWindow } from './firefox-window';
import { parseKeyStroke } from './key-stroke';
import { asExpression, ELEMENT_TIMEOUT_MS, fromJson, PageGone, waitInPage } from './page-script';

/**
 * A page in Firefox. Extension pages live in the parent process (`extensions.webextensions.remote` is false) and are
 * reached from the browser's own window; web tabs live in their own processes and are reached through WebDriver.
 */
export class FirefoxPage implements PageHandle {
  readonly #window: FirefoxWindow;
  readonly #number: number;

  constructor(window: FirefoxWindow, number: number) {
    this.#window = window;
    this.#number = number;
  }

  url(): Promise<string> {
    return this.#here(() => this.#window.call<string>('url', this.#number));
  }

  evaluate<T>(script: string): Promise<T> {
    return this.#here(async () => {
      const expression = asExpression(script);
      const answer = (await this.#isRemote())
        ? await this.#window.evaluateInTab<string | null>(await this.#handle(), expression)
        : await this.#window.call<string | null>('evaluate', this.#number, expression);
      return fromJson<T>(answer);
    });
  }

  waitFor(condition: string, what: string, timeoutMs?: number): Promise<void> {
    return waitInPage(this, condition, what, timeoutMs);
  }

  press(key: string): Promise<void> {
    const stroke = parseKeyStroke(key);
    return this.#act(() => this.#window.call('press', this.#number, stroke.key, [...stroke.modifiers]));
  }

  type(text: string): Promise<void> {
    return this.#act(() => this.#window.call('type', this.#number, text));
  }

  async click(selector: string): Promise<void> {
    const name = JSON.stringify(selector);
    await this.waitFor(`document.querySelector(${name})`, `the element ${selector}`, ELEMENT_TIMEOUT_MS);
    if (!(await this.#isRemote())) return this.#act(() => this.#window.call('click', this.#number, selector));
    await this.#window.call('show', this.#number);
    await this.#window.inTab(await this.#handle(), async (marionette) => {
      const found = await marionette.send<{ value: Record<string, string> }>('WebDriver:FindElement', {
        using: 'css selector',
        value: selector,
      });
      await marionette.send('WebDriver:ElementClick', { id: Object.values(found.value)[0] ?? '' });
    });
  }

  async screenshot(file: string): Promise<void> {
    const picture = await this.#here(() => this.#window.call<string>('screenshot', this.#number));
    await writeFile(file, Buffer.from(picture, 'base64'));
  }

  #isRemote(): Promise<boolean> {
    return this.#window.call<boolean>('isRemote', this.#number);
  }

  #handle(): Promise<string> {
    return this.#window.call<string>('handle', this.#number);
  }

  async #here<T>(steps: () => Promise<T>): Promise<T> {
    try {
      return await steps();
    } catch (error) {
      if (await this.#window.call<boolean>('isGone', this.#number).catch(() => true)) {
        throw new PageGone('The page is no longer there', { cause: error });
      }
      throw error;
    }
  }

  /** A key or click may close the popup before Firefox has answered: that is its success, not a failure. */
  async #act(steps: () => Promise<void>): Promise<void> {
    if (await this.#window.call<boolean>('isGone', this.#number)) {
      throw new PageGone('The page is no longer there');
    }
    await this.#here(steps).catch((error: unknown) => {
      if (!(error instanceof PageGone)) throw error;
    });
  }
}
