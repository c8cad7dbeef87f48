/** The steps of the API that can be made to fail. */
export const faultSteps = ['status', 'submit', 'finish', 'retract'] as const;
export type FaultStep = (typeof faultSteps)[number];

const namedKinds = [
  'http-500',
  'http-429',
  'http-401',
  'hang',
  'hang-after',
  'drop-before',
  'drop-after',
  'garbage',
  'garbage-after',
  'slow',
] as const;

/** The ways to fail; `code-N` answers properly, but with that response code. */
export type FaultKind = (typeof namedKinds)[number] | `code-${number}`;

/** One way to fail at one step, for the next `times` requests (once unless told); `retryAfter` in seconds, for http-429. */
export interface Fault {
  readonly at: FaultStep;
  readonly kind: FaultKind;
  readonly times?: number;
  readonly retryAfter?: number;
}

/** What was asked of the control interface can't be done; the message says why and is safe to show. */
export class ControlError extends Error {}

const isStep = (value: unknown): value is FaultStep => faultSteps.some((step) => step === value);

const isKind = (value: unknown): value is FaultKind =>
  namedKinds.some((kind) => kind === value) || (typeof value === 'string' && /^code-\d{1,9}$/.test(value));

function wholeNumber(name: string, value: unknown, least: number): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return value;
  throw new ControlError(`${name} must be a whole number of at least ${least}`);
}

/**
 * Reads a fault from what a test sent.
 * @throws ControlError with what is wrong in words
 */
export function parseFault(input: unknown): Fault {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new ControlError('a fault must be a JSON object');
  }
  const { at, kind, times, retryAfter, ...unknown }: Record<string, unknown> = { ...input };
  if (!isStep(at)) throw new ControlError(`at must be one of ${faultSteps.join(', ')}`);
  if (!isKind(kind)) throw new ControlError(`kind must be one of ${namedKinds.join(', ')} or code-<number>`);
  const stranger = Object.keys(unknown)[0];
  if (stranger !== undefined) throw new ControlError(`a fault has no "${stranger}"`);
  const repeats = wholeNumber('times', times, 1);
  const wait = wholeNumber('retryAfter', retryAfter, 0);
  return {
    at,
    kind,
    ...(repeats === undefined ? {} : { times: repeats }),
    ...(wait === undefined ? {} : { retryAfter: wait }),
  };
}

/** Faults waiting for their step, first come, first served. */
export class FaultQueue {
  private waiting: { fault: Fault; left: number }[] = [];

  /** Puts a fault behind those already waiting for the same step. */
  add(fault: Fault): void {
    this.waiting.push({ fault, left: fault.times ?? 1 });
  }

  /** Takes one use of the next fault at a step, or null when the step works. */
  take(step: FaultStep): Fault | null {
    const next = this.waiting.find(({ fault }) => fault.at === step);
    if (next === undefined) return null;
    next.left -= 1;
    this.waiting = this.waiting.filter(({ left }) => left > 0);
    return next.fault;
  }

  /** Whether any fault is still to come. */
  get pending(): boolean {
    return this.waiting.length > 0;
  }

  /** Forgets all faults. */
  clear(): void {
    this.waiting = [];
  }
}
