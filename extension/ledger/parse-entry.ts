import { hasShape, type Shape } from '../report/shape.ts';
import type { LedgerEntry } from './entry.ts';
import { parseEvent } from './parse-event.ts';
import { isCount, isInstant, isSha256 } from './shape.ts';

export type ParsedEntry =
  | { readonly ok: true; readonly entry: LedgerEntry }
  | { readonly ok: false; readonly code: 'not-an-entry' | 'time-not-readable' };

const entryFields: Shape<LedgerEntry> = {
  sequence: isCount,
  at: (value) => typeof value === 'string',
  event: (value) => parseEvent(value) !== null,
  previous: isSha256,
  hash: isSha256,
};

/** Reads an entry from outside: its shape only, how it fits into the chain is for `chain.ts` to say. */
export function parseEntry(value: unknown): ParsedEntry {
  if (!hasShape(value, entryFields)) return { ok: false, code: 'not-an-entry' };
  if (!isInstant(value.at)) return { ok: false, code: 'time-not-readable' };
  return { ok: true, entry: value as unknown as LedgerEntry };
}
