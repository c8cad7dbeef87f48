import type { Instant } from '../report/time.ts';
import { breakDue, type Rhythm, workedOn } from './breaks.ts';
import { type CareRecord, freshRecord, readRecord } from './care-record.ts';
import { countedTo, withReports, withShield } from './exposure.ts';

/** Whom to talk to. */
export interface Support {
  readonly name: string;
  readonly contact: string;
}

/** What the policy says of care. */
export interface CareRules {
  readonly breaks: Rhythm | null;
  readonly support: Support | null;
}

export interface CareParts {
  readonly memory: { recall(): Promise<unknown>; remember(record: CareRecord): Promise<void> };
  readonly rules: () => Promise<CareRules>;
  readonly now: () => Instant;
  /** Minutes that this computer's zone is ahead of UTC at an instant. */
  readonly zoneMinutes: (at: Instant) => number;
  /** Called when the moderator has paused, or goes on. */
  readonly pauseChanged: (paused: boolean, at: Instant) => Promise<void>;
}

/** What the popup shows of care. */
export interface CareView {
  readonly reports: number;
  readonly shieldedMinutes: number;
  /** A break that is due: for how many minutes the work has gone on, and how long the break is to be. */
  readonly due: { readonly workedMinutes: number; readonly minutes: number } | null;
  readonly support: Support | null;
  readonly pausedSince: Instant | null;
}

export type Care = ReturnType<typeof createCare>;

/** For so long "later" says nothing of a break. */
const laterMs = 15 * 60_000;

/** Looks after the moderator: counts quietly, reminds of breaks and lets them pause. All of it stays on this computer. */
export function createCare({ memory, rules, now, zoneMinutes, pauseChanged }: CareParts) {
  let known: CareRecord | null = null;
  let work: Promise<unknown> = Promise.resolve();

  /** One change after the other. @param task gives the record that is kept */
  function inTurn(
    task: (record: CareRecord, at: Instant) => CareRecord | Promise<CareRecord>,
  ): Promise<CareRecord> {
    const done = work.then(async () => {
      const at = now();
      known ??= readRecord(await memory.recall(), at, zoneMinutes(at));
      const exposure = countedTo(known.exposure, at, zoneMinutes(at));
      const counted = exposure === known.exposure ? known : { ...known, exposure };
      const next = await task(counted, at);
      if (next !== known) await memory.remember(next);
      known = next;
      return next;
    });
    work = done.catch(() => undefined);
    return done;
  }

  /** A sign that the moderator is at work. */
  async function signOfWork(record: CareRecord, at: Instant): Promise<CareRecord> {
    const { breaks } = await rules();
    if (breaks === null || record.pausedSince !== null) return { ...record, stretch: null };
    return { ...record, stretch: workedOn(record.stretch, at, breaks) };
  }

  async function viewOf({ exposure, stretch, laterUntil, pausedSince }: CareRecord): Promise<CareView> {
    const { breaks, support } = await rules();
    const at = now();
    const quiet = breaks === null || (laterUntil !== null && at < laterUntil);
    const worked = quiet ? null : breakDue(stretch, at, breaks);
    return {
      reports: exposure.reports,
      shieldedMinutes: Math.floor(exposure.shieldedMs / 60_000),
      due: worked === null || breaks === null ? null : { workedMinutes: worked, minutes: breaks.minutes },
      support,
      pausedSince,
    };
  }

  return {
    /** What the popup shows; that it is open is a sign of work. */
    look: async (): Promise<CareView> => viewOf(await inTurn(signOfWork)),

    noteReports: async (reportIds: readonly string[]): Promise<void> => {
      await inTurn(async (record, at) => {
        const worked = await signOfWork(record, at);
        return { ...worked, exposure: withReports(worked.exposure, reportIds) };
      });
    },

    /** Today's, without a sign of work. */
    shieldedMinutes: async (): Promise<number> =>
      Math.floor((await inTurn((record) => record)).exposure.shieldedMs / 60_000),

    /** @param shielded whether any tab is shielded now */
    noteShield: async (shielded: boolean): Promise<void> => {
      await inTurn(async (record, at) => {
        if (shielded === (record.exposure.countedUntil !== null)) return record;
        const worked = await signOfWork(record, at);
        return { ...worked, exposure: withShield(worked.exposure, shielded, at) };
      });
    },

    /** A break that is due is spoken of again in a while. */
    later: async (): Promise<CareView> =>
      viewOf(await inTurn((record, at) => ({ ...record, laterUntil: at + laterMs }))),

    /** Pauses reporting for the moderator, or goes on. */
    pause: async (paused: boolean): Promise<CareView> =>
      viewOf(
        await inTurn(async (record, at) => {
          if (paused === (record.pausedSince !== null)) return record;
          await pauseChanged(paused, at);
          return { ...record, pausedSince: paused ? at : null, stretch: null, laterUntil: null };
        }),
      ),

    paused: async (): Promise<boolean> => {
      known ??= readRecord(await memory.recall(), now(), zoneMinutes(now()));
      return known.pausedSince !== null;
    },

    /** Everything that is kept here goes. */
    erase: async (): Promise<void> => {
      await inTurn((_, at) => freshRecord(at, zoneMinutes(at)));
    },
  };
}
