import { batch, computed, signal } from '@preact/signals';
import type { Send } from '../../messages.ts';
import type { DeliveryId } from '../../outbox/delivery.ts';
import type { Instant } from '../../report/time.ts';
import { everything, type HistoryFilter } from './filter.ts';
import { filterRows } from './filter-rows.ts';
import type { ListedRow } from './listed-row.ts';
import { createOpened } from './opened-store.ts';
import { createReading } from './reading.ts';

export type HistoryStore = ReturnType<typeof createHistoryStore>;

export interface HistoryStoreParts {
  readonly send: Send;
  readonly now: () => Instant;
  /** Notes a moment on the page's own timeline, for the benchmarks. */
  readonly mark: (moment: 'all-read') => void;
}

/** The state of the history page and what can be done on it; the components only show it. */
export function createHistoryStore({ send, now, mark }: HistoryStoreParts) {
  const reading = createReading(send, () => mark('all-read'));
  const filter = signal<HistoryFilter>(everything);
  const needsYouFirst = signal(true);
  /** The row that the keys are at; null before the first key. */
  const active = signal<DeliveryId | null>(null);
  /** The row that is to get the focus, anew with each wish. */
  const goal = signal<{ readonly id: DeliveryId } | null>(null);
  /** How much the open row adds to the list, in CSS pixels. */
  const openHeight = signal(0);
  const help = signal(false);

  const filtered = computed(() => {
    void reading.version.value;
    const parts = { paused: reading.paused.value, now: now(), needsYouFirst: needsYouFirst.value };
    return filterRows(reading.table.value.rows(), filter.value, parts);
  });

  const opened = createOpened(send, () => reading.refresh());
  const rowOf = (id: DeliveryId | null): ListedRow | null =>
    id === null ? null : reading.table.value.get(id);

  return {
    ...reading,
    filter,
    needsYouFirst,
    active,
    goal,
    openHeight,
    help,
    filtered,
    opened,
    rowOf,

    /** Brings the keys to a row: it is scrolled to and gets the focus. */
    goTo(id: DeliveryId): void {
      batch(() => {
        active.value = id;
        goal.value = { id };
      });
    },

    /** Opens a row, or closes it when it is open. */
    toggle(row: ListedRow): void {
      active.value = row.id;
      if (opened.row.value === row.id) opened.close();
      else void opened.open(row);
    },

    narrow(change: Partial<HistoryFilter>): void {
      filter.value = { ...filter.value, ...change };
    },

    /** Takes in what has changed, in the list and in the open row. */
    async refresh(): Promise<void> {
      await reading.refresh();
      await opened.refresh(rowOf(opened.row.value));
    },
  };
}
