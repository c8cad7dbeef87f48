import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Only root may mount; elsewhere the tests of a full disk are left out, in words. */
export const canMount = process.getuid?.() === 0;

/** Enough for a fresh profile of either browser. */
const megabytes = 400;
const chunk = new Uint8Array(64 * 1024);
const smallest = 512;

/** A file system of its own, small enough to be filled to the last byte: a real disk that is full. */
export class SmallDisk {
  private constructor(readonly path: string) {}

  static async mount(): Promise<SmallDisk> {
    const path = await mkdtemp(join(tmpdir(), 'signpost-disk-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path]);
    return new SmallDisk(path);
  }

  get #ballast(): string {
    return join(this.path, 'ballast');
  }

  /** Leaves no room. */
  fill(): void {
    const file = openSync(this.#ballast, 'a');
    for (let size = chunk.length; size >= smallest; ) {
      try {
        writeSync(file, chunk, 0, size);
      } catch {
        size /= 2;
      }
    }
    closeSync(file);
  }

  /** Makes room again. */
  free(): void {
    rmSync(this.#ballast, { force: true });
  }

  async unmount(): Promise<void> {
    execFileSync('umount', ['--lazy', this.path]);
    await rm(this.path, { recursive: true, force: true });
  }
}
