import { readdirSync, readFileSync } from 'node:fs';

const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // It ended while it was looked at.
    return '';
  }
};

const commandOf = (id: string) => textOf(`/proc/${id}/cmdline`).replaceAll('\0', ' ');
const parentOf = (id: string) => /^PPid:\s+(\d+)/m.exec(textOf(`/proc/${id}/status`))?.[1] ?? '0';

function isBelow(id: string, profile: string): boolean {
  for (let one = id; Number(one) > 1; one = parentOf(one))
    if (commandOf(one).includes(`--user-data-dir=${profile}`)) return true;
  return false;
}

function privateMb(id: string): number {
  const kilobytes = [...textOf(`/proc/${id}/smaps_rollup`).matchAll(/^Private_\w+:\s+(\d+) kB/gm)];
  return Math.round(kilobytes.reduce((sum, [, count]) => sum + Number(count), 0) / 1024);
}

/** What the process keeps for itself alone in which Chromium runs the extension's pages and its worker, on Linux, in MB. */
export function extensionProcessMb(profile: string): number {
  const found = readdirSync('/proc').filter(
    (id) => /^\d+$/.test(id) && commandOf(id).includes('--extension-process') && isBelow(id, profile),
  );
  if (found.length === 0) throw new Error('No process of the extension was found');
  return found.reduce((sum, id) => sum + privateMb(id), 0);
}
