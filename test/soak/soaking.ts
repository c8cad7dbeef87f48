import { BatchRun, type Tools } from './batch-run.ts';
import type { Kill } from './disturbances.ts';
import { type Finding, isClean, judge, type Verdict } from './judge.ts';
import { readLedger, wronglyRecorded } from './ledger.ts';
import type { Batch, Plan, PlannedReport } from './plan.ts';
import { shownBy } from './shown.ts';

/** A plan that is being carried out, with the counts of what was done. */
export class Soaking {
  readonly kills: Record<Kill['what'], number> = { background: 0, browser: 0 };
  readonly acknowledged: PlannedReport[] = [];
  /** Reports that were shown as filed before they were. */
  readonly #tooEarly: Finding[] = [];
  readonly #tools: Tools;

  constructor(tools: Omit<Tools, 'acknowledged' | 'killed' | 'tooEarly'>) {
    this.#tools = {
      ...tools,
      acknowledged: (report) => void this.acknowledged.push(report),
      tooEarly: (finding) => void this.#tooEarly.push(finding),
      killed: (what) => {
        this.kills[what] += 1;
      },
    };
  }

  /**
   * Carries the plan out batch by batch, and kills the browser once more, so that what is judged comes from the disk.
   * @returns why it ended before its plan did, or null
   */
  async carryOut(plan: Plan, progress: () => void): Promise<string | null> {
    try {
      for (const batch of plan.batches) {
        if (!(await this.#endsWell(batch))) return `batch ${batch.number} did not end well`;
        progress();
      }
      await this.#tools.standing.killBrowser();
      this.kills.browser += 1;
      return null;
    } catch (error) {
      return error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
  }

  /** Holds what was promised against what the hotline has and what the extension shows, and has shown meanwhile. */
  async verdict(reports: readonly PlannedReport[] = this.acknowledged, openedBefore = 0): Promise<Verdict> {
    const { standing, hotline } = this.#tools;
    const shown = await shownBy(standing, reports);
    const verdict = judge(reports, hotline.sandbox.reports().slice(openedBefore), shown);
    const tooEarly = this.#tooEarly.filter(({ report }) => reports.includes(report));
    const findings = [...tooEarly, ...verdict.wronglyShown];
    const oneOfEach = new Map(findings.map((finding) => [finding.report, finding]));
    return { ...verdict, wronglyShown: [...oneOfEach.values()] };
  }

  /** Holds the extension's ledger against what the hotline has. */
  async wronglyRecorded(): Promise<readonly Finding[]> {
    const { standing, hotline } = this.#tools;
    const recorded = await standing.with(async (stage) => readLedger(await stage.ownPage()));
    if (!recorded.verified.ok)
      throw new Error(`The ledger is broken: ${JSON.stringify(recorded.verified.problems)}`);
    return wronglyRecorded(this.acknowledged, hotline.sandbox.reports(), recorded);
  }

  async #endsWell(batch: Batch): Promise<boolean> {
    const { hotline, trace } = this.#tools;
    const openedBefore = hotline.sandbox.reports().length;
    trace.begin(batch);
    hotline.watch.begin();
    await new BatchRun(batch, this.#tools).carryOut();
    return isClean(await this.verdict(batch.reports, openedBefore));
  }
}
