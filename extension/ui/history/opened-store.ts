import { batch, signal } from '@preact/signals';
import type { Send } from '../../messages.ts';
import type { DeliveryId } from '../../outbox/delivery.ts';
import type { HistoryStory } from '../../outbox/history.ts';
import type { ReportStory } from '../../outbox/story.ts';
import type { Problem, Result } from '../../report/problem.ts';
import type { ReportId } from '../../report/report.ts';
import type { DeliveryActions } from '../deliveries/actions.ts';
import type { ListedRow } from './listed-row.ts';

export type Opened = ReturnType<typeof createOpened>;

/**
 * The row that is open, and what can be done about its report.
 * @param changed called after something was done
 */
export function createOpened(send: Send, changed: () => Promise<void>) {
  const row = signal<DeliveryId | null>(null);
  const told = signal<HistoryStory | null>(null);
  /** Null while they are hidden. */
  const addresses = signal<readonly string[] | null>(null);
  const problems = signal<readonly Problem[]>([]);
  let reportId: ReportId | null = null;

  async function load(): Promise<void> {
    if (reportId === null) return;
    const asked = reportId;
    const story = await send('history.story', asked);
    // Another row may have been opened meanwhile.
    if (reportId !== asked) return;
    if (story.ok) told.value = story.value;
    else problems.value = story.problems;
  }

  async function done(result: Promise<Result<ReportStory>>): Promise<void> {
    const { ok, problems: found } = { problems: [], ...(await result) };
    problems.value = ok ? [] : found;
    await changed();
    await load();
  }

  const actions: DeliveryActions = {
    retry: (id) => done(send('delivery.retry', id)),
    cancel: (id) => done(send('delivery.cancel', id)),
    fileByHand: (deliveryId, reference) => done(send('delivery.file-by-hand', { deliveryId, reference })),
    openForm: (id) => done(send('hand-over.open', id)),
    handBack: (id) => done(send('hand-over.back', id)),
    async exportedReceipt(id) {
      const exported = await send('receipt.export', id);
      problems.value = exported.ok ? [] : exported.problems;
      return exported.ok ? exported.value : null;
    },
  };

  function show(next: ListedRow | null): void {
    reportId = next?.reportId ?? null;
    batch(() => {
      row.value = next?.id ?? null;
      told.value = null;
      addresses.value = null;
      problems.value = [];
    });
  }

  return {
    row,
    told,
    addresses,
    problems,
    actions,

    open(next: ListedRow): Promise<void> {
      show(next);
      return load();
    },

    close: (): void => show(null),

    undo: (): Promise<void> => (reportId === null ? Promise.resolve() : done(send('report.undo', reportId))),

    async toggleAddresses(): Promise<void> {
      if (addresses.value !== null || reportId === null) {
        addresses.value = null;
        return;
      }
      const asked = reportId;
      const found = await send('history.addresses', asked);
      if (reportId !== asked) return;
      if (found.ok) addresses.value = found.value;
      else problems.value = found.problems;
    },

    /** @param now the open row as it is now; null when it is gone */
    async refresh(now: ListedRow | null): Promise<void> {
      if (row.value === null) return;
      if (now === null) return show(null);
      // It has been put away meanwhile.
      if (now.content !== 'readable') addresses.value = null;
      await load();
    },
  };
}
