import type { Instant } from '../report/time.ts';
import type { Outbox } from './store.ts';

/** That the browser has replaced the records by empty ones, as browsers do with a database that they find damaged. */
export interface Loss {
  readonly noticedAt: Instant;
  /** How many deliveries were not settled when the records were last seen. */
  readonly open: number;
}

/** A small note beside the database, in another place of the browser's, so that the two are not damaged together. */
export interface CustodyNote {
  /** Which database this computer's reports are in. */
  readonly identity: string;
  readonly open: number;
  readonly loss: Loss | null;
}

export interface CustodyParts {
  readonly outbox: Pick<Outbox, 'identity' | 'progress'>;
  readonly memory: { recall(): Promise<unknown>; remember(note: CustodyNote): Promise<void> };
  readonly newId: () => string;
  readonly now: () => Instant;
}

export type Custody = ReturnType<typeof createCustody>;

const isLoss = (value: unknown): value is Loss =>
  typeof value === 'object' && value !== null && 'noticedAt' in value && 'open' in value;

function noteOf(value: unknown): CustodyNote | null {
  if (typeof value !== 'object' || value === null) return null;
  const { identity, open, loss } = value as Readonly<Record<string, unknown>>;
  if (typeof identity !== 'string' || typeof open !== 'number') return null;
  return { identity, open, loss: isLoss(loss) ? loss : null };
}

/**
 * Notices when the browser has lost the records: a browser that finds its database damaged may begin an empty one and
 * say nothing, and reports that were acknowledged would be gone in silence.
 */
export function createCustody({ outbox, memory, newId, now }: CustodyParts) {
  let last: CustodyNote | null = null;

  async function write(note: CustodyNote): Promise<void> {
    last = note;
    await memory.remember(note);
  }

  async function open(): Promise<CustodyNote> {
    const [identity, remembered] = await Promise.all([outbox.identity(newId), memory.recall().then(noteOf)]);
    if (remembered?.identity === identity) return remembered;
    // A first start has nothing to compare with.
    const loss = remembered === null ? null : { noticedAt: now(), open: remembered.open };
    return { identity, open: 0, loss };
  }

  return {
    /** Compares the records with the note. To be called when the records have been opened or erased. */
    async check(): Promise<void> {
      await write(await open());
    },

    /** After "erase everything" other records are no loss. */
    async beginAnew(): Promise<void> {
      await write({ identity: await outbox.identity(newId), open: 0, loss: null });
    },

    /** Keeps the note's count true. */
    async note(): Promise<void> {
      const { open: count } = await outbox.progress();
      if (last !== null && last.open !== count) await write({ ...last, open: count });
    },

    loss: (): Loss | null => last?.loss ?? null,

    /** The moderator has read it. */
    async acknowledge(): Promise<void> {
      if (last !== null) await write({ ...last, loss: null });
    },
  };
}
