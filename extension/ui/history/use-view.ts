import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { View } from './window.ts';

/** The heights of a row in the style sheet: in one line, and where that has no room. */
export const rowHeights = { wide: 36, narrow: 72 } as const;
/** The head stays at the top of the window and covers what is under it. */
export const headHeight = 36;

export const narrowScreen = '(max-width: 720px)';

/** What of the list is in sight, by the list's own measure. */
export const viewOf = (body: HTMLElement | null): View => ({
  top: body === null ? 0 : -body.getBoundingClientRect().top,
  height: window.innerHeight,
});

/** Follows scrolling and the window's size. */
export function useView(body: RefObject<HTMLElement | null>): {
  readonly view: View;
  readonly rowHeight: number;
} {
  const view = useSignal<View>({ top: 0, height: window.innerHeight });
  const isNarrow = useSignal(matchMedia(narrowScreen).matches);
  useLayoutEffect(() => {
    const look = () => {
      isNarrow.value = matchMedia(narrowScreen).matches;
      const seen = viewOf(body.current);
      if (seen.top !== view.value.top || seen.height !== view.value.height) view.value = seen;
    };
    look();
    window.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', look);
    return () => {
      window.removeEventListener('scroll', look);
      window.removeEventListener('resize', look);
    };
  }, [body, view, isNarrow]);
  return { view: view.value, rowHeight: isNarrow.value ? rowHeights.narrow : rowHeights.wide };
}
