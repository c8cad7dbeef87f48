import { apiRoot } from './api';
import { MovableClock } from './clock';
import type { Controls } from './control';
import type { DemoPage } from './demo-pages';
import { createDemoServer } from './demo-server';
import { type Fault, FaultQueue, parseFault } from './faults';
import { Hotline, type SandboxReport } from './hotline';
import { createHotlineServer, type Exchange } from './hotline-server';
import { listen, stop } from './listening';
import { RequestRecord, type SandboxRequest } from './request-record';

export type { DemoPage } from './demo-pages';
export type { Fault, FaultKind, FaultStep } from './faults';
export type { SandboxReport } from './hotline';
export type { Exchange } from './hotline-server';
export type { SandboxRequest } from './request-record';

/** How to start the sandbox; ports default to any free one, user and password to `sandbox`. */
export interface SandboxOptions {
  readonly port?: number;
  readonly demoPort?: number;
  readonly user?: string;
  readonly password?: string;
  /** Called for every request to the API, just before it is answered. */
  readonly onExchange?: (exchange: Exchange) => void;
}

/** A running sandbox. */
export interface Sandbox {
  /** The hotline's origin, http://127.0.0.1:PORT. */
  readonly origin: string;
  /** Where the CyberTipline API begins. */
  readonly apiAddress: string;
  /** The demo community's origin: another port, so another origin. */
  readonly demoOrigin: string;
  reports(): SandboxReport[];
  /** Every request that arrived at the hotline's port, but for those under /_sandbox. */
  requests(): SandboxRequest[];
  demoRequests(): SandboxRequest[];
  /** Makes the next requests to a step fail. Throws ControlError when the fault makes no sense. */
  setFault(fault: Fault): void;
  advanceClock(seconds: number): void;
  /** Lets the demo server send a page of a test's own, until reset. The path may have a query. */
  addPage(path: string, page: DemoPage): void;
  /** As if just started: no reports, requests, faults or added pages, and real time. */
  reset(): void;
  close(): Promise<void>;
}

/** The parts that outlive a reset, and how they are emptied. */
class SandboxState {
  readonly clock = new MovableClock();
  readonly hotline = new Hotline(this.clock);
  readonly faults = new FaultQueue();
  readonly record = new RequestRecord();
  readonly demoRecord = new RequestRecord();
  readonly pages = new Map<string, DemoPage>();

  reset(): void {
    this.clock.reset();
    this.hotline.reset();
    this.faults.clear();
    this.record.clear();
    this.demoRecord.clear();
    this.pages.clear();
  }
}

function createServers(state: SandboxState, options: SandboxOptions, controls: () => Controls) {
  const hotlineServer = createHotlineServer({
    ...state,
    credentials: { user: options.user ?? 'sandbox', password: options.password ?? 'sandbox' },
    controls,
    onExchange: options.onExchange ?? (() => undefined),
  });
  const demoServer = createDemoServer({ clock: state.clock, record: state.demoRecord, pages: state.pages });
  return { hotlineServer, demoServer };
}

/**
 * Starts a hotline and a demo community on this machine.
 * @throws the system's error when a port can not be used, for example EADDRINUSE
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const state = new SandboxState();
  const { hotlineServer, demoServer } = createServers(state, options, () => ({
    ...sandbox,
    clock: state.clock,
  }));
  const close = async () => {
    await Promise.all([stop(hotlineServer), stop(demoServer)]);
  };
  const listening = async (): Promise<[string, string]> => [
    await listen(hotlineServer, options.port ?? 0),
    await listen(demoServer, options.demoPort ?? 0),
  ];
  const [origin, demoOrigin] = await listening().catch(async (error: unknown) => {
    await close();
    throw error;
  });
  const sandbox: Sandbox = {
    origin,
    apiAddress: `${origin}${apiRoot}`,
    demoOrigin,
    reports: () => state.hotline.reports(),
    requests: () => state.record.list(),
    demoRequests: () => state.demoRecord.list(),
    setFault: (fault) => {
      state.faults.add(parseFault(fault));
      hotlineServer.closeIdleConnections();
    },
    advanceClock: (seconds) => state.clock.advance(seconds),
    addPage: (path, page) => {
      state.pages.set(path, page);
    },
    reset: () => state.reset(),
    close,
  };
  return sandbox;
}
