/**
 * `npm run bench`: the figures of the built extension in real Chromium, each beside its floor in the same run.
 * `-- --json` prints one JSON object as the last line, `-- --runs N` sets how often each is measured, `-- --deliveries N`
 * how many deliveries wait and are then sent, `-- --history N` how many the history page lists, `-- --part history` measures
 * that page alone.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBrowser } from '../browsers/install.ts';
import { Stage } from '../browsers/stage.ts';
import { captureHolds, captureRows, measureCapture } from './capture-report.ts';
import { ratioOf } from './figure.ts';
import { measureHistory } from './history-figures.ts';
import { overHistoryBudget, showHistory } from './history-report.ts';
import { listRows, measureList } from './list-figures.ts';
import { measurePolicy } from './policy-figures.ts';
import { measurePopups } from './popup-figures.ts';
import { measureBareWrite, measurePress } from './press-figures.ts';
import { fileThePattern, fillQueue, measureDrain } from './queue-figures.ts';
import { measureShield, shieldRows } from './shield-figures.ts';
import { measureStatistics } from './statistics-figures.ts';

const { values: flags } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    runs: { type: 'string', default: '15' },
    deliveries: { type: 'string', default: '10000' },
    history: { type: 'string', default: '100000' },
    part: { type: 'string', default: 'all' },
  },
});

/** What the issues that asked for these figures allow. */
const budgets = {
  popupToTrivial: 1.3,
  fullPopupToPopup: 1.1,
  pressToSavedMs: 50,
  policyParseMs: 20,
  policyRouteMs: 1,
  listReadMs: 50,
  shieldToggleMs: 50,
  drainShare: 0.8,
  statisticsToRead: 3,
} as const;

const ledgerEntries = 100_000;

async function measure(stage: Stage, full: Stage, runs: number, deliveries: number) {
  await fileThePattern(full);
  await fillQueue(await full.ownPage(), deliveries);
  const popups = await measurePopups(stage, full, runs);
  const pressToSaved = await measurePress(stage, runs);
  const bareWrite = await measureBareWrite(stage, runs);
  const policy = await measurePolicy(stage, runs);
  const list = await measureList(stage, runs);
  const shield = await measureShield(stage, runs);
  const capture = await measureCapture(stage, runs);
  const drain = await measureDrain(full, deliveries);
  const statistics = await measureStatistics(full, ledgerEntries);
  const ratios = {
    popupToTrivial: ratioOf(popups.ours, popups.trivial),
    fullPopupToPopup: ratioOf(popups.full, popups.ours),
    statisticsToRead: Math.round((100 * statistics.firstSeconds) / statistics.bareReadSeconds) / 100,
  };
  return {
    runs,
    popups,
    pressToSaved,
    bareWrite,
    policy,
    list,
    shield,
    capture,
    drain,
    statistics,
    ratios,
    budgets,
  };
}

type Measured = Awaited<ReturnType<typeof measure>>;

function overBudget({
  ratios,
  pressToSaved,
  policy,
  list,
  shield,
  capture,
  drain,
}: Measured): readonly string[] {
  const holds: Readonly<Record<keyof typeof budgets, boolean>> = {
    popupToTrivial: ratios.popupToTrivial <= budgets.popupToTrivial,
    fullPopupToPopup: ratios.fullPopupToPopup <= budgets.fullPopupToPopup,
    pressToSavedMs: pressToSaved.medianMs <= budgets.pressToSavedMs,
    policyParseMs: policy.parse.medianMs <= budgets.policyParseMs,
    policyRouteMs: policy.route.medianMs <= budgets.policyRouteMs,
    listReadMs: list.read.medianMs <= budgets.listReadMs,
    shieldToggleMs: shield.toggle.medianMs <= budgets.shieldToggleMs,
    drainShare: drain.share >= budgets.drainShare,
    statisticsToRead: ratios.statisticsToRead <= budgets.statisticsToRead,
  };
  return Object.entries({ ...holds, capture: captureHolds(capture) }).flatMap(([name, held]) =>
    held ? [] : [name],
  );
}

function show(measured: Measured): void {
  const { popups, pressToSaved, bareWrite, policy, list, shield, capture, drain, statistics, ratios } =
    measured;
  console.table([
    {
      what: 'popup, click to ready',
      ...popups.ours,
      beside: `${ratios.popupToTrivial} x the trivial popup`,
    },
    {
      what: `popup with ${drain.deliveries} deliveries waiting`,
      ...popups.full,
      beside: `${ratios.fullPopupToPopup} x the popup with none`,
    },
    { what: 'trivial popup, click to ready', ...popups.trivial, beside: 'the floor' },
    {
      what: 'press to saved on disk',
      ...pressToSaved,
      beside: `${ratioOf(pressToSaved, bareWrite)} x the bare write`,
    },
    { what: 'one bare strict write', ...bareWrite, beside: 'the floor' },
    {
      what: 'policy of 200 destinations, 500 routes: parse',
      ...policy.parse,
      beside: `${ratioOf(policy.parse, policy.jsonParse)} x JSON.parse`,
    },
    { what: 'JSON.parse of the same policy', ...policy.jsonParse, beside: 'the floor' },
    { what: 'the same policy: route one report', ...policy.route, beside: 'budget 1 ms' },
    ...listRows(list),
    ...shieldRows(shield),
    ...captureRows(capture),
  ]);
  const { deliveries, concurrency, drainSeconds, bareLoopSeconds, share } = drain;
  console.log(
    `Drain of ${deliveries} deliveries, ${concurrency} requests at once: ${drainSeconds} s; the same requests in a bare loop: ${bareLoopSeconds} s; share of its pace: ${share}.`,
  );
  const { entries, firstSeconds, longestMs, againMs } = statistics;
  console.log(
    `Statistics of a ledger of ${entries} entries: ${firstSeconds} s, ${ratios.statisticsToRead} x the bare reading of it; no question took longer than ${longestMs} ms; asked again: ${againMs} ms.`,
  );
}

/** Everything but the history page. */
async function measureRest(runs: number): Promise<Measured> {
  const how = { browserName: 'chromium', watchConsole: false } as const;
  const stage = await Stage.set({ holdSeconds: 30 }, how);
  const full = await Stage.set({ holdSeconds: 60 }, how);
  try {
    return await measure(stage, full, runs, Number(flags.deliveries));
  } finally {
    await Promise.all([stage.close(), full.close()]);
  }
}

async function main(): Promise<void> {
  await ensureBrowser('chromium');
  const root = join(import.meta.dirname, '..', '..');
  execFileSync(join(root, 'node_modules', '.bin', 'vite'), ['build', 'extension'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const runs = Number(flags.runs);
  const rest = flags.part === 'history' ? null : await measureRest(runs);
  const history = await measureHistory(runs, Number(flags.history));
  const over = [...(rest === null ? [] : overBudget(rest)), ...overHistoryBudget(history)];
  if (over.length > 0) process.exitCode = 1;
  if (flags.json) {
    console.log(JSON.stringify({ ...rest, history }));
    return;
  }
  if (rest !== null) show(rest);
  showHistory(history);
  console.log(over.length === 0 ? 'All budgets hold.' : `Over budget: ${over.join(', ')}`);
}

await main();
