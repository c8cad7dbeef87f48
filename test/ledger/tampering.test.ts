import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, test } from 'vitest';
import { verifyChain } from '../../extension/ledger/chain.ts';
import type { LedgerEntry, LedgerEvent } from '../../extension/ledger/entry.ts';
import { exportLedger } from '../../extension/ledger/export.ts';
import { openLedger } from '../../extension/ledger/store.ts';
import { verifyExport } from '../../extension/ledger/verify-export.ts';
import type { DestinationId } from '../../extension/report/destination.ts';
import type { ReportId } from '../../extension/report/report.ts';
import { someFacts } from './events.ts';

const sha = (digit: string) => digit.repeat(64);
const events: readonly LedgerEvent[] = [
  { kind: 'policy', source: 'managed', policySha256: sha('a') },
  {
    kind: 'created',
    reportId: 'report-1' as ReportId,
    category: 'Grooming — “ä”',
    deliveries: [
      { deliveryId: 'one', destinationId: 'desk' as DestinationId, destination: 'Desk', environment: 'test' },
    ],
    facts: someFacts(),
  },
  { kind: 'intent', deliveryId: 'one', step: 'submit' },
  { kind: 'outcome', deliveryId: 'one', outcome: 'filed', problem: null },
  {
    kind: 'receipt',
    deliveryId: 'one',
    environment: 'test',
    reference: '4711',
    requestId: null,
    payloadSha256: sha('b'),
    filedAt: '2026-11-23T08:31:00.000Z',
  },
];

let entries: readonly LedgerEntry[];
let file: string;

beforeAll(async () => {
  const ledger = await openLedger({ name: 'tampering', now: () => Date.UTC(2026, 10, 24) });
  entries = await ledger.append(...events);
  const lines: string[] = [];
  for await (const line of exportLedger(ledger, { exportedAt: Date.UTC(2026, 10, 25), exportedBy: 'Test' }))
    lines.push(line);
  file = lines.join('');
});

/** A list with one change that somebody might make to hide something. */
const changes: Readonly<Record<string, <Item>(items: readonly Item[], place: number) => readonly Item[]>> = {
  dropped: (items, place) => items.toSpliced(place, 1),
  repeated: (items, place) => items.toSpliced(place, 0, ...items.slice(place, place + 1)),
  'swapped with the next': (items, place) => [
    ...items.slice(0, place),
    ...items.slice(place, place + 2).reverse(),
    ...items.slice(place + 2),
  ],
};
const places = Object.keys(changes).flatMap((change) =>
  [0, 1, 2, 3].map((place) => [change, place] as const),
);

describe('Stored entries', () => {
  test('are whole as they were written', async () => {
    expect(await verifyChain(entries)).toMatchObject({ ok: true, count: 5 });
  });

  test.each(places)('of which one is %s at %i are broken there', async (change, place) => {
    const broken = changes[change]?.(entries, place) ?? [];
    const position = change === 'repeated' ? place + 2 : place + 1;
    expect(await verifyChain(broken)).toMatchObject({ ok: false, position });
  });

  test('whose end is cut off are noticed by a head that is known', async () => {
    const last = entries.at(-1);
    const known = { count: 5, head: last?.hash ?? '' };
    expect(await verifyChain(entries.slice(0, 4), known)).toEqual({
      ok: false,
      position: 5,
      code: 'entries-missing',
    });
  });

  test.each([
    'sequence',
    'at',
    'previous',
    'hash',
    'event',
  ] as const)('with another %s are broken there', async (field) => {
    const other = {
      sequence: 9,
      at: '2026-11-24T00:00:00.001Z',
      previous: sha('c'),
      hash: sha('d'),
      event: events[2],
    };
    for (const place of [0, 1, 3, 4]) {
      const broken = entries.with(place, { ...(entries[place] as LedgerEntry), [field]: other[field] });
      expect(await verifyChain(broken)).toMatchObject({ ok: false, position: place + 1 });
    }
  });
});

describe('An exported ledger', () => {
  test('is whole as it was written', async () => {
    expect(await verifyExport(file)).toMatchObject({ ok: true, count: 5 });
  });

  test('with any one of its bytes changed is broken, and the line is named', async () => {
    const bytes = new TextEncoder().encode(file);
    expect(bytes.length).toBeGreaterThan(1000);
    let line = 1;
    for (let place = 0; place < bytes.length; place += 1) {
      for (const flip of [1, 0x20, 0x80]) {
        const broken = bytes.with(place, (bytes[place] ?? 0) ^ flip);
        const verified = await verifyExport(broken);
        // A line feed that goes makes one line of two, so it is the first of these that is wrong.
        expect(verified, `byte ${place}, flip ${flip}`).toMatchObject({ ok: false, line });
      }
      if (bytes[place] === 0x0a) line += 1;
    }
  });

  test.each(places)('of which an entry is %s at %i is broken there', async (change, place) => {
    const [manifest = '', ...lines] = file.trimEnd().split('\n');
    const broken = [manifest, ...(changes[change]?.(lines, place) ?? [])];
    const line = (change === 'repeated' ? place + 2 : place + 1) + 1;
    expect(await verifyExport(`${broken.join('\n')}\n`)).toMatchObject({ ok: false, line });
  });

  test.each([1, 2, 40, 400])('without its last %i characters is broken', async (count) => {
    expect(await verifyExport(file.slice(0, -count))).toMatchObject({ ok: false });
  });

  test('holds no field for an address, a note, an account or a document', () => {
    const keys = new Set([...file.matchAll(/"(\w+)":/g)].map(([, key]) => key));
    for (const content of ['url', 'address', 'title', 'note', 'account', 'payload', 'xml', 'password'])
      expect(keys).not.toContain(content);
  });
});
