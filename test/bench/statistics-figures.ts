import type { PageHandle } from '../browsers/browser.ts';
import type { Stage } from '../browsers/stage.ts';

/** A long ledger, from the first question to the answer, beside the mere reading of it. */
export interface StatisticsFigures {
  readonly entries: number;
  /** From the first question of a worker that has read nothing to the answer that counts all. */
  readonly firstSeconds: number;
  /** The longest that one of these questions took: the worker answers others in between. */
  readonly longestMs: number;
  /** The same question again. */
  readonly againMs: number;
  /** The floor: the same entries read in the same batches, and nothing done with them. */
  readonly bareReadSeconds: number;
}

const withLedger = (work: string) => `
  const answerOf = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const database = await answerOf(indexedDB.open('ledger'));
  try { ${work} } finally { database.close(); }`;

/**
 * Puts entries behind those that are there, four for each report: saved, two steps, filed. Their chain is not whole,
 * which is for the check to find and not for counting.
 * @param page an own page of the extension
 */
export async function fillLedger(page: PageHandle, entries: number): Promise<void> {
  await page.evaluate(
    withLedger(`
      const first = await answerOf(database.transaction('entries').objectStore('entries').count()) + 1;
      const dayMs = 86_400_000;
      const hash = '0'.repeat(64);
      const iso = (at) => new Date(at).toISOString();
      const deliveryOf = (deliveryId) => ({ deliveryId, destinationId: 'desk', destination: 'Desk', environment: 'test' });
      const lifeOf = (number, at) => {
        const [reportId, deliveryId] = [crypto.randomUUID(), crypto.randomUUID()];
        const facts = { observedAt: iso(at - 20_000), savedAt: iso(at), hosting: 'own', incidentType: 'csam', networks: ['Google'] };
        return [
          { kind: 'created', reportId, category: 'Category ' + (number % 9), deliveries: [deliveryOf(deliveryId)], facts },
          { kind: 'intent', deliveryId, step: 'submit' },
          { kind: 'intent', deliveryId, step: 'finish' },
          { kind: 'receipt', deliveryId, environment: 'test', reference: String(number), requestId: null, payloadSha256: hash, filedAt: iso(at + 9000) },
        ];
      };
      for (let from = 0; from < ${entries}; from += 4000) {
        const transaction = database.transaction('entries', 'readwrite');
        for (let place = from; place < Math.min(from + 4000, ${entries}); place += 4) {
          const at = Date.now() - (place % 400) * dayMs;
          for (const [step, event] of lifeOf(place, at).entries()) {
            const subjects = [event.reportId, event.deliveryId].filter(Boolean);
            transaction.objectStore('entries').put({ sequence: first + place + step, at: iso(at), event, previous: hash, hash, subjects });
          }
        }
        await new Promise((resolve) => { transaction.oncomplete = resolve; });
      }`),
  );
}

const bareRead = withLedger(`
  const begun = performance.now();
  for (let from = 1; ;) {
    const rows = await answerOf(database.transaction('entries').objectStore('entries').getAll(IDBKeyRange.lowerBound(from), 500));
    if (rows.length === 0) return performance.now() - begun;
    from = rows.at(-1).sequence + 1;
  }`);

const askUntilCounted = `
  const begun = performance.now();
  let longest = 0;
  for (;;) {
    const asked = performance.now();
    const argument = { environment: 'test', period: 'day', extent: 'all' };
    const answer = await browser.runtime.sendMessage({ name: 'statistics.open', argument });
    longest = Math.max(longest, performance.now() - asked);
    if (answer.value.kind === 'counted') return { whole: performance.now() - begun, longest };
  }`;

interface Asked {
  readonly whole: number;
  readonly longest: number;
}

const inSeconds = (milliseconds: number) => Math.round(milliseconds / 10) / 100;

/** Fills a ledger and has it counted. The stage's ledger is of no other use afterwards. */
export async function measureStatistics(stage: Stage, entries: number): Promise<StatisticsFigures> {
  const page = await stage.ownPage();
  await fillLedger(page, entries);
  await stage.browser.stopBackground();
  const first = await page.evaluate<Asked>(askUntilCounted);
  const again = await page.evaluate<Asked>(askUntilCounted);
  return {
    entries,
    firstSeconds: inSeconds(first.whole),
    longestMs: Math.round(first.longest),
    againMs: Math.round(again.whole),
    bareReadSeconds: inSeconds(await page.evaluate<number>(bareRead)),
  };
}
