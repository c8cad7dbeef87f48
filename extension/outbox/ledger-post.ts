import { canonicalJson } from '../ledger/canonical-json.ts';
import { sha256 } from '../ledger/sha256.ts';
import type { Ledger } from '../ledger/store.ts';
import { withoutSecrets } from '../policy/secrets.ts';
import type { Standing } from '../policy/standing.ts';
import type { Outbox } from './store.ts';

/** Transactions whose records are carried over at once. */
const batch = 100;

export interface LedgerPostParts {
  readonly outbox: Pick<Outbox, 'journal' | 'clearJournal'>;
  readonly ledger: Pick<Ledger, 'append' | 'appendMarked' | 'mark'>;
}

export type LedgerPost = ReturnType<typeof createLedgerPost>;

/**
 * Carries records from the outbox's journal to the ledger. A record is written in the very transaction of the move that
 * it tells of, so no death can part the two; the ledger notes with the entries up to where the journal has been carried
 * over, so that a death between the two databases repeats nothing.
 */
export function createLedgerPost({ outbox, ledger }: LedgerPostParts) {
  let work: Promise<unknown> = Promise.resolve();

  function inTurn<Value>(task: () => Promise<Value>): Promise<Value> {
    const done = work.then(task);
    work = done.catch(() => undefined);
    return done;
  }

  async function carryOver(): Promise<void> {
    for (;;) {
      const records = await outbox.journal(batch);
      const last = records.at(-1)?.key;
      if (last === undefined) return;
      const carried = Number((await ledger.mark('journal')) ?? 0);
      const fresh = records.filter(({ key }) => key > carried).map(({ event }) => event);
      if (fresh.length > 0) await ledger.appendMarked({ name: 'journal', value: String(last) }, ...fresh);
      await outbox.clearJournal(last);
      // What came meanwhile is carried over the next time: a queue that drains would never let this end.
      if (records.length < batch) return;
    }
  }

  return {
    /** Resolves when everything that has happened so far is in the ledger. */
    post: (): Promise<void> => inTurn(carryOver),

    /** Notes which policy is in force, by its hash, when it is another than the last one noted. */
    notePolicy: ({ source, policy }: Standing): Promise<void> =>
      inTurn(async () => {
        if (policy === null) return;
        const policySha256 = await sha256(canonicalJson(withoutSecrets(policy)));
        const value = `${source} ${policySha256}`;
        if ((await ledger.mark('policy')) === value) return;
        await ledger.appendMarked({ name: 'policy', value }, { kind: 'policy', source, policySha256 });
      }),
  };
}
