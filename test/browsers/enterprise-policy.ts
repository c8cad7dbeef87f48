import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { LaunchOptions } from './browser';

/** What an administrator sets for one browser: a real policy file, where that browser alone sees it. */
export interface EnterprisePolicy {
  /** What to start in place of the browser; takes the same arguments and becomes the browser. */
  program: string;
  /** Writes the file anew, or removes it with null. The launch options keep it too, for a start after this one. */
  set(policy: object | null): Promise<void>;
  /** Removes the folder that holds the file, once the browser has ended: each start makes its own. */
  discard(): Promise<void>;
}

/** Where a browser looks for its policy file, and what it wants to find there. */
interface PolicyPlace {
  /** Below /etc. */
  folder: string;
  file: string;
  contentFor(policy: object): object;
}

/** Root needs no user namespace, and a container may deny one; without root only a user namespace may mount. */
const UNSHARE = process.getuid?.() === 0 ? ['--mount'] : ['--map-root-user', '--mount'];

/**
 * Runs where no mount is seen from outside; all of it vanishes with the browser's last process. Neither the policy
 * folder nor its parents may be made on the machine itself, so the browser gets a copy of /etc (some megabytes, and
 * files that it may not read are left out) with the driver's folder mounted in it, where later changes are seen.
 */
const SHOW_POLICY = `
mount -t tmpfs -o mode=755 tmpfs "$1/etc"
cp -RP /etc/. "$1/etc" 2>/dev/null || :
mkdir -p "$1/etc/$2"
mount --bind "$1/policies" "$1/etc/$2"
mount --rbind "$1/etc" /etc
shift 2
exec "$@"
`;

/** Folders of the browsers that run, for a program that exits without ending them. */
const folders = new Set<string>();
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** For the extension in this folder, whose id must be known before Chromium runs. */
export async function openChromiumPolicy(program: string, options: LaunchOptions): Promise<EnterprisePolicy> {
  if (options.managed === undefined) return noPolicy(program);
  const id = await unpackedId(options.extension);
  return openPolicy(program, options, {
    folder: 'chromium/policies/managed',
    file: 'signpost-test.json',
    contentFor: (policy) => ({ '3rdparty': { extensions: { [id]: policy } } }),
  });
}

/** Firefox reads the folder of its own name also when it is the extended support release. */
export async function openFirefoxPolicy(
  program: string,
  options: LaunchOptions,
  id: string,
): Promise<EnterprisePolicy> {
  if (options.managed === undefined) return noPolicy(program);
  return openPolicy(program, options, {
    folder: 'firefox/policies',
    file: 'policies.json',
    contentFor: (policy) => ({ policies: { '3rdparty': { Extensions: { [id]: policy } } } }),
  });
}

/** The id that Chromium gives an unpacked extension: it follows from the manifest's key or the folder's path. */
export async function unpackedId(extension: string): Promise<string> {
  const { key } = JSON.parse(await readFile(join(extension, 'manifest.json'), 'utf8'));
  const seed = typeof key === 'string' ? Buffer.from(key, 'base64') : await realpath(extension);
  const hex = createHash('sha256').update(seed).digest('hex').slice(0, 32);
  return hex.replace(/./g, (digit) => 'abcdefghijklmnop'.charAt(Number.parseInt(digit, 16)));
}

function noPolicy(program: string): EnterprisePolicy {
  const set = () => Promise.reject(new Error('The browser was launched without `managed`'));
  return { program, set, discard: async () => undefined };
}

async function openPolicy(
  program: string,
  options: LaunchOptions,
  place: PolicyPlace,
): Promise<EnterprisePolicy> {
  // Where it is forbidden, a browser would end at once without a word; here the reason is told.
  await promisify(execFile)('unshare', [...UNSHARE, 'true']);
  const folder = await mkdtemp(join(tmpdir(), 'signpost-policy-'));
  folders.add(folder);
  await Promise.all(['etc', 'policies'].map((name) => mkdir(join(folder, name))));
  await writePolicy(folder, place, options.managed ?? null);
  return {
    program: await writeStarter(folder, place.folder, program),
    set: async (policy) => {
      if (folders.has(folder)) await writePolicy(folder, place, policy);
      options.managed = policy;
    },
    discard: async () => {
      folders.delete(folder);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Moves the finished file into its place: the browser may look at any moment and would take half of it for no policy. */
async function writePolicy(folder: string, place: PolicyPlace, policy: object | null): Promise<void> {
  const file = join(folder, 'policies', place.file);
  if (policy === null) return rm(file, { force: true });
  const draft = join(folder, place.file);
  await writeFile(draft, JSON.stringify(place.contentFor(policy)));
  await rename(draft, file);
}

/** A script, since puppeteer starts one program with the arguments that it chooses. */
async function writeStarter(folder: string, place: string, program: string): Promise<string> {
  const starter = join(folder, 'start');
  const inside = ['/bin/sh', '-euc', SHOW_POLICY, starter, folder, place, program].map(quoted).join(' ');
  await writeFile(starter, `#!/bin/sh\nexec unshare ${UNSHARE.join(' ')} ${inside} "$@"\n`, { mode: 0o700 });
  return starter;
}

/** A word for the shell that holds the text as it is. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
