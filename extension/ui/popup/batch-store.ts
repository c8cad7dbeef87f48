import { signal, batch as together } from '@preact/signals';
import type { Send } from '../../messages.ts';
import type { Refused } from '../../outbox/batch.ts';
import type { BatchStanding } from '../../outbox/batch-standing.ts';
import { type BatchId, batchIds, batchOf } from '../../report/batch-id.ts';
import { limits } from '../../report/limits.ts';
import type { Problem, Result } from '../../report/problem.ts';
import type { Draft, ReportId } from '../../report/report.ts';

export interface BatchStoreParts {
  readonly send: Send;
  readonly newId: () => string;
}

export type BatchStore = ReturnType<typeof createBatchStore>;

/** Some reports that are filed together: a part at a time, so that each answer says how many are on disk. */
export function createBatchStore({ send, newId }: BatchStoreParts) {
  /** The batch that is shown; null while none is. */
  const shown = signal<BatchId | null>(null);
  const size = signal(0);
  const saved = signal(0);
  const saving = signal(false);
  const refused = signal<readonly Refused[]>([]);
  /** Why the saving came to a halt, or the last undo to nothing. */
  const problem = signal<Problem | null>(null);
  const standing = signal<BatchStanding | null>(null);
  /** What has not been answered yet. */
  let left: readonly Draft[] = [];
  let stopped = false;
  let asking = false;
  let askAgain = false;

  function tell(answered: Result<BatchStanding>): void {
    together(() => {
      if (!answered.ok) {
        // Nothing of it is on disk yet.
        if (answered.problems[0].code !== 'not-found') problem.value = answered.problems[0];
      } else {
        standing.value = answered.value;
        size.value = answered.value.size;
        saved.value = answered.value.saved;
      }
    });
  }

  /** Looks how the batch stands; while one look lasts, further wishes for one become the next. */
  async function refresh(): Promise<void> {
    if (shown.value === null || saving.value) return;
    askAgain = true;
    if (asking) return;
    asking = true;
    while (askAgain && shown.value !== null) {
      askAgain = false;
      const batch: BatchId = shown.value;
      const answered: Result<BatchStanding> = await send('batch.standing', batch);
      if (batch === shown.value) tell(answered);
    }
    asking = false;
  }

  /** Saves what is left. What was answered is on disk; asked again, nothing is saved twice. */
  async function save(): Promise<void> {
    together(() => {
      saving.value = true;
      problem.value = null;
    });
    while (left.length > 0 && !stopped) {
      const answered = await send('batch.file', left.slice(0, limits.savedTogether));
      if (!answered.ok) {
        problem.value = answered.problems[0];
        break;
      }
      left = left.slice(limits.savedTogether);
      refused.value = [...refused.value, ...answered.value];
      saved.value = size.value - left.length - refused.value.length;
    }
    saving.value = false;
  }

  let work: Promise<void> = Promise.resolve();
  const saveAndLook = () => {
    work = save();
    return work.then(refresh);
  };

  return {
    shown,
    size,
    saved,
    saving,
    refused,
    problem,
    standing,
    refresh,

    /** Whether something of the batch is still to be saved, and can be. */
    canGoOn: () => left.length > 0 && !stopped,

    /** @param drafts alike but for what they are about; each gets an id of the batch */
    file(drafts: readonly Draft[]): Promise<void> {
      const ids = batchIds(newId(), drafts.length);
      left = drafts.map((draft, place) => ({ ...draft, id: ids[place] as ReportId }));
      stopped = false;
      together(() => {
        shown.value = batchOf(ids[0] as ReportId);
        size.value = drafts.length;
        saved.value = 0;
        refused.value = [];
        standing.value = null;
      });
      return saveAndLook();
    },

    /** Saves what the disk did not take before. */
    goOn: saveAndLook,

    /** Shows a batch that was filed earlier. */
    async show(batch: BatchId): Promise<void> {
      together(() => {
        left = [];
        refused.value = [];
        problem.value = null;
        standing.value = null;
        shown.value = batch;
      });
      await refresh();
    },

    /** Saves no more of it and takes back all that has not begun to leave. */
    async undo(): Promise<void> {
      stopped = true;
      await work;
      // Also what was saved and not answered.
      if (shown.value !== null) tell(await send('batch.undo', shown.value));
    },

    close(): void {
      shown.value = null;
    },
  };
}
