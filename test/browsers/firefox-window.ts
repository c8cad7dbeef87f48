import { readFileSync } from 'node:fs';
import type { Marionette } from './marionette';

const INSIDE = readFileSync(new URL('./firefox-inside.js', import.meta.url), 'utf8');

type Argument = boolean | number | string | null | Argument[];

interface ScriptAnswer<T> {
  value: T;
}

/**
 * Firefox's own window with the driver's functions in it (`firefox-inside.js`), and the way into the web tabs, which
 * live in other processes and are reached in Marionette's content context.
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
    // The context counts at the moment a script starts, so a long script need not keep the others waiting.
    const { answer } = await this.#marionette.alone(async () => {
      await this.#enter('chrome');
      return { answer: this.#script<T>(script, [name, parameters], 'system') };
    });
    return answer;
  }

  /** Runs an expression in the page of a web tab. */
  async evaluateInTab<T>(handle: string, expression: string): Promise<T> {
    const { answer } = await this.#marionette.alone(async () => {
      await this.#enterTab(handle);
      return { answer: this.#script<T>(`return ${expression}`, [], null) };
    });
    return answer;
  }

  /** Commands of WebDriver on a web tab, such as a navigation or a click. */
  inTab<T>(handle: string, steps: (marionette: Marionette) => Promise<T>): Promise<T> {
    return this.#marionette.alone(async () => {
      await this.#enterTab(handle);
      return steps(this.#marionette);
    });
  }

  async #script<T>(script: string, args: Argument[], sandbox: string | null): Promise<T> {
    const parameters = { script, args, sandbox, newSandbox: false };
    return (await this.#marionette.send<ScriptAnswer<T>>('WebDriver:ExecuteScript', parameters)).value;
  }

  async #enter(context: 'chrome' | 'content'): Promise<void> {
    if (this.#context === context) return;
    await this.#marionette.send('Marionette:SetContext', { value: context });
    this.#context = context;
  }

  async #enterTab(handle: string): Promise<void> {
    await this.#enter('content');
    await this.#marionette.send('WebDriver:SwitchToWindow', { handle, focus: false });
  }
}
