import type { Batch } from './plan.ts';

/** What happened to each batch, told only when something is wrong with one of its reports. */
export class Trace {
  readonly #lines = new Map<number, string[]>();
  #last: Batch | null = null;
  #current: string[] = [];
  #since = performance.now();

  begin(batch: Batch): void {
    this.#last = batch;
    this.#since = performance.now();
    this.#current = [];
    this.#lines.set(batch.number, this.#current);
  }

  readonly note = (words: string): void => {
    const seconds = (performance.now() - this.#since) / 1000;
    this.#current.push(`${seconds.toFixed(2).padStart(7)} s  ${words}`);
  };

  /** The plan of a batch and what became of it, in the order of events. */
  of(batch: Batch): string {
    const { number, holdSeconds, erasesAtOnce, reports, faults, kills } = batch;
    const planned = { holdSeconds, erasesAtOnce, reports: reports.length, faults, kills };
    const happened = this.#lines.get(number) ?? [];
    return [`Batch ${number}: ${JSON.stringify(planned)}`, ...happened].join('\n');
  }

  /** Of the batch that began last. */
  ofLast(): string {
    return this.#last === null ? 'No batch has begun' : this.of(this.#last);
  }
}
