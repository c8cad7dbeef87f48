import type { LedgerEntry } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/store.ts';
import type { DestinationKey } from '../report/destination.ts';
import { failure, type Result, success } from '../report/problem.ts';
import type { ReportId } from '../report/report.ts';
import type { DeliveryId, StateName } from './delivery.ts';
import { type HistoryBatch, packRows } from './history-batch.ts';
import { type HistoryKey, historyKeyOf } from './history-row.ts';
import type { LedgerPost } from './ledger-post.ts';
import type { Outbox } from './store.ts';
import type { ReportStory } from './story.ts';
import type { Telling } from './telling.ts';

export interface HistoryParts {
  readonly outbox: Pick<
    Outbox,
    | 'historyRows'
    | 'historyRowsAt'
    | 'historyMark'
    | 'historyChanges'
    | 'inState'
    | 'pauses'
    | 'report'
    | 'deliveriesOf'
  >;
  readonly ledger: Pick<Ledger, 'entriesOf'>;
  readonly ledgerPost: Pick<LedgerPost, 'post'>;
  readonly telling: Pick<Telling, 'story'>;
  /** Names this worker's memory of changes: another worker has another one. */
  readonly epoch: string;
}

export type History = ReturnType<typeof createHistory>;

/** Up to where a page knows what has changed. */
export interface HistoryMark {
  readonly epoch: string;
  readonly count: number;
}

/** Rows, and the key behind which the next ones lie; null when these were the last. */
export interface HistoryRows {
  readonly batch: HistoryBatch;
  readonly next: HistoryKey | null;
}

/** What the history page shows first. */
export interface HistoryOpening extends HistoryRows {
  readonly mark: HistoryMark;
  readonly paused: readonly DestinationKey[];
}

/** What has changed since a mark; `batch` is null when everything has to be read anew. */
export interface HistoryNews {
  readonly mark: HistoryMark;
  readonly batch: HistoryBatch | null;
  readonly gone: readonly DeliveryId[];
  readonly paused: readonly DestinationKey[];
}

/** A report's whole story: how it stands now, and what the ledger says of it, oldest first. */
export interface HistoryStory {
  readonly story: ReportStory;
  readonly entries: readonly Pick<LedgerEntry, 'sequence' | 'at' | 'event'>[];
}

/** Enough for the tallest screen, few enough to be there at once. */
const firstRows = 100;
/** What a page takes in without being felt to stop. */
const moreRows = 1_000;
const personStates = ['needs-person', 'to-hand-over', 'handed-over'] as const satisfies readonly StateName[];

/** Tells the history page of every delivery, and of one report everything but its content, which has to be asked for. */
export function createHistory({ outbox, ledger, ledgerPost, telling, epoch }: HistoryParts) {
  const markNow = (): HistoryMark => ({ epoch, count: outbox.historyMark() });
  const pausedNow = async () => [...(await outbox.pauses()).keys()];

  async function rowsBehind(after: HistoryKey | null, limit: number) {
    const rows = await outbox.historyRows(after, limit);
    const last = rows.at(-1);
    const next = rows.length < limit || last === undefined ? null : historyKeyOf(last);
    return { rows, next };
  }

  /** However old, what needs a person is there from the start. */
  async function rowsForPerson() {
    const found = await Promise.all(personStates.map((state) => outbox.inState(state, firstRows)));
    const rows = await outbox.historyRowsAt(found.flat().map(historyKeyOf));
    return rows.filter((row) => row !== null);
  }

  async function entriesAbout(reportId: ReportId): Promise<HistoryStory['entries']> {
    await ledgerPost.post();
    const [own, deliveries] = await Promise.all([ledger.entriesOf(reportId), outbox.deliveriesOf(reportId)]);
    // Deliveries that a change of policy has replaced are told of too.
    const named = own.flatMap(({ event }) => ('deliveries' in event ? event.deliveries : []));
    const ids = new Set([...deliveries.map(({ id }) => id), ...named.map(({ deliveryId }) => deliveryId)]);
    const entries = await ledger.entriesOf(reportId, ...ids);
    return entries.map(({ sequence, at, event }) => ({ sequence, at, event }));
  }

  return {
    /** The newest rows and those that need a person. */
    async open(): Promise<Result<HistoryOpening>> {
      // Before anything is read: what changes meanwhile is told again.
      const mark = markNow();
      const [{ rows, next }, forPerson, paused] = await Promise.all([
        rowsBehind(null, firstRows),
        rowsForPerson(),
        pausedNow(),
      ]);
      return success({ mark, batch: packRows([...rows, ...forPerson]), next, paused });
    },

    async rows(after: HistoryKey): Promise<Result<HistoryRows>> {
      const { rows, next } = await rowsBehind(after, moreRows);
      return success({ batch: packRows(rows), next });
    },

    async news(since: HistoryMark): Promise<Result<HistoryNews>> {
      const mark = markNow();
      const paused = await pausedNow();
      const keys = since.epoch === epoch ? outbox.historyChanges(since.count) : null;
      if (keys === null) return success({ mark, batch: null, gone: [], paused });
      const found = await outbox.historyRowsAt(keys);
      const gone = keys.flatMap(([, id], place) => (found[place] === null ? [id] : []));
      return success({ mark, batch: packRows(found.filter((row) => row !== null)), gone, paused });
    },

    async story(reportId: ReportId): Promise<Result<HistoryStory>> {
      const [told, entries] = await Promise.all([telling.story(reportId), entriesAbout(reportId)]);
      return told.ok ? success({ story: told.value, entries }) : told;
    },

    /** The addresses of a report that has not been put away, for a person who asks to see them. */
    async addresses(reportId: ReportId): Promise<Result<readonly string[]>> {
      const report = await outbox.report(reportId);
      if (report === null) return failure({ code: 'not-found' });
      return success(report.addresses.map(({ url }) => url));
    },
  };
}
