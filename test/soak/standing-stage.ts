import type { Stage } from '../browsers/stage.ts';

/** How often what failed without a kill is tried again: more often means that something else is wrong. */
const attempts = 3;

/** From one launch of the browser to its kill. */
interface Life {
  /** Rejects when the browser is killed. */
  readonly ended: Promise<never>;
  end(): void;
}

function newLife(): Life {
  let end: () => void = () => undefined;
  const ended = new Promise<never>((_, reject) => {
    end = () => reject(new Error('The browser was killed'));
  });
  ended.catch(() => undefined);
  return { ended, end };
}

/** A stage that is used while it is being killed: what a kill interrupts is done again after the restart. */
export class StandingStage {
  readonly stage: Stage;
  #life = newLife();
  #standing: Promise<void> = Promise.resolve();

  constructor(stage: Stage) {
    this.stage = stage;
  }

  /** Does something that may be done twice, again and again until it came to an end in one life of the browser. */
  async with<T>(use: (stage: Stage) => Promise<T>): Promise<T> {
    for (let failures = 0; ; ) {
      await this.#standing;
      const life = this.#life;
      try {
        return await Promise.race([use(this.stage), life.ended]);
      } catch (error) {
        if (life === this.#life) failures += 1;
        if (failures >= attempts) throw error;
      }
    }
  }

  /** Sends one of the extension's own messages until it is answered. */
  ask<Answer>(name: string, argument?: unknown): Promise<Answer> {
    return this.with((stage) => stage.ask<Answer>(name, argument));
  }

  /** Ends the background as an idle browser does, and wakes it with a message. */
  async stopBackground(): Promise<void> {
    await this.with((stage) => stage.browser.stopBackground());
    await this.ask('popup.open');
  }

  /** SIGKILL to every process of the browser, and the same profile again. */
  async killBrowser(): Promise<void> {
    const { end } = this.#life;
    this.#standing = this.#restart();
    this.#life = newLife();
    end();
    await this.#standing;
  }

  async #restart(): Promise<void> {
    await this.stage.killBrowserAndRestart();
    // One page for all who wait: each would open its own.
    await this.stage.ownPage();
  }
}
