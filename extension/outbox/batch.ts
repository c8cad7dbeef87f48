import type { PolicyInForce } from '../policy/in-force.ts';
import type { Policy } from '../policy/policy.ts';
import { isBatchId, sizeOfBatch } from '../report/batch-id.ts';
import { limits } from '../report/limits.ts';
import { parseDraft } from '../report/parse-draft.ts';
import { failure, type Problem, type Result, success } from '../report/problem.ts';
import type { Draft, ReportId } from '../report/report.ts';
import type { Instant } from '../report/time.ts';
import { type BatchStanding, isUndoable, standingOf } from './batch-standing.ts';
import type { Earlier } from './earlier.ts';
import { prepareFiling } from './filing.ts';
import { notSaved } from './not-saved.ts';
import type { Saved } from './saving.ts';
import type { Outbox } from './store.ts';
import { subjectKeys } from './subject-keys.ts';

export interface BatchParts {
  readonly outbox: Pick<Outbox, 'saveTogether' | 'deliveriesOfBatch' | 'duplicateKey' | 'move'>;
  readonly policyInForce: Pick<PolicyInForce, 'policy'>;
  readonly earlier: Pick<Earlier, 'filedAbout'>;
  readonly now: () => Instant;
  readonly newId: () => string;
  /** Sets the alarm that sends what is saved, also if this worker dies right after the save. */
  readonly wakeAt: (at: Instant) => Promise<void>;
  /** Called after each change that the pump and the pages should know of. */
  readonly changed: () => void;
}

/** A report that cannot be filed as it is; nothing of it was saved. */
export interface Refused {
  readonly id: ReportId;
  readonly problem: Problem;
}

/** Drafts of new reports; null when the message holds anything else. */
function parseDrafts(input: unknown): readonly Draft[] | null {
  if (!Array.isArray(input) || input.length === 0 || input.length > limits.savedTogether) return null;
  const drafts = input.map(parseDraft).flatMap((draft) => (draft.ok ? [draft.value] : []));
  return drafts.length < input.length || drafts.some(({ replaces }) => replaces !== null) ? null : drafts;
}

/** How many reports are filed in one go, a part at a time, and how they are taken back together. */
export function createBatch({ outbox, policyInForce, earlier, now, newId, wakeAt, changed }: BatchParts) {
  async function ready(
    draft: Draft,
    policy: Policy,
    heldUntil: Instant,
    key: CryptoKey,
  ): Promise<Saved | Refused> {
    const { platform } = policy.organisation;
    const priorReports = await earlier.filedAbout(draft, platform);
    const parts = { newId, now: now(), heldUntil, priorReports, except: new Set<never>() };
    const prepared = prepareFiling(draft, policy, parts);
    if (!prepared.ok) return { id: draft.id, problem: prepared.problems[0] };
    return { ...prepared.value, keys: await subjectKeys(prepared.value.report, platform, key) };
  }

  async function save(drafts: readonly Draft[], policy: Policy): Promise<Result<readonly Refused[]>> {
    const heldUntil = now() + policy.reporting.holdSeconds * 1000;
    const key = await outbox.duplicateKey();
    const all = await Promise.all(drafts.map((draft) => ready(draft, policy, heldUntil, key)));
    const refused = all.filter((one) => 'problem' in one);
    const filings = all.filter((one) => 'report' in one);
    try {
      await wakeAt(heldUntil);
      await outbox.saveTogether(filings);
    } catch (error) {
      return notSaved(error);
    }
    changed();
    return success(refused);
  }

  async function standing(batch: unknown): Promise<Result<BatchStanding>> {
    const deliveries = isBatchId(batch) ? await outbox.deliveriesOfBatch(batch) : [];
    const [first] = deliveries;
    if (first === undefined) return failure({ code: 'not-found' });
    return success(standingOf(deliveries, sizeOfBatch(first.reportId)));
  }

  return {
    /**
     * Saves a part of a batch in one transaction: it is answered when all of it is on disk that can be reported.
     * @param input drafts, each with an id of the batch that the page has given it, so that a repeated message makes no
     * report twice
     * @returns those that cannot be reported; all others are on disk
     */
    async file(input: unknown): Promise<Result<readonly Refused[]>> {
      const drafts = parseDrafts(input);
      if (drafts === null) return failure({ code: 'message-not-understood' });
      const policy = await policyInForce.policy();
      return policy.ok ? save(drafts, policy.value) : policy;
    },

    standing,

    /** Takes everything of a batch back that has not begun to leave; what has stays, and the standing tells of it. */
    async undo(batch: unknown): Promise<Result<BatchStanding>> {
      const deliveries = isBatchId(batch) ? await outbox.deliveriesOfBatch(batch) : [];
      const event = { name: 'undo', at: now() } as const;
      await Promise.all(deliveries.filter(isUndoable).map(({ id }) => outbox.move(id, () => event)));
      changed();
      return standing(batch);
    },
  };
}
