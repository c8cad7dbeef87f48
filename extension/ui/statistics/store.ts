import { batch, signal } from '@preact/signals';
import type { Dimension, StatisticsQuery, StatisticsView } from '../../ledger/statistics/view.ts';
import type { Send } from '../../messages.ts';
import type { Problem } from '../../report/problem.ts';

/** How far the reading of a long ledger has come. */
export interface Progress {
  readonly counted: number;
  readonly entries: number;
}

export type StatisticsStore = ReturnType<typeof createStatisticsStore>;

/** The state of the statistics page and what can be chosen on it; the components only show it. */
export function createStatisticsStore(send: Send) {
  const view = signal<StatisticsView | null>(null);
  const progress = signal<Progress | null>(null);
  const problems = signal<readonly Problem[]>([]);
  const query = signal<StatisticsQuery>({ environment: null, period: 'day', extent: 'latest' });
  const apartBy = signal<Dimension>('outcome');
  const isNarrow = signal(false);

  let running: Promise<void> | null = null;
  let isOutdated = false;

  /** @returns whether the question is answered, or has to be asked again */
  async function ask(): Promise<boolean> {
    const asked = query.value;
    const answer = await send('statistics.open', asked);
    if (!answer.ok) {
      problems.value = answer.problems;
      return true;
    }
    const { value } = answer;
    batch(() => {
      problems.value = [];
      progress.value = value.kind === 'counting' ? value : null;
      // Another one was chosen meanwhile: its own answer comes next.
      if (value.kind === 'counted' && asked === query.value) view.value = value.view;
    });
    return value.kind === 'counted';
  }

  async function untilAnswered(): Promise<void> {
    do {
      isOutdated = false;
      while (!(await ask()));
    } while (isOutdated);
  }

  /** Counts anew; what changes meanwhile is counted once more and not each time. */
  function load(): Promise<void> {
    isOutdated = true;
    running ??= untilAnswered().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    view,
    progress,
    problems,
    query,
    apartBy,
    isNarrow,
    load,

    async choose(given: Partial<StatisticsQuery>): Promise<void> {
      query.value = { ...query.value, ...given };
      await load();
    },

    tellApartBy(dimension: Dimension): void {
      apartBy.value = dimension;
    },
  };
}
