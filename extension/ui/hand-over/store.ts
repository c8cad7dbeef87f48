import { signal } from '@preact/signals';
import type { Send } from '../../messages.ts';
import type { DeliveryId } from '../../outbox/delivery.ts';
import type { HandOverView } from '../../outbox/handing-over.ts';
import type { DeliveryStory } from '../../outbox/story.ts';
import type { Problem } from '../../report/problem.ts';

export type HandOverStore = ReturnType<typeof createHandOverStore>;

/** The state of the hand-over page and what can be done on it; the components only show it. */
export function createHandOverStore(send: Send, deliveryId: DeliveryId) {
  const view = signal<HandOverView | null>(null);
  const problems = signal<readonly Problem[]>([]);
  const priority = signal<1 | 2 | 3 | null>(null);

  async function load(): Promise<void> {
    const asked = await send('hand-over.sheet', { deliveryId, priority: priority.value });
    problems.value = asked.ok ? [] : asked.problems;
    if (asked.ok) view.value = asked.value;
  }

  const delivery = (): DeliveryStory | null =>
    view.value?.story.deliveries.find(({ id }) => id === deliveryId) ?? null;

  return {
    view,
    problems,
    priority,
    delivery,
    load,

    async choosePriority(level: 1 | 2 | 3): Promise<void> {
      priority.value = level;
      await load();
    },

    /** The moderator goes to the hotline now. */
    async begin(): Promise<void> {
      await send('hand-over.begin', deliveryId);
      await load();
    },

    async handBack(): Promise<void> {
      await send('hand-over.back', deliveryId);
      await load();
    },

    async confirm(reference: string | null): Promise<void> {
      const confirmed = await send('delivery.file-by-hand', { deliveryId, reference });
      await load();
      if (!confirmed.ok) problems.value = confirmed.problems;
    },
  };
}
