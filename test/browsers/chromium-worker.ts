import type { CDPSession, Page, Protocol } from 'puppeteer-core';
import { attach } from './chromium-session';
import { until } from './deadline';
import { asExpression, DEFAULT_TIMEOUT_MS, fromJson } from './page-script';

/** A session of the whole browser, and a tab through which the service workers are commanded. */
export interface WorkerAccess {
  browser: CDPSession;
  tab(): Page;
}

type WorkerVersion = Protocol.ServiceWorker.ServiceWorkerVersion;

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

  /**
   * Any tab may command the profile's workers, so the extension need not have a page open. An event may start the
   * worker again in the same moment, so it is enough that it has stopped once.
   */
  async stop(): Promise<void> {
    let hasStopped = false;
    const watch = (version: WorkerVersion): void => {
      hasStopped ||= version.runningStatus === 'stopped' && version.status === 'activated';
    };
    await this.#command(async (session) => {
      await session.send('ServiceWorker.stopAllWorkers');
      const stopped = async () => hasStopped || (await this.#target()) === undefined || undefined;
      await until('the service worker to stop', DEFAULT_TIMEOUT_MS, stopped);
    }, watch);
  }

  /** Waits until a freshly loaded worker is installed and active: until then Chromium may replace it. */
  async settled(): Promise<void> {
    let isActive = false;
    const watch = (version: WorkerVersion): void => {
      isActive ||= version.runningStatus === 'running' && version.status === 'activated';
    };
    await this.#command(async () => {
      await until('the service worker to be active', DEFAULT_TIMEOUT_MS, () => isActive || undefined);
    }, watch);
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

  /** Commands the workers, and tells each state of the extension's own: the one it is in, then every change. */
  async #command(
    give: (session: CDPSession) => Promise<void>,
    watch: (version: WorkerVersion) => void = () => undefined,
  ): Promise<void> {
    const session = await this.#access.tab().createCDPSession();
    try {
      session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
        versions.filter((version) => version.scriptURL.startsWith(this.#origin)).forEach(watch);
      });
      // The domain tells all it knows when it is switched on.
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
