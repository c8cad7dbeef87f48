import { until } from '../browsers/deadline.ts';
import type { Kill, Moment } from './disturbances.ts';
import { fileReport } from './file-report.ts';
import type { Batch, PlannedReport } from './plan.ts';
import { isQuiet, type TendingTools, tend } from './tending.ts';

/** What a batch is carried out with; all of it outlives the batch. */
export interface Tools extends TendingTools {
  readonly acknowledged: (report: PlannedReport) => void;
  readonly killed: (what: Kill['what']) => void;
}

/** Longer than any batch takes with all its faults and restarts: after it, something is stuck. */
const settledWithinMs = 120_000;
/** Between two looks at the outbox when the hotline is asked nothing. */
const lookEveryMs = 150;

/** One batch from the first press to the last receipt: files, disturbs, and does what a person would do. */
export class BatchRun {
  readonly #batch: Batch;
  readonly #tools: Tools;
  readonly #acknowledged = new Set<string>();
  #disturbed = false;
  /** Everything is filed, although a kill may be to come. */
  #atRest = false;
  /** One part has failed: the others need not go on. */
  #failed = false;

  constructor(batch: Batch, tools: Tools) {
    this.#batch = batch;
    this.#tools = tools;
  }

  /** Rejects when reports stay open, or are not taken. */
  async carryOut(): Promise<void> {
    const { standing, hotline } = this.#tools;
    const { holdSeconds, erasesAtOnce, faults, reports } = this.#batch;
    const keeping = erasesAtOnce ? { keeping: { eraseAfterHours: 0 } } : {};
    await standing.with((stage) => stage.usePolicy({ holdSeconds, ...keeping }));
    for (const fault of faults) hotline.setFault(fault);
    if (hotline.toCome('status') > 0) await standing.with((stage) => stage.forgetClock());
    const parts = [...reports.map((report) => this.#file(report)), this.#disturb(), this.#tend()];
    await Promise.all(parts).catch(async (error: unknown) => {
      this.#failed = true;
      await Promise.allSettled(parts);
      throw error;
    });
  }

  async #file(report: PlannedReport): Promise<void> {
    const { standing, trace } = this.#tools;
    await fileReport(standing, report);
    this.#acknowledged.add(report.id);
    this.#tools.acknowledged(report);
    trace.note(`acknowledged: ${report.url}`);
  }

  async #disturb(): Promise<void> {
    const { standing, trace, killed } = this.#tools;
    for (const { what, when } of this.#batch.kills) {
      await this.#reach(when);
      if (this.#failed) return;
      trace.note(`kill: ${what}, planned ${JSON.stringify(when)}${this.#atRest ? ', too late for it' : ''}`);
      await (what === 'browser' ? standing.killBrowser() : standing.stopBackground());
      killed(what);
      trace.note(`it runs again: ${what}`);
    }
    this.#disturbed = true;
  }

  /** Waits for a moment; one that does not come, since all is filed already, is now. */
  async #reach(moment: Moment): Promise<void> {
    const { hotline, standing } = this.#tools;
    let isHere = () => this.#acknowledged.size >= this.#shareOf(moment);
    if ('during' in moment) {
      const before = hotline.watch.held(moment.during, moment.kind);
      hotline.setFault({ at: moment.during, kind: moment.kind });
      if (moment.during === 'status') await standing.with((stage) => stage.forgetClock());
      isHere = () => hotline.watch.held(moment.during, moment.kind) > before;
    } else if (moment.after === 'requests') {
      isHere = () => hotline.watch.requests >= this.#shareOf(moment);
    }
    await until(`the moment ${JSON.stringify(moment)}`, settledWithinMs, () =>
      isHere() || this.#atRest || this.#failed ? true : undefined,
    );
  }

  #shareOf(moment: Moment): number {
    return 'share' in moment ? Math.max(1, Math.round(moment.share * this.#batch.reports.length)) : 0;
  }

  /** Tends the reports until all are filed and nothing more is going to disturb them. */
  async #tend(): Promise<void> {
    const { reports } = this.#batch;
    await until('all reports of a batch to be filed', settledWithinMs, async () => {
      // Asked before the look: what is acknowledged after it is not in it.
      const areAllSaved = this.#acknowledged.size === reports.length;
      this.#atRest = isQuiet(await tend(this.#tools, reports)) && areAllSaved;
      if (this.#failed || (this.#atRest && this.#disturbed)) return true;
      await this.#tools.hotline.watch.news(lookEveryMs);
      return undefined;
    });
  }
}
