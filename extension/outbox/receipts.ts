import type { Ledger } from '../ledger/store.ts';
import { failure, type Result, success } from '../report/problem.ts';
import type { DeliveryId } from './delivery.ts';
import type { LedgerPost } from './ledger-post.ts';
import { receiptBundle } from './receipt.ts';
import type { Outbox } from './store.ts';

export interface ReceiptsParts {
  readonly outbox: Pick<Outbox, 'delivery'>;
  readonly ledger: Pick<Ledger, 'entriesOf'>;
  readonly ledgerPost: Pick<LedgerPost, 'post'>;
}

export type Receipts = ReturnType<typeof createReceipts>;

/** Hands out the proof of a filed delivery as one file. */
export function createReceipts({ outbox, ledger, ledgerPost }: ReceiptsParts) {
  return {
    /** @returns JSON text, or `not-found` when the delivery has no receipt */
    async export(id: DeliveryId): Promise<Result<string>> {
      await ledgerPost.post();
      const delivery = await outbox.delivery(id);
      if (delivery === null) return failure({ code: 'not-found' });
      const entries = await ledger.entriesOf(delivery.reportId, delivery.id);
      const bundle = receiptBundle(delivery, entries);
      if (bundle === null) return failure({ code: 'not-found' });
      return success(`${JSON.stringify(bundle, null, 2)}\n`);
    },
  };
}
