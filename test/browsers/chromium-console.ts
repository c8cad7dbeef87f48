import type { CDPSession, Protocol } from 'puppeteer-core';
import { attach } from './chromium-session';

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
  readonly #browser: CDPSession;
  readonly #origin: string;
  readonly #addresses = new Map<string, string>();
  readonly #watched = new Set<string>();

  constructor(browser: CDPSession, origin: string) {
    this.#browser = browser;
    this.#origin = origin;
  }

  /** Watches all that is open and all that opens later. */
  async start(): Promise<void> {
    const onTarget = ({ targetInfo }: { targetInfo: Protocol.Target.TargetInfo }): void => {
      void this.#onTarget(targetInfo);
    };
    this.#browser.on('Target.targetCreated', onTarget);
    this.#browser.on('Target.targetInfoChanged', onTarget);
    await this.#browser.send('Target.setDiscoverTargets', { discover: true });
  }

  async #onTarget({ targetId, url }: Protocol.Target.TargetInfo): Promise<void> {
    this.#addresses.set(targetId, url);
    if (this.#watched.has(targetId) || !url.startsWith(this.#origin)) return;
    this.#watched.add(targetId);
    try {
      const session = await attach(this.#browser, targetId);
      this.#listen(session, targetId);
      await Promise.all([session.send('Runtime.enable'), session.send('Log.enable')]);
    } catch {
      // The page closed before it could be watched.
    }
  }

  #listen(session: CDPSession, targetId: string): void {
    const note = (level: string, text: string, file?: string, line = 0): void => {
      const address = this.#addresses.get(targetId) ?? '';
      if (address.startsWith(this.#origin))
        this.problems.push(`${level}: ${text} (${file ?? address}:${line})`);
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
