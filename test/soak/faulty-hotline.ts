import type { Fault, FaultStep, Sandbox } from '../sandbox/server.ts';
import type { HotlineWatch } from './hotline-watch.ts';

/** The sandbox with a memory of the faults that it was told to perform. */
export class FaultyHotline {
  readonly sandbox: Sandbox;
  readonly watch: HotlineWatch;
  readonly #told = new Map<FaultStep, number>();

  constructor(sandbox: Sandbox, watch: HotlineWatch) {
    this.sandbox = sandbox;
    this.watch = watch;
  }

  setFault(fault: Fault): void {
    this.#told.set(fault.at, (this.#told.get(fault.at) ?? 0) + (fault.times ?? 1));
    this.sandbox.setFault(fault);
  }

  /** Faults at a step that it has still to perform. */
  toCome(step: FaultStep): number {
    return (this.#told.get(step) ?? 0) - this.watch.performed(step);
  }
}
