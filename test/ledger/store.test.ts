import 'fake-indexeddb/auto';
import { describe, expect, test, vi } from 'vitest';
import { verifyChain } from '../../extension/ledger/chain.ts';
import type { LedgerEvent } from '../../extension/ledger/entry.ts';
import { openLedger } from '../../extension/ledger/store.ts';
import type { DestinationId } from '../../extension/report/destination.ts';
import type { ReportId } from '../../extension/report/report.ts';

let databases = 0;
const freshName = () => {
  databases += 1;
  return `ledger-store-${databases}`;
};
const open = (name = freshName()) => openLedger({ name, now: () => 0 });
const undone = (deliveryId: string): LedgerEvent => ({ kind: 'undone', deliveryId });

describe('The ledger’s database', () => {
  test('takes two writers at once without a gap or a fork', async () => {
    const name = freshName();
    const [one, other] = await Promise.all([open(name), open(name)]);
    await Promise.all(
      Array.from({ length: 200 }, (_, place) =>
        (place % 2 === 0 ? one : other).append(undone(`a-${place}`), undone(`b-${place}`)),
      ),
    );
    expect(await verifyChain(one.entries())).toMatchObject({ ok: true, count: 400 });
    const ids = new Set<string>();
    for await (const { event } of other.entries()) if (event.kind === 'undone') ids.add(event.deliveryId);
    expect(ids.size).toBe(400);
  });

  test('goes on after a worker’s death where it was', async () => {
    const name = freshName();
    const first = await open(name);
    await first.append(undone('a'));
    first.close();
    const second = await open(name);
    await second.append(undone('b'));
    expect(await verifyChain(second.entries(), await second.head())).toMatchObject({ ok: true, count: 2 });
  });

  test('says that something is written only when it is on the disk itself', async () => {
    const opened = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const ledger = await open();
    await ledger.appendMarked({ name: 'journal', value: '1' }, undone('a'));
    await ledger.erase();
    const writes = opened.mock.calls.filter(([, mode]) => mode === 'readwrite');
    expect(writes.map(([, , options]) => options)).toEqual([
      { durability: 'strict' },
      { durability: 'strict' },
    ]);
    opened.mockRestore();
  });

  test('changes a note with its entries, and not when these cannot be written', async () => {
    const ledger = await open();
    await ledger.appendMarked({ name: 'journal', value: '1' }, undone('a'));
    expect(await ledger.mark('journal')).toBe('1');
    await expect(
      ledger.appendMarked(
        { name: 'journal', value: '2' },
        { kind: 'undone', deliveryId: 'https://example.com/a' },
      ),
    ).rejects.toThrow(TypeError);
    expect(await ledger.mark('journal')).toBe('1');
    expect(await ledger.count()).toBe(1);
  });

  test('refuses an event with a field that the ledger does not have: content that came along would stay for ever', async () => {
    const ledger = await open();
    const carrying = { ...undone('a'), url: 'https://example.com/a' } as unknown as LedgerEvent;
    await expect(ledger.append(carrying)).rejects.toThrow('undone');
    expect(await ledger.count()).toBe(0);
  });

  test('tells the story of a report and its deliveries without a walk through all', async () => {
    const ledger = await open();
    const destination = {
      destinationId: 'desk' as DestinationId,
      destination: 'Desk',
      environment: 'test',
    } as const;
    const reportId = 'report-1' as ReportId;
    await ledger.append(undone('other'), {
      kind: 'created',
      reportId,
      category: 'Grooming',
      deliveries: [{ deliveryId: 'one', ...destination }],
    });
    await ledger.append(undone('one'));
    const story = await ledger.entriesOf(reportId, 'one');
    expect(story.map(({ sequence, event }) => [sequence, event.kind])).toEqual([
      [2, 'created'],
      [3, 'undone'],
    ]);
  });
});
