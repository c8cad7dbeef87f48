import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { oldestVersion } from '../../extension/manifest.ts';
import type { BrowserName } from './browser';

const PROGRAMS: Record<BrowserName, readonly string[]> = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'],
  firefox: ['firefox-esr', 'firefox'],
};
const PACKAGES: Record<BrowserName, string> = { chromium: 'chromium', firefox: 'firefox-esr' };
const USUAL_PLACES = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome', '/opt/firefox'];
const MAC_PLACES: Record<BrowserName, readonly string[]> = {
  chromium: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  firefox: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
};

const OLDEST: Record<BrowserName, number> = {
  chromium: oldestVersion.chrome,
  firefox: oldestVersion.firefox,
};

const recent = new Map<string, boolean>();
let listsAreFresh = false;

/** The installed program, from PATH or the usual places. */
export function findBrowser(name: BrowserName): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter).filter(Boolean), ...USUAL_PLACES];
  const onPath = PROGRAMS[name].flatMap((program) => folders.map((folder) => join(folder, program)));
  return [...onPath, ...MAC_PLACES[name]].find(isProgram);
}

/** The installed program; installs it first where that is possible, as on a fresh Debian container. */
export async function ensureBrowser(name: BrowserName): Promise<string> {
  const found = findBrowser(name);
  if (found !== undefined && isRecent(name, found)) return found;
  const wanted = `${PACKAGES[name]} ${OLDEST[name]} or later`;
  if (!mayInstall())
    throw new Error(
      `Please install ${wanted} (on Debian: apt-get install ${PACKAGES[name]}) and start again.`,
    );
  console.log(`Installing ${wanted} with apt-get, since ${found ?? 'none'} was found.`);
  install(PACKAGES[name]);
  const installed = findBrowser(name);
  if (installed === undefined || !isRecent(name, installed))
    throw new Error(`apt-get installed ${PACKAGES[name]}, but no ${wanted} was found afterwards.`);
  return installed;
}

/** Whether the extension can be loaded in it; asked once for each program. */
function isRecent(name: BrowserName, program: string): boolean {
  const known = recent.get(program);
  if (known !== undefined) return known;
  const told = execFileSync(program, ['--version'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const is = Number(/(\d+)\./.exec(told)?.[1] ?? 0) >= OLDEST[name];
  recent.set(program, is);
  return is;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function mayInstall(): boolean {
  return process.getuid?.() === 0 && isProgram('/usr/bin/apt-get');
}

/** Synchronous on purpose: two installations at once would fight over apt's lock. */
function install(name: string): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  if (!listsAreFresh) execFileSync('apt-get', ['update'], { stdio: 'ignore', env });
  listsAreFresh = true;
  execFileSync('apt-get', ['install', '-y', '--no-install-recommends', name], { stdio: 'ignore', env });
}
