import type { ChainHead } from '../../extension/report/chain-head.ts';
import type { Result } from '../../extension/report/problem.ts';
import type { PageHandle } from '../browsers/browser.ts';
import { type Finding, finishedByAddress, type HotlineReport } from './judge.ts';
import type { PlannedReport } from './plan.ts';

/** What the extension's ledger says of reports and receipts. */
export interface Recorded {
  /** What the extension says when it is asked to check the chain. */
  readonly verified: Result<ChainHead>;
  readonly created: readonly { readonly reportId: string; readonly deliveryIds: readonly string[] }[];
  readonly receipts: readonly { readonly deliveryId: string; readonly reference: string }[];
}

/** The check is asked for without the usual patience: it grows with the ledger. It writes first what is to be written. */
const read = `
  const verified = await browser.runtime.sendMessage({ name: 'ledger.verify' });
  const answerOf = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const database = await answerOf(indexedDB.open('ledger'));
  const rows = await answerOf(database.transaction('entries').objectStore('entries').getAll());
  database.close();
  const events = rows.map(({ event }) => event);
  const ofKind = (kind) => events.filter((event) => event.kind === kind);
  return {
    verified,
    created: ofKind('created').map(({ reportId, deliveries }) => ({
      reportId,
      deliveryIds: deliveries.map(({ deliveryId }) => deliveryId),
    })),
    receipts: ofKind('receipt').map(({ deliveryId, reference }) => ({ deliveryId, reference })),
  };`;

export const readLedger = (ownPage: PageHandle): Promise<Recorded> => ownPage.evaluate<Recorded>(read);

function groupedBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** Reports of which the ledger does not have exactly one beginning and the receipts that the hotline gave. Pure. */
export function wronglyRecorded(
  acknowledged: readonly PlannedReport[],
  hotline: readonly HotlineReport[],
  { created, receipts }: Omit<Recorded, 'verified'>,
): readonly Finding[] {
  const finished = finishedByAddress(hotline);
  const beginnings = groupedBy(created, ({ reportId }) => reportId);
  const received = groupedBy(receipts, ({ deliveryId }) => deliveryId);
  return acknowledged.flatMap((report) => {
    const begun = beginnings.get(report.id) ?? [];
    const recorded = begun
      .flatMap(({ deliveryIds }) => deliveryIds.flatMap((id) => received.get(id) ?? []))
      .map(({ reference }) => reference);
    const given = (finished.get(report.url) ?? []).map(({ id }) => id);
    if (begun.length === 1 && recorded.join() === given.join()) return [];
    const words = `begun ${begun.length} times, receipts: ${recorded.join(', ') || 'none'}; finished there: ${given.join(', ') || 'nothing'}`;
    return [{ report, words }];
  });
}
