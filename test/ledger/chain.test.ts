import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { canonicalJson } from '../../extension/ledger/canonical-json.ts';
import { nextEntries, nextEntry, verifyChain } from '../../extension/ledger/chain.ts';
import { emptyChain, headOf, type LedgerEntry, type LedgerEvent } from '../../extension/ledger/entry.ts';
import { parseEntry } from '../../extension/ledger/parse-entry.ts';
import { clickedAt } from '../builders/report.ts';
import { anyEvent, eventsByKind, oneOfEachKind } from './events.ts';

const aChain = (events: readonly LedgerEvent[]): Promise<readonly LedgerEntry[]> =>
  nextEntries(emptyChain, events, new Date(clickedAt).toISOString());

const length = oneOfEachKind.length;
let chain: readonly LedgerEntry[];

beforeAll(async () => {
  chain = await aChain(oneOfEachKind);
});

const entryAt = (position: number): LedgerEntry => {
  const entry = chain[position - 1];
  if (entry === undefined) throw new Error(`the chain has no entry ${position}`);
  return entry;
};

/** An entry of one's own making that is right in itself: what a mere change leaves behind, `tampering.test.ts` finds. */
const forged = (after: LedgerEntry) =>
  nextEntry(headOf(after), eventsByKind.erased, '2026-11-23T08:30:00.250Z');

describe('A chain', () => {
  test('is what the specification says, computed by other means', async () => {
    const first = await nextEntry(emptyChain, eventsByKind.erased, '2026-11-23T08:30:00.250Z');
    const text =
      '{"at":"2026-11-23T08:30:00.250Z","event":{"kind":"erased","reportId":"00000000-0000-4000-8000-000000000001"},' +
      '"previous":"0000000000000000000000000000000000000000000000000000000000000000","sequence":1}';
    expect(first).toEqual({
      sequence: 1,
      at: '2026-11-23T08:30:00.250Z',
      event: eventsByKind.erased,
      previous: '0'.repeat(64),
      hash: createHash('sha256').update(text, 'utf8').digest('hex'),
    });
  });

  test('without entries is whole', async () => {
    expect(await verifyChain([])).toEqual({ ok: true, count: 0, head: '0'.repeat(64) });
  });

  test('of every kind of event is whole and ends with its last hash', async () => {
    expect(await verifyChain(chain)).toEqual({ ok: true, count: length, head: entryAt(length).hash });
  });

  test('of any events is whole, also after a detour through JSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyEvent, { maxLength: 8 }), async (events) => {
        const entries = await aChain(events);
        const read = entries.map((entry): unknown => JSON.parse(canonicalJson(entry)));
        expect(read).toEqual(entries);
        expect(await verifyChain(read)).toMatchObject({ ok: true, count: events.length });
      }),
    );
  });
});

describe('The verification of a chain names', () => {
  const positions = oneOfEachKind.map((_, index) => index + 1);

  test.each(positions)('the missing end when the chain is cut before entry %d', async (position) => {
    const entries = chain.slice(0, position - 1);
    expect(await verifyChain(entries)).toMatchObject({ ok: true, count: position - 1 });
    expect(await verifyChain(entries, headOf(entryAt(length)))).toEqual({
      ok: false,
      position,
      code: 'entries-missing',
    });
  });

  test('what was appended after the head that is known', async () => {
    expect(await verifyChain(chain, headOf(entryAt(length - 1)))).toEqual({
      ok: false,
      position: length,
      code: 'entries-too-many',
    });
  });

  test('a chain as long as the known one that ends otherwise', async () => {
    const entries = [...chain.slice(0, -1), await forged(entryAt(length - 1))];
    expect(await verifyChain(entries, headOf(entryAt(length)))).toEqual({
      ok: false,
      position: length,
      code: 'head-differs',
    });
  });

  test.each(positions.slice(0, -1))('an entry put in after entry %d, right in itself', async (position) => {
    const entries = [...chain.slice(0, position), await forged(entryAt(position)), ...chain.slice(position)];
    expect(await verifyChain(entries)).toEqual({ ok: false, position: position + 2, code: 'sequence-gap' });
  });

  test.each(
    positions.slice(0, -1),
  )('the entry after entry %d when that one is replaced by one right in itself', async (position) => {
    const before = position === 1 ? { sequence: 0, hash: '0'.repeat(64) } : entryAt(position - 1);
    const replacement = await nextEntry(headOf(before), eventsByKind.undone, '2026-11-24T00:00:00.000Z');
    const entries = chain.map((entry) => (entry.sequence === position ? replacement : entry));
    expect(await verifyChain(entries)).toEqual({
      ok: false,
      position: position + 1,
      code: 'previous-differs',
    });
  });
});

describe('The parser of entries', () => {
  test.each<[string, (entry: LedgerEntry) => unknown]>([
    ['nothing', () => undefined],
    ['a text', canonicalJson],
    ['a list', (entry) => [entry]],
    ['an entry with one more field', (entry) => ({ ...entry, url: 'https://example.com/' })],
    ['an entry without a field', ({ at: _, ...entry }) => entry],
    ['a number as a text', (entry) => ({ ...entry, sequence: '1' })],
    ['half a number', (entry) => ({ ...entry, sequence: 1.5 })],
    ['a hash in capitals', (entry) => ({ ...entry, hash: entry.hash.toUpperCase().replace(/\d/, 'A') })],
    ['a hash with a line feed', (entry) => ({ ...entry, hash: `${entry.hash}\n` })],
    ['a short hash before it', (entry) => ({ ...entry, previous: '0' })],
    ['an event that is none', (entry) => ({ ...entry, event: { kind: 'seen' } })],
  ])('refuses %s', (_, change) => {
    expect(parseEntry(change(entryAt(1)))).toEqual({ ok: false, code: 'not-an-entry' });
  });

  test.each([
    '2026-11-23T09:30:00.250+01:00',
    '2026-11-23T08:30:00Z',
    '2026-11-23 08:30:00.250Z',
    '2026-02-30T08:30:00.250Z',
    '2026-11-23T24:00:00.000Z',
    '2026-11-23T08:60:00.000Z',
    '+012026-11-23T08:30:00.250Z',
    '',
  ])('does not read the time "%s"', (at) => {
    expect(parseEntry({ ...entryAt(1), at })).toEqual({ ok: false, code: 'time-not-readable' });
  });
});
