import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { DeliveryId } from '../../outbox/delivery.ts';
import type { HistoryFilter } from './filter.ts';
import type { HistoryStore } from './store.ts';
import { headHeight } from './use-view.ts';
import { indexAt, type ListShape, topOf, type View } from './window.ts';

/** A row that was in sight, and how far below the window's top edge it was. */
interface Anchor {
  readonly id: DeliveryId;
  readonly below: number;
  readonly filter: HistoryFilter;
}

/**
 * Keeps what is in sight where it is while rows come, go and move around it; a new filter is shown from its beginning.
 * At the very top nothing is kept: what is new there is to be seen.
 */
export function useAnchor(
  store: HistoryStore,
  body: RefObject<HTMLElement | null>,
  shape: ListShape,
  view: View,
): void {
  const anchor = useRef<Anchor | null>(null);
  const { rows } = store.filtered.value;
  const filter = store.filter.value;

  useLayoutEffect(() => {
    const kept = anchor.current;
    const top = -(body.current?.getBoundingClientRect().top ?? 0);
    if (kept === null || top <= 0) return;
    if (kept.filter !== filter) {
      window.scrollBy({ top: -top - headHeight, behavior: 'instant' });
      return;
    }
    const place = rows.findIndex(({ id }) => id === kept.id);
    const by = place < 0 ? 0 : topOf(shape, place) - top - kept.below;
    if (by !== 0) window.scrollBy({ top: by, behavior: 'instant' });
  }, [rows]);

  useLayoutEffect(() => {
    const id = rows[indexAt(shape, view.top)]?.id;
    anchor.current =
      id === undefined ? null : { id, below: topOf(shape, indexAt(shape, view.top)) - view.top, filter };
  });
}
