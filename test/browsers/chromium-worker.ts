import type { CDPSession, Page, Protocol } from 'puppeteer-core';
import { attach } from './chromium-session';
import { until } from './deadline';
import { asExpression, DEFAULT_TIMEOUT_MS, fromJson } from './page-script';

/** A session of the whole browser, and a tab through which the service workers are commanded. */
export interface WorkerAccess {
  browser: CDPSession;
  tab(): Page;
}

/**
 * The extension's service worker, driven through the protocol itself: puppeteer keeps listing a worker that was
 * stopped while a session was attached to it.
 */
export class ChromiumWorker {
  readonly #access: WorkerAccess;
  readonly #origin: string;
  #session: { target: string; session: CDPSession } | undefined;

  constructor(access: WorkerAccess, origin: string) {
    this.#access = access;
    this.#origin = origin;
  }

  /** Runs a script in the worker, which is started when it does not run. */
  async evaluate<T>(script: string): Promise<T> {
    const target = (await this.#target()) ?? (await this.#start());
    const session = await this.#sessionOf(target);
    await until('the service worker to run', DEFAULT_TIMEOUT_MS, () => hasInterfaces(session));
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: asExpression(script),
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return fromJson<T>(result.value);
  }

  /** Any tab may command the profile's workers, so the extension need not have a page open. */
  async stop(): Promise<void> {
    await this.#command((session) => session.send('ServiceWorker.stopAllWorkers'));
    const stopped = async () => ((await this.#target()) === undefined ? true : undefined);
    await until('the service worker to stop', DEFAULT_TIMEOUT_MS, stopped);
  }

  /** Waits until a freshly loaded worker is installed and active: until then Chromium may replace it. */
  async settled(): Promise<void> {
    await this.#command(async (session) => {
      let isActive = false;
      session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
        isActive ||= versions.some(
          (version) =>
            version.scriptURL.startsWith(this.#origin) &&
            version.runningStatus === 'running' &&
            version.status === 'activated',
        );
      });
      // Once more, for the versions of before: the domain tells all it knows when it is switched on.
      await session.send('ServiceWorker.disable');
      await session.send('ServiceWorker.enable');
      await until('the service worker to be active', DEFAULT_TIMEOUT_MS, () => isActive || undefined);
    });
  }

  async #start(): Promise<Protocol.Target.TargetInfo> {
    const scopeURL = `${this.#origin}/`;
    await this.#command((session) => session.send('ServiceWorker.startWorker', { scopeURL }));
    return until('the service worker to start', DEFAULT_TIMEOUT_MS, () => this.#target());
  }

  async #target(): Promise<Protocol.Target.TargetInfo | undefined> {
    const { targetInfos } = await this.#access.browser.send('Target.getTargets', {
      filter: [{ type: 'service_worker' }],
    });
    return targetInfos.find((target) => target.url.startsWith(this.#origin));
  }

  async #sessionOf(target: Protocol.Target.TargetInfo): Promise<CDPSession> {
    if (this.#session?.target === target.targetId) return this.#session.session;
    const session = await attach(this.#access.browser, target.targetId);
    this.#session = { target: target.targetId, session };
    return session;
  }

  async #command(give: (session: CDPSession) => Promise<void>): Promise<void> {
    const session = await this.#access.tab().createCDPSession();
    try {
      await session.send('ServiceWorker.enable');
      await give(session);
    } finally {
      await session.detach().catch(() => undefined);
    }
  }
}

/** A worker that is about to start has a world already, but not yet the extension's interfaces in it. */
async function hasInterfaces(session: CDPSession): Promise<true | undefined> {
  const { result } = await session.send('Runtime.evaluate', {
    expression: 'globalThis.chrome?.runtime !== undefined',
    returnByValue: true,
  });
  return result.value === true || undefined;
}
