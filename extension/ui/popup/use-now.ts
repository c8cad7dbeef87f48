import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

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
