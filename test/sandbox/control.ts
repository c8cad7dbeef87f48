import type { MovableClock } from './clock';
import { ControlError, type Fault, parseFault } from './faults';
import type { SandboxReport } from './hotline';
import type { SandboxRequest } from './request-record';

/** What can be seen and done over HTTP under /_sandbox; the same as a test can do in its own process. */
export interface Controls {
  readonly origin: string;
  readonly clock: MovableClock;
  reports(): SandboxReport[];
  requests(): SandboxRequest[];
  setFault(fault: Fault): void;
  reset(): void;
}

export interface ControlRequest {
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly originHeader: string | undefined;
  readonly body: Buffer | null;
}

/** A control answer is always JSON. */
export interface ControlAnswer {
  readonly status: number;
  readonly json: unknown;
}

const done: ControlAnswer = { status: 200, json: { done: true } };
const refused = (status: number, error: string): ControlAnswer => ({ status, json: { error } });

function readJson(body: Buffer | null): unknown {
  if (body === null) throw new ControlError('the body is too large');
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new ControlError('the body must be JSON');
  }
}

function moveClock(clock: MovableClock, input: unknown): void {
  const seconds =
    typeof input === 'object' && input !== null && 'advanceSeconds' in input
      ? input.advanceSeconds
      : undefined;
  if (typeof seconds !== 'number') throw new ControlError('advanceSeconds must be a number of seconds');
  try {
    clock.advance(seconds);
  } catch (error) {
    throw error instanceof RangeError ? new ControlError(error.message) : error;
  }
}

type Action = (controls: Controls, body: Buffer | null) => ControlAnswer;

const actions: Readonly<Record<string, Action>> = {
  'GET /_sandbox/reports': (controls) => ({ status: 200, json: controls.reports() }),
  'GET /_sandbox/requests': (controls) => ({ status: 200, json: controls.requests() }),
  'POST /_sandbox/faults': (controls, body) => {
    controls.setFault(parseFault(readJson(body)));
    return done;
  },
  'POST /_sandbox/clock': (controls, body) => {
    moveClock(controls.clock, readJson(body));
    return { status: 200, json: { now: controls.clock.now().toISOString() } };
  },
  'POST /_sandbox/reset': (controls) => {
    controls.reset();
    return done;
  },
};

// A web page that somebody looks at while the sandbox runs must not be able to read reports, also not by a name of its
// own that it points at this machine. Extensions have origins of other schemes.
function stranger(controls: Controls, { host, originHeader }: ControlRequest): string | null {
  if (!/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/i.test(host)) return 'Host must be 127.0.0.1 or localhost';
  const own = [controls.origin, controls.origin.replace('127.0.0.1', 'localhost')];
  const isPage = originHeader !== undefined && /^(?:https?:|null$)/i.test(originHeader);
  return isPage && !own.includes(originHeader) ? 'web pages may not control the sandbox' : null;
}

/** Answers a control request: 400 with what is wrong, 403 for web pages, 404 for what doesn't exist. */
export function answerControl(controls: Controls, request: ControlRequest): ControlAnswer {
  const reason = stranger(controls, request);
  if (reason !== null) return refused(403, reason);
  const name = `${request.method} ${request.path}`;
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (action === undefined) return refused(404, `there is only ${Object.keys(actions).join(', ')}`);
  try {
    return action(controls, request.body);
  } catch (error) {
    if (error instanceof ControlError) return refused(400, error.message);
    throw error;
  }
}
