import type { BrowserName } from '../browsers/browser.ts';
import type { Kill } from './disturbances.ts';
import type { Finding, Verdict } from './judge.ts';
import type { Plan, PlannedReport } from './plan.ts';
import { setStage } from './set-stage.ts';
import { Soaking } from './soaking.ts';

export interface SoakResult {
  readonly verdict: Verdict;
  /** Reports of which the extension's ledger says something else than the hotline. */
  readonly wronglyRecorded: readonly Finding[];
  readonly kills: Readonly<Record<Kill['what'], number>>;
  /** Faults that the hotline performed. */
  readonly faults: number;
  /** Why the soak ended before its plan did, in words; null when all of it was carried out. */
  readonly broken: string | null;
  readonly seconds: number;
  /** The plan of the batch that a report belongs to, and what happened. */
  readonly storyOf: (report: PlannedReport) => string;
}

export interface SoakOptions {
  readonly browserName: BrowserName;
  /** Told after each batch. */
  readonly progress?: (filed: number, kills: number, faults: number) => void;
}

/** Carries a plan out in a real browser, and judges what came of it. */
export async function soak(plan: Plan, { browserName, progress }: SoakOptions): Promise<SoakResult> {
  const begunAt = performance.now();
  const stage = await setStage(browserName);
  const { hotline, trace } = stage;
  try {
    const soaking = new Soaking(stage);
    const { kills, acknowledged } = soaking;
    const broken = await soaking.carryOut(plan, () =>
      progress?.(acknowledged.length, kills.background + kills.browser, hotline.watch.faults),
    );
    return {
      verdict: await soaking.verdict(),
      wronglyRecorded: await soaking.wronglyRecorded(),
      kills,
      faults: hotline.watch.faults,
      broken: broken === null ? null : `${broken}\n${trace.ofLast()}`,
      seconds: Math.round((performance.now() - begunAt) / 1000),
      storyOf: ({ id }) => {
        const batch = plan.batches.find(({ reports }) => reports.some((report) => report.id === id));
        return batch === undefined ? 'It is in no batch' : trace.of(batch);
      },
    };
  } finally {
    await stage.close();
  }
}
