import { cutTo } from '../report/limits.ts';
import type { Instant } from '../report/time.ts';
import { canonicalJson, toWellFormed } from './canonical-json.ts';
import { sealedManifest } from './manifest.ts';
import { longestText } from './shape.ts';
import type { Ledger } from './store.ts';

export interface AboutExport {
  readonly exportedAt: Instant;
  /** Who or what writes the file, in words, for example the organisation and the extension's version. */
  readonly exportedBy: string;
}

/**
 * Writes a ledger as JSON Lines, each line with its line feed: the manifest, then one entry a line, each as canonical
 * JSON. What is appended meanwhile is left out; what is erased meanwhile is missed by whoever verifies the file.
 * @param ledger what is exported
 * @param about what the manifest says beside the ledger's own facts
 */
export async function* exportLedger(
  ledger: Pick<Ledger, 'head' | 'entries'>,
  { exportedAt, exportedBy }: AboutExport,
): AsyncGenerator<string, void> {
  const { count, head } = await ledger.head();
  const manifest = await sealedManifest({
    exportedAt: new Date(exportedAt).toISOString(),
    exportedBy: cutTo(toWellFormed(exportedBy), longestText),
    entries: count,
    head,
  });
  yield `${canonicalJson(manifest)}\n`;
  for await (const entry of ledger.entries(1, count)) yield `${canonicalJson(entry)}\n`;
}
