import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserName } from './browser';

/** Where a browser keeps its data for one launch, or for several when the caller named the folder. */
export interface ProfileFolder {
  path: string;
  /** Removes the folder when it was temporary. */
  discard(): Promise<void>;
}

/** The named folder, made when missing, or a fresh one: launches side by side never share a profile. */
export async function openProfile(name: BrowserName, wanted: string | undefined): Promise<ProfileFolder> {
  if (wanted !== undefined) {
    await mkdir(wanted, { recursive: true });
    return { path: wanted, discard: async () => undefined };
  }
  const path = await mkdtemp(join(tmpdir(), `signpost-${name}-`));
  // A process of the browser may still be writing in its last moments, hence the retries.
  const discard = () => rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  return { path, discard };
}

/** Inside the profile, so that it goes with it. */
export const downloadFolderOf = (profile: string): string => join(profile, 'downloads');
