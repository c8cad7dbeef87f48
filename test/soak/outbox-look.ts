import type { PageHandle } from '../browsers/browser.ts';

/** A delivery that the extension shows as filed. */
export interface ShownReceipt {
  readonly reportId: string;
  readonly reference: string;
}

/** How the outbox stands, all reports together. */
export interface OutboxLook {
  /** Deliveries that are neither filed nor stopped. */
  readonly open: number;
  readonly sending: number;
  /** Ids of deliveries that wait for their next try. */
  readonly waiting: readonly string[];
  /** Of these, how many had still to wait until this look. */
  readonly hastened: number;
  /** Ids of deliveries that a person must look at. */
  readonly needPerson: readonly string[];
  /** What is shown as filed of the reports that were asked for. */
  readonly filed: readonly ShownReceipt[];
}

/**
 * Looks, and lets what waits for its next try be due at once, in one transaction of the extension's own database. It
 * only shortens the waiting, as if the time had passed: after a failed attempt that is up to half an hour, which no
 * soak can wait for. What is being sent, held, filed or stopped is never touched.
 */
const lookAndHasten = (reportIds: readonly string[]) => `
  const answerOf = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const database = await answerOf(indexedDB.open('outbox'));
  try {
    const transaction = database.transaction('deliveries', 'readwrite');
    const written = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    const store = transaction.objectStore('deliveries');
    const [byState, byReport] = [store.index('stateName'), store.index('reportId')];
    const [held, sending, waiting, unknown, stopped, ...asked] = await Promise.all([
      answerOf(byState.count('held')),
      answerOf(byState.count('sending')),
      answerOf(byState.getAll('waiting')),
      answerOf(byState.getAll('unknown')),
      answerOf(byState.getAllKeys('needs-person')),
      ...${JSON.stringify(reportIds)}.map((id) => answerOf(byReport.getAll(id))),
    ]);
    const now = Date.now();
    const rows = [...waiting, ...unknown];
    const late = rows.filter((row) => row.dueAt > now);
    for (const row of late) store.put({ ...row, dueAt: now, state: { ...row.state, notBefore: now } });
    await written;
    return {
      open: held + sending + rows.length,
      sending,
      waiting: rows.map(({ id }) => id),
      hastened: late.length,
      needPerson: stopped,
      filed: asked.flat()
        .filter(({ state }) => state.name === 'filed')
        .map(({ reportId, state }) => ({ reportId, reference: state.receipt.reference })),
    };
  } finally {
    database.close();
  }`;

/** @param reportIds the reports of which it is told what is shown as filed */
export const lookAtOutbox = (ownPage: PageHandle, reportIds: readonly string[]): Promise<OutboxLook> =>
  ownPage.evaluate<OutboxLook>(lookAndHasten(reportIds));
