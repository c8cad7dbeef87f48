import { batch, signal } from '@preact/signals';
import type { Send } from '../../messages.ts';
import type { HistoryMark, HistoryNews } from '../../outbox/history.ts';
import type { HistoryKey } from '../../outbox/history-row.ts';
import type { DestinationKey } from '../../report/destination.ts';
import { type Problem, type Result, success } from '../../report/problem.ts';
import { unpackRows } from './listed-row.ts';
import { createTable, type Table } from './table.ts';

/** Each look at the whole list makes lists as long: while older rows come, it is looked at after so many answers. */
const shownEvery = 16;

export type Reading = ReturnType<typeof createReading>;

/**
 * Reads every row into the page, the newest first, and then whatever changes. One question at a time, so that no answer
 * overtakes a later one.
 * @param read called when every row is there
 */
export function createReading(send: Send, read: () => void) {
  const table = signal(createTable());
  /** Counts up whenever the table has changed. */
  const version = signal(0);
  const paused = signal<ReadonlySet<DestinationKey>>(new Set());
  /** Whether older rows are still to come. */
  const reading = signal(true);
  const problems = signal<readonly Problem[]>([]);
  let mark: HistoryMark | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  function inTurn<Value>(task: () => Promise<Value>): Promise<Value> {
    const done = turn.then(task);
    turn = done.catch(() => undefined);
    return done;
  }

  /** Takes the rows behind a key in; the value is where the next ones lie. */
  async function readBehind(after: HistoryKey, into: Table): Promise<Result<HistoryKey | null>> {
    const told = await send('history.rows', after);
    if (!told.ok) return told;
    into.put(unpackRows(told.value.batch));
    return success(told.value.next);
  }

  /** Says up to where is known what has changed. */
  function note(told: Pick<HistoryNews, 'mark' | 'paused'>): void {
    mark = told.mark;
    paused.value = new Set(told.paused);
  }

  /** Reads the rest while the page is used already. What could not be read is said. */
  async function readOn(from: HistoryKey | null): Promise<void> {
    let next = success(from);
    for (let answers = 1; next.ok && next.value !== null; answers += 1) {
      const after: HistoryKey = next.value;
      next = await inTurn(() => readBehind(after, table.value));
      if (answers % shownEvery === 0) version.value += 1;
    }
    batch(() => {
      version.value += 1;
      reading.value = false;
      problems.value = next.ok ? [] : next.problems;
    });
    if (next.ok) read();
  }

  /** Reads everything anew and shows it when it is complete: what is in sight stays until then. */
  async function readAnew(): Promise<void> {
    const opened = await send('history.open');
    if (!opened.ok) return;
    const fresh = createTable();
    fresh.put(unpackRows(opened.value.batch));
    let next = success(opened.value.next);
    while (next.ok && next.value !== null) next = await readBehind(next.value, fresh);
    // Half a list is worse than yesterday's: it is tried again at the next change.
    if (!next.ok) return;
    batch(() => {
      note(opened.value);
      table.value = fresh;
      version.value += 1;
    });
  }

  async function readNews(since: HistoryMark): Promise<void> {
    const told = await send('history.news', since);
    if (!told.ok) return;
    const { batch: rows, gone } = told.value;
    if (rows === null) return readAnew();
    batch(() => {
      note(told.value);
      table.value.put(unpackRows(rows));
      table.value.remove(gone);
      version.value += 1;
    });
  }

  return {
    table,
    version,
    paused,
    reading,
    problems,

    /** Resolves when the newest rows are there; the others follow. */
    async open(): Promise<void> {
      const opened = await inTurn(() => send('history.open'));
      batch(() => {
        problems.value = opened.ok ? [] : opened.problems;
        reading.value = opened.ok;
        if (opened.ok) {
          note(opened.value);
          table.value.put(unpackRows(opened.value.batch));
        }
        version.value += 1;
      });
      if (opened.ok) void readOn(opened.value.next);
    },

    /** Reads what has changed since the last time. */
    refresh: (): Promise<void> => inTurn(async () => (mark === null ? undefined : readNews(mark))),
  };
}
