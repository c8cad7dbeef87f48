import type { PageHandle } from '../browsers/browser.ts';
import { withOutbox } from './with-outbox.ts';

/**
 * Puts deliveries into the outbox as years of work leave them: most are filed and put away, some can still be read, a few
 * were taken back or need a person. All are like one that the extension itself has saved.
 * @param page an own page of the extension
 */
export async function fillHistory(page: PageHandle, deliveries: number): Promise<void> {
  await page.evaluate(
    withOutbox(`
      const first = async (store) => (await answerOf(database.transaction(store).objectStore(store).getAll(null, 1)))[0];
      const [report, delivery, row] = [await first('reports'), await first('deliveries'), await first('history')];
      const now = Date.now();
      const states = [
        ...Array.from({ length: 90 }, () => 'filed'), ...Array.from({ length: 6 }, () => 'filed-by-hand'),
        'cancelled', 'cancelled', 'cancelled', 'needs-person',
      ];
      const stateOf = (name, at, place) => ({
        filed: { name, receipt: { reference: String(40_000_000 + place), filedAt: new Date(at).toISOString(), requestId: null, payloadSha256: '00'.repeat(32), openedAt: at, answer: { httpStatus: 200, code: 0, description: null, requestId: null } } },
        'filed-by-hand': { name, at, reference: 'hand-' + place },
        cancelled: { name, at },
        'needs-person': { name },
      })[name];
      for (let from = 0; from < ${deliveries}; from += 4000) {
        const transaction = database.transaction(['reports', 'putAway', 'deliveries', 'history'], 'readwrite', { durability: 'relaxed' });
        const [reports, putAway, rows, history] = ['reports', 'putAway', 'deliveries', 'history'].map((name) => transaction.objectStore(name));
        for (let place = from; place < Math.min(from + 4000, ${deliveries}); place += 1) {
          const [reportId, id] = [crypto.randomUUID(), crypto.randomUUID()];
          const createdAt = now - place * 600_000;
          const host = 'host-' + (place % 5000) + '.example';
          const state = stateOf(states[place % 100], createdAt, place);
          const reference = state.receipt?.reference ?? state.reference ?? null;
          const readable = place % 10 === 0 || state.name === 'needs-person';
          const keys = { exactKeys: [crypto.randomUUID()], similarKeys: [], firstForm: reportId };
          const addresses = [{ url: 'https://' + host + '/post/' + place, hosting: 'third-party' }];
          if (readable) reports.put({ ...report, ...keys, id: reportId, createdAt, addresses });
          else putAway.put({ ...keys, id: reportId, createdAt, category: report.category, at: createdAt, sealed: null });
          const { dueAt: _, ...settled } = delivery;
          rows.put({ ...settled, id, reportId, createdAt, state, stateName: state.name });
          history.put({ ...row, id, reportId, createdAt, state: state.name, reference, urgent: place % 7 === 0,
            hosts: readable ? host : null, content: readable ? 'readable' : 'erased' }, [-createdAt, id]);
        }
        await new Promise((resolve, reject) => { transaction.oncomplete = resolve; transaction.onabort = () => reject(transaction.error); });
      }
      // What the disk still owes is paid here, and not by the first to be measured.
      const last = database.transaction('history', 'readwrite', { durability: 'strict' });
      last.objectStore('history').put(row, [-row.createdAt, row.id]);
      await new Promise((resolve) => { last.oncomplete = resolve; });`),
  );
}
