import type { PageHandle } from '../browsers/browser.ts';
import { pressEnterToFile, type Stage } from '../browsers/stage.ts';
import { withOutbox } from './with-outbox.ts';

/** How fast a long queue is sent, beside the same requests made by a bare loop. */
export interface DrainFigures {
  readonly deliveries: number;
  readonly concurrency: number;
  /** From the first to the last request at the hotline, in seconds. */
  readonly drainSeconds: number;
  readonly bareLoopSeconds: number;
  /** Our pace as a share of the bare loop's. */
  readonly share: number;
}

/** What the extension does to one destination at once; the bare loop does the same. */
const concurrency = 4;
const longMs = 10 * 60_000;

/**
 * Puts deliveries into the outbox that wait for a time to come, all like one that the extension itself has saved.
 * @param page an own page of the extension
 */
export async function fillQueue(page: PageHandle, deliveries: number): Promise<void> {
  await page.evaluate(
    withOutbox(`
      const [report] = await answerOf(database.transaction('reports').objectStore('reports').getAll(null, 1));
      const rows = await answerOf(database.transaction('deliveries').objectStore('deliveries').getAll());
      const delivery = rows.find(({ reportId }) => reportId === report.id);
      const since = Date.now();
      const notBefore = since + 24 * 3_600_000;
      const tally = database.transaction('tally', 'readwrite').objectStore('tally');
      const { open, all } = await answerOf(tally.get('deliveries'));
      await answerOf(tally.put({ open: open + ${deliveries}, all: all + ${deliveries} }, 'deliveries'));
      for (let from = 0; from < ${deliveries}; from += 1000) {
        const transaction = database.transaction(['reports', 'deliveries'], 'readwrite');
        for (let place = from; place < Math.min(from + 1000, ${deliveries}); place += 1) {
          const [reportId, id] = [crypto.randomUUID(), crypto.randomUUID()];
          const addresses = [{ ...report.addresses[0], url: report.addresses[0].url + '?number=' + place }];
          const exactKeys = [crypto.randomUUID()];
          transaction.objectStore('reports').put({ ...report, id: reportId, firstForm: reportId, addresses, exactKeys, similarKeys: exactKeys });
          transaction.objectStore('deliveries').put({
            ...delivery, id, reportId, createdAt: since,
            state: { name: 'waiting', since, notBefore }, stateName: 'waiting', dueAt: notBefore,
          });
        }
        await new Promise((resolve) => { transaction.oncomplete = resolve; });
      }`),
  );
}

/** Lets everything that waits be due now, and wakes the pump as any change does. */
async function letGo(stage: Stage): Promise<void> {
  const page = await stage.ownPage();
  await page.evaluate(
    withOutbox(`
      const transaction = database.transaction('deliveries', 'readwrite');
      const store = transaction.objectStore('deliveries');
      const now = Date.now();
      for (const row of await answerOf(store.index('stateName').getAll('waiting')))
        store.put({ ...row, state: { ...row.state, notBefore: now }, dueAt: now });
      await new Promise((resolve) => { transaction.oncomplete = resolve; });`),
  );
  const first = await page.evaluate<string>(
    withOutbox(`
      const [row] = await answerOf(database.transaction('deliveries').objectStore('deliveries').index('stateName').getAll('waiting', 1));
      return row.id;`),
  );
  // The answer comes when the disk is done with ten thousand rows; the hotline's side is what is measured.
  await page.evaluate(
    `void browser.runtime.sendMessage({ name: 'delivery.retry', argument: '${first}' }).catch(() => undefined)`,
  );
}

/** How long requests came, as the hotline saw them. */
function secondsAtHotline(stage: Stage): number {
  const times = stage.sandbox.requests().map(({ at }) => Date.parse(at));
  return (Math.max(...times) - Math.min(...times)) / 1000;
}

const finished = (stage: Stage) => stage.sandbox.reports().filter(({ state }) => state === 'finished');

async function untilFinished(stage: Stage, count: number): Promise<void> {
  const deadline = Date.now() + longMs;
  while (finished(stage).length < count) {
    if (Date.now() > deadline) throw new Error(`Only ${finished(stage).length} of ${count} were filed`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** The same requests with the same documents at the same concurrency, and nothing kept. */
async function bareLoop(stage: Stage, documents: readonly string[]): Promise<void> {
  const page = await stage.ownPage();
  await page.evaluate('globalThis.documents = []');
  for (let from = 0; from < documents.length; from += 500) {
    const some = JSON.stringify(documents.slice(from, from + 500));
    await page.evaluate(`globalThis.documents.push(...${some})`);
  }
  await page.evaluate(`
    const headers = { Authorization: 'Basic ' + btoa('sandbox:sandbox'), Accept: 'text/xml, application/xml' };
    const options = { method: 'POST', redirect: 'error', credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' };
    const ask = async (step, body, more = {}) =>
      (await fetch('${stage.sandbox.apiAddress}/' + step, { ...options, headers: { ...headers, ...more }, body })).text();
    let next = 0;
    const worker = async () => {
      while (next < documents.length) {
        const answer = await ask('submit', documents[next++], { 'Content-Type': 'text/xml; charset=utf-8' });
        const form = new FormData();
        form.append('id', /<reportId>(\\d+)</.exec(answer)[1]);
        await ask('finish', form);
      }
    };
    globalThis.looping = Promise.all(Array.from({ length: ${concurrency} }, worker));
    globalThis.looping.catch(() => undefined);`);
  await untilFinished(stage, documents.length);
}

/**
 * Files one report to be copied, so that the queue holds what the extension itself writes.
 * @param stage with a long undo time, so that it stays
 */
export async function fileThePattern(stage: Stage): Promise<void> {
  const popup = await stage.openPopupOn(`${stage.sandbox.demoOrigin}/post/6999`);
  await pressEnterToFile(popup);
  await stage.browser.closePopup();
}

/**
 * Sends a full queue and then, in the same browser and to the same hotline, the very same documents by a bare loop.
 * @param deliveries how many wait; they must be there already
 */
export async function measureDrain(stage: Stage, deliveries: number): Promise<DrainFigures> {
  stage.sandbox.reset();
  await letGo(stage);
  await untilFinished(stage, deliveries);
  const drainSeconds = secondsAtHotline(stage);
  const documents = finished(stage).map(({ xml }) => xml);
  stage.sandbox.reset();
  await bareLoop(stage, documents);
  const bareLoopSeconds = secondsAtHotline(stage);
  const share = Math.round((bareLoopSeconds / drainSeconds) * 100) / 100;
  return { deliveries, concurrency, drainSeconds, bareLoopSeconds, share };
}
