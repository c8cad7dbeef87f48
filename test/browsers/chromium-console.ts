import type { CDPSession, Browser as Puppeteer, Target } from 'puppeteer-core';

const CONSOLE_LEVELS: ReadonlyMap<string, string> = new Map([
  ['error', 'error'],
  ['assert', 'error'],
  ['warning', 'warning'],
]);

/**
 * Collects what goes wrong in the extension's pages and worker. The browser repeats what a page has already said to
 * a session that joins late, so nothing is missed. Being watched keeps the worker from going idle on its own: tests
 * that want it asleep stop it.
 */
export class ChromiumConsole {
  readonly problems: string[] = [];
  readonly #origin: string;
  readonly #watched = new WeakSet<Target>();

  constructor(browser: Puppeteer, origin: string) {
    this.#origin = origin;
    const watch = (target: Target): void => {
      void this.#watch(target);
    };
    browser.on('targetcreated', watch);
    browser.on('targetchanged', watch);
    for (const target of browser.targets()) watch(target);
  }

  async #watch(target: Target): Promise<void> {
    if (this.#watched.has(target) || !target.url().startsWith(this.#origin)) return;
    this.#watched.add(target);
    try {
      const session = await target.createCDPSession();
      this.#listen(session, target);
      await Promise.all([session.send('Runtime.enable'), session.send('Log.enable')]);
    } catch {
      // The page closed before it could be watched.
    }
  }

  #listen(session: CDPSession, target: Target): void {
    const note = (level: string, text: string, file = target.url(), line = 0): void => {
      if (target.url().startsWith(this.#origin)) this.problems.push(`${level}: ${text} (${file}:${line})`);
    };
    session.on('Runtime.consoleAPICalled', (call) => {
      const level = CONSOLE_LEVELS.get(call.type);
      if (level === undefined) return;
      const text = call.args.map((part) => part.description ?? String(part.value ?? part.type)).join(' ');
      const place = call.stackTrace?.callFrames[0];
      note(level, text, place?.url, (place?.lineNumber ?? -1) + 1);
    });
    session.on('Runtime.exceptionThrown', ({ exceptionDetails: details }) => {
      const text = details.exception?.description ?? details.text;
      note('error', `uncaught ${text}`, details.url, details.lineNumber + 1);
    });
    session.on('Log.entryAdded', ({ entry }) => {
      if (entry.level === 'error' || entry.level === 'warning') {
        note(entry.level, entry.text, entry.url, entry.lineNumber);
      }
    });
  }
}
