import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { HistoryStore } from './store.ts';
import { headHeight, viewOf } from './use-view.ts';
import { type ListShape, scrollToShow } from './window.ts';

const rowIn = (body: HTMLElement | null, id: string) =>
  body?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`) ?? null;

/** Brings the focus to the row that is asked for, and back to its row where drawing anew has moved it away. */
export function useGoal(store: HistoryStore, body: RefObject<HTMLElement | null>, shape: ListShape): void {
  const goal = store.goal.value;
  const hadFocus = useRef(false);
  hadFocus.current = rowIn(body.current, store.active.value ?? '') === document.activeElement;

  useLayoutEffect(() => {
    if (goal === null) return;
    const index = store.filtered.value.rows.findIndex(({ id }) => id === goal.id);
    if (index < 0) return;
    const { top, height } = viewOf(body.current);
    const by = scrollToShow(shape, { top: top + headHeight, height: height - headHeight }, index);
    if (by !== 0) window.scrollBy({ top: by, behavior: 'instant' });
    rowIn(body.current, goal.id)?.focus({ preventScroll: true });
  }, [goal]);

  useLayoutEffect(() => {
    if (!hadFocus.current || document.activeElement !== document.body) return;
    rowIn(body.current, store.active.value ?? '')?.focus({ preventScroll: true });
  });
}
