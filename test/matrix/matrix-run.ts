import { until } from '../browsers/deadline.ts';
import { BatchRun } from '../soak/batch-run.ts';
import { type Finding, isClean, judge, type Verdict, wrongMeanwhile } from '../soak/judge.ts';
import type { Batch, PlannedReport } from '../soak/plan.ts';
import type { DisturbedStage } from '../soak/set-stage.ts';
import { shownBy } from '../soak/shown.ts';
import { isQuiet, tend } from '../soak/tending.ts';
import { approach } from './approach.ts';
import type { Boundary } from './boundaries.ts';
import type { Cell } from './cells.ts';

const filedWithinMs = 60_000;
/** A batch gives up before. */
const endedWithinMs = 150_000;
const lookEveryMs = 150;

type FaultCell = Extract<Cell, { readonly fault: unknown }>;
type KillCell = Extract<Cell, { readonly kill: unknown }>;

const batchOf = (cell: Cell): Batch => ({
  number: 0,
  holdSeconds: 0,
  erasesAtOnce: false,
  reports: [cell.report],
  faults: 'fault' in cell ? [cell.fault] : [],
  kills: [],
});

/** Carries cells out on one stage, one after the other. */
export class MatrixRun {
  kills = 0;
  readonly #stage: DisturbedStage;
  #wrong: Finding[] = [];
  #openedBefore = 0;

  constructor(stage: DisturbedStage) {
    this.#stage = stage;
  }

  /** Faults that the hotline has performed. */
  get faults(): number {
    return this.#stage.hotline.watch.faults;
  }

  /**
   * Carries a cell out from the press to the receipt.
   * @returns what came of its report at the hotline, and what was shown of it then and meanwhile
   * @throws when the cell could not be carried out as it should be, and yet nothing is wrong with its report
   */
  async carryOut(cell: Cell): Promise<Verdict> {
    const { standing, hotline, trace } = this.#stage;
    this.#openedBefore = hotline.sandbox.reports().length;
    this.#wrong = [];
    trace.begin(batchOf(cell));
    hotline.watch.begin();
    const failure = await ('fault' in cell ? this.#underFault(cell) : this.#killed(cell)).then(
      () => null,
      (error: unknown) => {
        trace.note(`it ended early: ${error instanceof Error ? error.stack : String(error)}`);
        return { error };
      },
    );
    const reports = [cell.report];
    const judged = judge(reports, this.#opened(), await shownBy(standing, reports));
    const verdict = { ...judged, wronglyShown: [...this.#wrong, ...judged.wronglyShown].slice(0, 1) };
    if (failure !== null && isClean(verdict)) throw failure.error;
    return verdict;
  }

  async #underFault(cell: FaultCell): Promise<void> {
    let [isSaved, hasEnded] = [false, false];
    const run = new BatchRun(batchOf(cell), {
      ...this.#stage,
      tooEarly: (finding) => void this.#wrong.push(finding),
      acknowledged: () => {
        isSaved = true;
      },
      killed: () => undefined,
    });
    const carriedOut = run.carryOut().finally(() => {
      hasEnded = true;
    });
    const watched = until('a cell to end', endedWithinMs, async () => {
      if (isSaved) await this.#witness(cell.report);
      return hasEnded || undefined;
    });
    await Promise.all([carriedOut, watched]);
    if (this.#stage.hotline.toCome(cell.fault.at) > 0)
      throw new Error('The report was filed without the fault');
  }

  async #killed({ kill, boundary, report }: KillCell): Promise<void> {
    const { turnstile, acknowledged } = await approach(this.#stage, report, boundary);
    this.#mustStandAt(boundary);
    // Where a write waits, whoever reads waits behind it: nothing can be shown.
    if (turnstile === null) await this.#witness(report);
    this.#stage.trace.note(`kill: ${kill}`);
    await (kill === 'browser' ? this.#stage.standing.killBrowser() : this.#stopBackground(turnstile));
    this.kills += 1;
    this.#stage.trace.note('it runs again');
    await acknowledged;
    await this.#witness(report);
    await this.#filed(report);
    if (this.#opened().length !== boundary.opened)
      throw new Error(
        `It was opened ${this.#opened().length} times, not ${boundary.opened}: the kill struck elsewhere, or a reference was thrown away`,
      );
  }

  async #stopBackground(turnstile: { open(): Promise<void> } | null): Promise<void> {
    const { standing } = this.#stage;
    await standing.with((stage) => stage.browser.stopBackground());
    await turnstile?.open();
    await standing.ask('popup.open');
  }

  /** What the hotline has of this cell's report. */
  #opened() {
    return this.#stage.hotline.sandbox.reports().slice(this.#openedBefore);
  }

  /** A kill that strikes elsewhere shows nothing about its boundary. */
  #mustStandAt({ there }: Boundary): void {
    const state = this.#opened()[0]?.state ?? 'nothing';
    if (!there.some((expected) => expected === state))
      throw new Error(`The hotline has ${state} of a report of which it should have ${there.join(' or ')}`);
  }

  /** Looks at what is shown of an acknowledged report, and holds it against the hotline. */
  async #witness(report: PlannedReport): Promise<void> {
    const { standing, hotline } = this.#stage;
    const shown = (await shownBy(standing, [report])).get(report.id) ?? null;
    // In this order: what the hotline finishes between the two questions has been shown rightly.
    const finding = wrongMeanwhile(report, shown, hotline.sandbox.reports());
    if (finding !== null) this.#wrong.push(finding);
  }

  async #filed(report: PlannedReport): Promise<void> {
    const tooEarly = (finding: Finding) => void this.#wrong.push(finding);
    await until('the report to be filed', filedWithinMs, async () => {
      if (isQuiet(await tend({ ...this.#stage, tooEarly }, [report]))) return true;
      await this.#stage.hotline.watch.news(lookEveryMs);
      return undefined;
    });
  }
}
