import { afterAll, beforeEach, expect, onTestFailed, test } from 'vitest';
import { cells } from '../../matrix/cells.ts';
import { MatrixRun } from '../../matrix/matrix-run.ts';
import { readLedger, wronglyRecorded } from '../../soak/ledger.ts';
import type { PlannedReport } from '../../soak/plan.ts';
import { type DisturbedStage, setStage } from '../../soak/set-stage.ts';
import { browserName } from '../stage.ts';

interface Act {
  readonly stage: DisturbedStage;
  readonly run: MatrixRun;
  readonly reports: PlannedReport[];
}

let act: Act | null = null;
const counts = { cells: 0, kills: 0, faults: 0, lost: 0, filedTwice: 0, wronglyShown: 0 };

async function endAct(): Promise<void> {
  if (act === null) return;
  counts.kills += act.run.kills;
  counts.faults += act.run.faults;
  await act.stage.close();
  act = null;
}

async function anAct(): Promise<Act> {
  const stage = await setStage(browserName);
  act = { stage, run: new MatrixRun(stage), reports: [] };
  return act;
}

beforeEach(() => {
  // What a cell that went wrong left behind must not spoil the others.
  onTestFailed(endAct);
});

afterAll(async () => {
  await endAct();
  const { cells: done, kills, faults, lost, filedTwice, wronglyShown } = counts;
  console.log(
    `${browserName}: ${done} cells, ${kills} kills, ${faults} faults, ` +
      `${lost} lost, ${filedTwice} filed twice, ${wronglyShown} wrongly shown`,
  );
});

test.each(cells.map((cell) => [cell.words, cell] as const))(
  '%s: it is filed once, and shown with its receipt',
  { timeout: 180_000 },
  async (_, cell) => {
    const { run, stage, reports } = act ?? (await anAct());
    counts.cells += 1;
    reports.push(cell.report);
    const { lost, filedTwice, wronglyShown } = await run.carryOut(cell).catch((error: unknown) => {
      throw new Error(stage.trace.ofLast(), { cause: error });
    });
    counts.lost += lost.length;
    counts.filedTwice += filedTwice.length;
    counts.wronglyShown += wronglyShown.length;
    const words = [...lost, ...filedTwice, ...wronglyShown].map((finding) => finding.words);
    expect(words, stage.trace.ofLast()).toEqual([]);
  },
);

test('the ledger has one beginning and the receipt of each', async () => {
  const { stage, reports } = act ?? (await anAct());
  const recorded = await stage.standing.with(async (one) => readLedger(await one.ownPage()));
  expect(recorded.verified.ok).toBe(true);
  expect(wronglyRecorded(reports, stage.hotline.sandbox.reports(), recorded)).toEqual([]);
});
