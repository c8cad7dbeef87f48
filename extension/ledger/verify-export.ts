import type { ChainHead } from '../report/chain-head.ts';
import { canonicalJson } from './canonical-json.ts';
import { type ChainFault, endFault, follow } from './chain.ts';
import { emptyChain, headOf } from './entry.ts';
import { type Line, linesOf } from './lines.ts';
import { hasOwnHash, type LedgerManifest, parseManifest } from './manifest.ts';

/** What can be wrong with a file, by a code. */
export type ExportFault =
  | ChainFault
  | 'not-text'
  | 'not-json'
  | 'not-canonical'
  | 'line-not-ended'
  | 'not-a-manifest'
  | 'manifest-hash-differs';

export type ExportVerification =
  | ({ readonly ok: true; readonly manifest: LedgerManifest } & ChainHead)
  /** `line` counts from 1; for missing entries it is that of the first one missing. */
  | { readonly ok: false; readonly line: number; readonly code: ExportFault };

type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: ExportFault };

const fault = (code: ExportFault) => ({ ok: false, code }) as const;

function parseJson({ text, isEnded }: Line): Read<unknown> {
  if (text === null) return fault('not-text');
  if (!isEnded) return fault('line-not-ended');
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return fault('not-json');
  }
}

/** Only one text stands for a value: so no byte can change unnoticed, not even white space. */
const isCanonical = ({ text }: Line, value: unknown) => text === canonicalJson(value);

async function readManifest(line: Line | undefined): Promise<Read<LedgerManifest>> {
  if (line === undefined) return fault('not-a-manifest');
  const json = parseJson(line);
  if (!json.ok) return json;
  const manifest = parseManifest(json.value);
  if (manifest === null) return fault('not-a-manifest');
  if (!isCanonical(line, manifest)) return fault('not-canonical');
  return (await hasOwnHash(manifest)) ? { ok: true, value: manifest } : fault('manifest-hash-differs');
}

async function readEntry(line: Line, after: ChainHead): Promise<Read<ChainHead>> {
  const json = parseJson(line);
  if (!json.ok) return json;
  const followed = await follow(after, json.value);
  if (!followed.ok) return followed;
  return isCanonical(line, followed.entry)
    ? { ok: true, value: headOf(followed.entry) }
    : fault('not-canonical');
}

/**
 * Reads an exported ledger back, from the first line to the last, and names the first that is not as it was written.
 * @param file the file's bytes, or its text
 */
export async function verifyExport(file: string | Uint8Array): Promise<ExportVerification> {
  const lines = linesOf(file);
  const manifest = await readManifest(lines.next().value ?? undefined);
  if (!manifest.ok) return { ok: false, line: 1, code: manifest.code };
  let head = emptyChain;
  for (const line of lines) {
    const entry = await readEntry(line, head);
    if (!entry.ok) return { ok: false, line: head.count + 2, code: entry.code };
    head = entry.value;
  }
  const { entries: count, head: last } = manifest.value;
  const end = endFault(head, { count, head: last });
  if (end !== null) return { ok: false, line: end.position + 1, code: end.code };
  return { ok: true, manifest: manifest.value, ...head };
}
