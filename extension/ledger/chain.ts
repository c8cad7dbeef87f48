import type { ChainHead } from '../report/chain-head.ts';
import { canonicalJson } from './canonical-json.ts';
import { emptyChain, headOf, type LedgerEntry, type LedgerEvent } from './entry.ts';
import { parseEntry } from './parse-entry.ts';
import { sha256 } from './sha256.ts';

/** What can be wrong with one entry. */
export type EntryFault =
  | 'not-an-entry'
  | 'time-not-readable'
  | 'sequence-gap'
  | 'previous-differs'
  | 'hash-differs';

/** What can be wrong with a chain as a whole, measured by a head that is known from elsewhere. */
export type ChainFault = EntryFault | 'entries-missing' | 'entries-too-many' | 'head-differs';

export type ChainVerification =
  | ({ readonly ok: true } & ChainHead)
  /** `position` counts from 1; for missing entries it is that of the first one missing. */
  | { readonly ok: false; readonly position: number; readonly code: ChainFault };

export type Followed =
  | { readonly ok: true; readonly entry: LedgerEntry }
  | { readonly ok: false; readonly code: EntryFault };

const hashOf = ({ sequence, at, event, previous }: Omit<LedgerEntry, 'hash'>): Promise<string> =>
  sha256(canonicalJson({ sequence, at, event, previous }));

/**
 * The entry that comes after a chain's head.
 * @param after the chain so far; `emptyChain` for the first entry
 * @param event what was done
 * @param at when, in ISO 8601 in UTC with milliseconds
 */
export async function nextEntry(after: ChainHead, event: LedgerEvent, at: string): Promise<LedgerEntry> {
  const entry = { sequence: after.count + 1, at, event, previous: after.head };
  return { ...entry, hash: await hashOf(entry) };
}

/** The entries of several events that follow each other. */
export async function nextEntries(
  after: ChainHead,
  events: readonly LedgerEvent[],
  at: string,
): Promise<readonly LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  let head = after;
  for (const event of events) {
    const entry = await nextEntry(head, event, at);
    entries.push(entry);
    head = headOf(entry);
  }
  return entries;
}

/** Whether a value from outside is the very entry that comes after a chain's head. */
export async function follow(after: ChainHead, value: unknown): Promise<Followed> {
  const parsed = parseEntry(value);
  if (!parsed.ok) return parsed;
  const { entry } = parsed;
  if (entry.sequence !== after.count + 1) return { ok: false, code: 'sequence-gap' };
  if (entry.previous !== after.head) return { ok: false, code: 'previous-differs' };
  return entry.hash === (await hashOf(entry)) ? parsed : { ok: false, code: 'hash-differs' };
}

/** Compares where a chain ends with where it should end; null when these agree. */
export function endFault(
  end: ChainHead,
  expected: ChainHead,
): { readonly position: number; readonly code: ChainFault } | null {
  if (end.count < expected.count) return { position: end.count + 1, code: 'entries-missing' };
  if (end.count > expected.count) return { position: expected.count + 1, code: 'entries-too-many' };
  return end.head === expected.head ? null : { position: end.count, code: 'head-differs' };
}

/**
 * Walks a chain from its first entry and names the first broken one.
 * @param entries values from a store or a file, in their order
 * @param expected where the chain should end, as known from elsewhere: without it a cut-off end cannot be noticed
 */
export async function verifyChain(
  entries: Iterable<unknown> | AsyncIterable<unknown>,
  expected: ChainHead | null = null,
): Promise<ChainVerification> {
  let head = emptyChain;
  for await (const value of entries) {
    const followed = await follow(head, value);
    if (!followed.ok) return { ok: false, position: head.count + 1, code: followed.code };
    head = headOf(followed.entry);
  }
  const fault = expected === null ? null : endFault(head, expected);
  return fault === null ? { ok: true, ...head } : { ok: false, ...fault };
}
