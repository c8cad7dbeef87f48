/**
 * Everything, in both browsers: `npm test`. Finds or installs the browsers, builds, checks, runs the rooms' tests, then
 * the journeys in Chromium and Firefox side by side, and closes with one line that counts them all.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './browsers/install.ts';

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const root = join(import.meta.dirname, '..');
const program = (name: string) => join(root, 'node_modules', '.bin', name);

function finished(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** Runs a command with its output shown; resolves with its exit code. */
const run = (name: string, ...args: readonly string[]) =>
  finished(spawn(program(name), args, { cwd: root, stdio: 'inherit' }));

/** Runs a step that counts as one test: it passes or it does not. */
async function gate(title: string, name: string, ...args: readonly string[]): Promise<Counts> {
  console.log(`\n${title}`);
  const passed = (await run(name, ...args)) === 0;
  if (!passed) console.log(`${title}: failed`);
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

/** Reads vitest's JSON report; a run that died without one counts as failed. */
async function counts(report: string, exitCode: number): Promise<Counts> {
  try {
    const told = JSON.parse(await readFile(report, 'utf8')) as Record<string, number>;
    const { numPassedTests: passed = 0, numFailedTests = 0, numPendingTests: skipped = 0 } = told;
    // A file that could not even be loaded has no failed test, but the run did fail.
    return { passed, failed: exitCode !== 0 && numFailedTests === 0 ? 1 : numFailedTests, skipped };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

async function project(name: string, reports: string): Promise<Counts> {
  const report = join(reports, `${name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const exitCode = await run(
    'vitest',
    'run',
    '--config',
    'test/vitest.config.ts',
    '--project',
    name,
    ...reporters,
  );
  return counts(report, exitCode);
}

/** The lint that addons.mozilla.org runs on what is handed in; a warning fails it. */
const storeLint = [
  'lint',
  '--source-dir',
  'dist/firefox',
  '--warnings-as-errors',
  '--no-config-discovery',
  '--no-input',
];

async function main(): Promise<void> {
  for (const browser of ['chromium', 'firefox'] as const) await ensureBrowser(browser);
  const reports = await mkdtemp(join(tmpdir(), 'signpost-tests-'));
  const results = [
    await gate('Types', 'tsc', '--noEmit'),
    await gate('Lint and format', 'biome', 'check', '--error-on-warnings'),
    await gate('Build', 'vite', 'build', 'extension'),
    await gate('Lint of the Firefox build', 'web-ext', ...storeLint),
    await project('unit', reports),
    ...(await Promise.all([project('chromium', reports), project('firefox', reports)])),
  ];
  await rm(reports, { recursive: true, force: true });
  const sum = (of: keyof Counts) => results.reduce((total, result) => total + result[of], 0);
  const skipped = sum('skipped') === 0 ? '' : `, ${sum('skipped')} skipped`;
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}`);
  process.exitCode = sum('failed') === 0 ? 0 : 1;
}

await main();
