import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { until } from './deadline';
import { userPreferences } from './firefox-preferences';
import { killProcessTree } from './process-tree';
import { downloadFolderOf } from './profile-folder';

const STARTED_WITHIN_MS = 60_000;
const ENDED_WITHIN_MS = 10_000;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** As `firefox-inside.js` writes it. */
const PROBLEM_MARK = 'signpost-problem ';

export interface FirefoxStart {
  program: string;
  profile: string;
  headless: boolean;
  firefoxId: string;
  uuid: string;
}

/** The process of one Firefox, with the console problems that it prints. */
export class FirefoxProcess {
  readonly problems: string[] = [];
  readonly #child: ChildProcess;
  readonly #profile: string;

  private constructor(child: ChildProcess, profile: string) {
    this.#child = child;
    this.#profile = profile;
    const output = child.stdout;
    if (output) createInterface({ input: output }).on('line', (line) => this.#onLine(line));
    process.once('exit', this.#onParentExit);
    for (const signal of SIGNALS) process.once(signal, this.#onParentSignal);
  }

  /** Writes the preferences and starts Firefox as the leader of its own process group. */
  static async start(start: FirefoxStart): Promise<FirefoxProcess> {
    await writeFile(
      join(start.profile, 'user.js'),
      userPreferences(start.firefoxId, start.uuid, downloadFolderOf(start.profile)),
    );
    await rm(portFile(start.profile), { force: true });
    const options = [
      '--marionette',
      '--remote-allow-system-access',
      '--no-remote',
      '--profile',
      start.profile,
    ];
    const child = spawn(start.program, start.headless ? ['--headless', ...options] : options, {
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, MOZ_CRASHREPORTER_DISABLE: '1' },
    });
    return new FirefoxProcess(child, start.profile);
  }

  /** The port that Firefox chose, once it listens. */
  port(): Promise<number> {
    return until('Firefox to listen for Marionette', STARTED_WITHIN_MS, async () => {
      if (this.#hasEnded()) throw new Error(`Firefox ended at once with code ${this.#child.exitCode}`);
      const text = await readFile(portFile(this.#profile), 'utf8').catch(() => '');
      return Number(text) || undefined;
    });
  }

  /** Waits for an end that was asked for; a Firefox that does not end is killed. */
  async ended(): Promise<void> {
    const ended = () => (this.#hasEnded() ? true : undefined);
    await until('Firefox to end', ENDED_WITHIN_MS, ended).catch(() => undefined);
    await this.kill();
  }

  async kill(): Promise<void> {
    process.off('exit', this.#onParentExit);
    for (const signal of SIGNALS) process.off(signal, this.#onParentSignal);
    if (this.#child.pid !== undefined) await killProcessTree(this.#child.pid);
  }

  #hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** A test run that dies must not leave a browser behind. */
  readonly #onParentExit = (): void => {
    if (this.#child.pid !== undefined && !this.#hasEnded()) process.kill(-this.#child.pid, 'SIGKILL');
  };

  readonly #onParentSignal = (signal: NodeJS.Signals): void => {
    this.#onParentExit();
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };

  #onLine(line: string): void {
    if (line.startsWith(PROBLEM_MARK)) this.problems.push(JSON.parse(line.slice(PROBLEM_MARK.length)));
  }
}

function portFile(profile: string): string {
  return join(profile, 'MarionetteActivePort');
}
