import { hasShape, isOneOf, type Shape } from '../report/shape.ts';
import { canonicalJson } from './canonical-json.ts';
import { sha256 } from './sha256.ts';
import { isCount, isInstant, isSha256, isText } from './shape.ts';

/** The first line of an export: what the rest must be. */
export interface LedgerManifest {
  readonly format: 'signpost-ledger';
  readonly version: 1;
  /** ISO 8601 in UTC with milliseconds. */
  readonly exportedAt: string;
  /** Who or what wrote the file, in words. */
  readonly exportedBy: string;
  readonly entries: number;
  /** An export is whole: it begins with the ledger's first entry. */
  readonly firstSequence: 1;
  /** The hash of the last entry; 64 zeros when there is none. */
  readonly head: string;
  /** SHA-256 of this object without this field: the entries do not cover who exported and when. */
  readonly hash: string;
}

const manifestFields: Shape<LedgerManifest> = {
  format: isOneOf('signpost-ledger'),
  version: isOneOf(1),
  exportedAt: isInstant,
  exportedBy: isText,
  entries: isCount,
  firstSequence: isOneOf(1),
  head: isSha256,
  hash: isSha256,
};

const hashOf = ({ hash: _, ...manifest }: LedgerManifest): Promise<string> => sha256(canonicalJson(manifest));

/** Completes a manifest with its hash. */
export async function sealedManifest(
  given: Pick<LedgerManifest, 'exportedAt' | 'exportedBy' | 'entries' | 'head'>,
): Promise<LedgerManifest> {
  const manifest = { format: 'signpost-ledger', version: 1, firstSequence: 1, hash: '', ...given } as const;
  return { ...manifest, hash: await hashOf(manifest) };
}

/** Reads a manifest from outside; null when it is none. */
export const parseManifest = (value: unknown): LedgerManifest | null =>
  hasShape(value, manifestFields) ? (value as unknown as LedgerManifest) : null;

export const hasOwnHash = async (manifest: LedgerManifest): Promise<boolean> =>
  manifest.hash === (await hashOf(manifest));
