import type { PolicyInForce } from '../policy/in-force.ts';
import type { Policy } from '../policy/policy.ts';
import type { ReportId } from '../report/report.ts';
import type { Instant } from '../report/time.ts';
import type { Outbox } from './store.ts';

export interface KeepingParts {
  readonly outbox: Pick<
    Outbox,
    | 'settledBefore'
    | 'firstSettled'
    | 'putAway'
    | 'contentOf'
    | 'keptUntilBefore'
    | 'firstKeptUntil'
    | 'forget'
  >;
  readonly policyInForce: Pick<PolicyInForce, 'policy'>;
  /** Encrypts a text to the organisation's public key. */
  readonly seal: (recipient: string, text: string) => Promise<Uint8Array>;
  readonly now: () => Instant;
  /** Called after something has been put away or forgotten. */
  readonly changed: () => void;
}

const hourMs = 3_600_000;
const batch = 50;

/** How long a report stays readable after it has been settled: filed, or taken back. */
function readableFor({ keeping }: Policy): number {
  return keeping.sealing?.when === 'after-filing' ? 0 : keeping.eraseAfterHours * hourMs;
}

export type Keeping = ReturnType<typeof createKeeping>;

/**
 * Leaves nothing behind: what can be read of a settled report (addresses, notes, account, document) is sealed to the
 * organisation's key or, where the policy has none, erased, on the policy's clock. What stays is what a receipt needs.
 */
export function createKeeping({ outbox, policyInForce, seal, now, changed }: KeepingParts) {
  let work: Promise<unknown> = Promise.resolve();
  let failed = false;

  async function putAway(id: ReportId, key: string | null): Promise<void> {
    const content = key === null ? null : await outbox.contentOf(id);
    const sealed = key === null || content === null ? null : await seal(key, JSON.stringify(content));
    await outbox.putAway(id, sealed, now());
  }

  async function putAwayDue(): Promise<void> {
    const policy = await policyInForce.policy();
    if (!policy.ok) return;
    const key = policy.value.keeping.sealing?.key ?? null;
    const dueNow = () => outbox.settledBefore(now() - readableFor(policy.value), batch);
    for (let due = await dueNow(); due.length > 0; due = await dueNow()) {
      for (const id of due) await putAway(id, key);
      changed();
    }
  }

  /** A receipt goes when its time is over. */
  async function forgetDue(): Promise<void> {
    const over = () => outbox.keptUntilBefore(now(), batch);
    for (let due = await over(); due.length > 0; due = await over()) {
      for (const id of due) await outbox.forget(id);
      changed();
    }
  }

  return {
    /** Puts away what is due. What cannot be sealed or erased stays as it is, and `failed` says so. */
    run(): Promise<void> {
      const done = work
        .then(putAwayDue)
        .then(forgetDue)
        .then(
          () => {
            failed = false;
          },
          () => {
            failed = true;
          },
        );
      work = done;
      return done;
    },

    /** Whether the last run could not put away what was due. */
    failed: () => failed,

    /** When something is due next; null when nothing is. */
    async nextDue(): Promise<Instant | null> {
      const [policy, settled, keptUntil] = await Promise.all([
        policyInForce.policy(),
        outbox.firstSettled(),
        outbox.firstKeptUntil(),
      ]);
      const putAwayAt = policy.ok && settled !== null ? settled + readableFor(policy.value) : null;
      const times = [putAwayAt, keptUntil].filter((time) => time !== null);
      return times.length === 0 ? null : Math.min(...times);
    },
  };
}
