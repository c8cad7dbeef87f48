import type { Environment } from '../../report/destination.ts';
import { failure, type Result, success } from '../../report/problem.ts';
import { isFields, isOneOf, isOrNull } from '../../report/shape.ts';
import type { Instant } from '../../report/time.ts';
import { emptyChain, headOf } from '../entry.ts';
import type { Ledger } from '../store.ts';
import { count } from './count.ts';
import { emptyFold, foldEntry } from './fold.ts';
import { periodKinds } from './period.ts';
import { extents, type StatisticsAnswer, type StatisticsQuery } from './view.ts';

/** How long one question reads on: well under a page's patience, and the worker answers others in between. */
const readingMs = 1000;
/** Entries between two looks at the clock. */
const stretch = 500;

export interface StatisticsParts {
  readonly ledger: Pick<Ledger, 'entries' | 'head'>;
  /** Resolves when everything that has happened so far is in the ledger. */
  readonly post: () => Promise<void>;
  readonly now: () => Instant;
  /** Minutes that the reader's zone is ahead of UTC at an instant. */
  readonly zoneMinutes: (at: Instant) => number;
  /** How long media were hidden from the moderator today; null while nothing counts it. */
  readonly shieldedMinutes: () => Promise<number | null>;
}

export type Statistics = ReturnType<typeof createStatistics>;

const isEnvironment = isOrNull(isOneOf('test' satisfies Environment, 'production' satisfies Environment));

function parseQuery(value: unknown): StatisticsQuery | null {
  if (!isFields(value)) return null;
  const { environment, period, extent } = value;
  const isQuery =
    isEnvironment(environment) && isOneOf(...periodKinds)(period) && isOneOf(...extents)(extent);
  return isQuery ? ({ environment, period, extent } as StatisticsQuery) : null;
}

/**
 * Counts what the ledger says, and nothing else. What was read stays in memory, so that only new entries are read for
 * the next question; a worker that begins anew reads all again.
 */
export function createStatistics({ ledger, post, now, zoneMinutes, shieldedMinutes }: StatisticsParts) {
  let [fold, last] = [emptyFold(), emptyChain];
  let work: Promise<unknown> = Promise.resolve();

  /** After "erase everything" another chain stands in the place of the one that was read. */
  async function forgetIfErased(): Promise<void> {
    if (last.count === 0) return;
    for await (const entry of ledger.entries(last.count, 1)) if (entry.hash === last.head) return;
    [fold, last] = [emptyFold(), emptyChain];
  }

  /** @returns whether all that was written by then has been read */
  async function readOn(): Promise<boolean> {
    await forgetIfErased();
    const until = now() + readingMs;
    for await (const entry of ledger.entries(last.count + 1)) {
      foldEntry(fold, entry);
      last = headOf(entry);
      if (last.count % stretch === 0 && now() >= until) return false;
    }
    return true;
  }

  async function answer(query: StatisticsQuery): Promise<StatisticsAnswer> {
    // What cannot be carried over now is counted the next time.
    await post().catch(() => undefined);
    if (!(await readOn()))
      return { kind: 'counting', counted: last.count, entries: (await ledger.head()).count };
    const parts = { head: last, now: now(), zoneMinutes, shieldedMinutes: await shieldedMinutes() };
    return { kind: 'counted', view: count(fold, query, parts) };
  }

  return {
    /** Reads on, and counts when all is read; until then the same question is to be asked again. */
    async open(asked: unknown): Promise<Result<StatisticsAnswer>> {
      const query = parseQuery(asked);
      if (query === null) return failure({ code: 'message-not-understood' });
      const answered = work.then(() => answer(query));
      work = answered.catch(() => undefined);
      return success(await answered);
    },
  };
}
