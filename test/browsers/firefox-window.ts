import { readFileSync } from 'node:fs';
import type { Marionette } from './marionette';

const INSIDE = readFileSync(new URL('./firefox-inside.js', import.meta.url), 'utf8');

type Argument = boolean | number | string | null | Argument[];

/**
 * Firefox's own window with the driver's functions in it (`firefox-inside.js`): the way to all pages, in whatever
 * process they live.
 */
export class FirefoxWindow {
  readonly #marionette: Marionette;
  #context: 'chrome' | 'content' | undefined;

  constructor(marionette: Marionette) {
    this.#marionette = marionette;
  }

  /** Puts the driver's functions into the window. */
  async prepare(): Promise<void> {
    await this.#marionette.alone(async () => {
      await this.#enter('chrome');
      await this.#marionette.send('WebDriver:ExecuteScript', { script: INSIDE, sandbox: 'system' });
    });
  }

  /** Calls one of the functions of `firefox-inside.js`. */
  async call<T>(name: string, ...parameters: Argument[]): Promise<T> {
    const script = 'return window.signpostDriver[arguments[0]](...arguments[1])';
    const command = { script, args: [name, parameters], sandbox: 'system', newSandbox: false };
    // The context counts at the moment a script starts, so a long script need not keep the others waiting.
    const { answer } = await this.#marionette.alone(async () => {
      await this.#enter('chrome');
      return { answer: this.#marionette.send<{ value: T }>('WebDriver:ExecuteScript', command) };
    });
    return (await answer).value;
  }

  /** Loads an address in a tab and waits until its document is there. */
  async navigate(number: number, address: string): Promise<void> {
    const handle = await this.call<string>('handle', number);
    await this.#marionette.alone(async () => {
      await this.#enter('content');
      await this.#marionette.send('WebDriver:SwitchToWindow', { handle, focus: false });
      await this.#marionette.send('WebDriver:Navigate', { url: address });
    });
  }

  async #enter(context: 'chrome' | 'content'): Promise<void> {
    if (this.#context === context) return;
    await this.#marionette.send('Marionette:SetContext', { value: context });
    this.#context = context;
  }
}
