import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { StateName } from '../outbox/delivery.ts';
import type { ReportStory } from '../outbox/story.ts';

/** States whose words name a time to come. */
const countingDown: readonly StateName[] = ['held', 'waiting', 'unknown'];

export const isCountingDown = ({ deliveries }: Pick<ReportStory, 'deliveries'>): boolean =>
  deliveries.some(({ state }) => countingDown.includes(state.name));

/** The time now, kept moving while something counts down. */
export function useNow(countsDown: boolean): number {
  const now = useSignal(Date.now());
  useEffect(() => {
    if (!countsDown) return;
    now.value = Date.now();
    const timer = setInterval(() => {
      now.value = Date.now();
    }, 250);
    return () => clearInterval(timer);
  }, [now, countsDown]);
  return now.value;
}
