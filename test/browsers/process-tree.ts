import { execFileSync } from 'node:child_process';
import { until } from './deadline';

const GONE_WITHIN_MS = 10_000;

interface ProcessRow {
  id: number;
  parent: number;
  group: number;
  state: string;
}

function processes(): ProcessRow[] {
  const listing = execFileSync('ps', ['-e', '-o', 'pid=,ppid=,pgid=,stat='], { encoding: 'utf8' });
  return listing
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((cells) => cells.length === 4)
    .map(([id, parent, group, state]) => ({
      id: Number(id),
      parent: Number(parent),
      group: Number(group),
      state: state ?? '',
    }));
}

/** The process, those of its group and all their descendants; a zombie is already gone, whoever fails to reap it. */
function treeOf(root: number): number[] {
  const alive = processes().filter((row) => !row.state.startsWith('Z'));
  const members = new Set(alive.filter((row) => row.id === root || row.group === root).map((row) => row.id));
  for (let before = -1; before !== members.size; ) {
    before = members.size;
    for (const row of alive) if (members.has(row.parent)) members.add(row.id);
  }
  return [...members];
}

function sendKill(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    // It ended between the listing and the signal, which is what was wanted.
  }
}

/**
 * Ends a browser as a power cut would: SIGKILL to the main process first, so that it writes nothing more, then to all
 * that belongs to it. The process must lead its own group (`detached`), as both drivers start it.
 */
export async function killProcessTree(root: number): Promise<void> {
  const members = treeOf(root);
  sendKill(root);
  for (const id of members) sendKill(id);
  await until(`the processes of ${root} to end`, GONE_WITHIN_MS, () => {
    const left = treeOf(root).concat(members.filter((id) => isAlive(id)));
    for (const id of left) sendKill(id);
    return left.length === 0 ? true : undefined;
  });
}

function isAlive(id: number): boolean {
  return processes().some((row) => row.id === id && !row.state.startsWith('Z'));
}
