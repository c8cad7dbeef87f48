import { writeFile } from 'node:fs/promises';
import type { AccessibleNode, Look, PageHandle } from './browser';
import type { FirefoxWindow } from './firefox-window';
import { parseKeyStroke } from './key-stroke';
import { asExpression, ELEMENT_TIMEOUT_MS, fromJson, PageGone, waitInPage } from './page-script';

/** How long a page that was just opened has to keep its layout before it is clicked. */
const CALM_MS = 100;
const YOUNG_MS = 2000;

/**
 * Firefox fits a popup's panel to its page after it is drawn, so that a click meets what stood there before: whether an
 * element of a young page has kept its place. An expression for the page.
 */
const standsStill = (name: string) => `(async () => {
  const place = () => {
    const { x, y, width } = document.querySelector(${name}).getBoundingClientRect();
    return [x, y, width, innerWidth, innerHeight].join();
  };
  if (performance.now() > ${YOUNG_MS}) return true;
  const before = place();
  await new Promise((resolve) => setTimeout(resolve, ${CALM_MS}));
  return place() === before;
})()`;

/** A page in Firefox, reached from the browser's own window: `number` is the page's in `firefox-inside.js`. */
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
      const answer = await this.#window.call<string | null>('evaluate', this.#number, asExpression(script));
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
    await this.waitFor(standsStill(name), `the element ${selector} to stand still`);
    await this.#act(() => this.#window.call('click', this.#number, selector));
  }

  async pointAt(selector: string, holdingAlt: boolean): Promise<void> {
    const centre = await this.evaluate<{ x: number; y: number }>(`
      const { x, y, width, height } = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };`);
    await this.#act(() => this.#window.call('pointAt', this.#number, centre.x, centre.y, holdingAlt));
  }

  async lookLike({ scheme, forcedColours }: Look): Promise<void> {
    await this.#window.call('lookLike', this.#number, scheme === 'dark', forcedColours);
    await this.waitFor(
      `matchMedia('(prefers-color-scheme: ${scheme})').matches && matchMedia('(forced-colors: active)').matches === ${forcedColours}`,
      'the look to come about',
    );
  }

  accessibilityTree(): Promise<readonly AccessibleNode[]> {
    return this.#here(() => this.#window.call<readonly AccessibleNode[]>('accessibilityTree', this.#number));
  }

  async screenshot(file: string): Promise<void> {
    const picture = await this.#here(() => this.#window.call<string>('screenshot', this.#number));
    await writeFile(file, Buffer.from(picture, 'base64'));
  }

  async watch(): Promise<() => Promise<readonly Buffer[]>> {
    const watching = this.#window.call<readonly string[]>('watch', this.#number);
    return async () => {
      await this.#window.call('stopWatching', this.#number);
      return (await watching).map((picture) => Buffer.from(picture, 'base64'));
    };
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
