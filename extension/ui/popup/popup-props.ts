import type { BatchStore } from './batch-store.ts';
import type { ListStore } from './list-store.ts';
import type { ShieldStore } from './shield-store.ts';
import type { PopupStore } from './store.ts';

/** The parts of the popup's state. */
export interface PopupProps {
  readonly store: PopupStore;
  readonly list: ListStore;
  readonly batch: BatchStore;
  readonly shield: ShieldStore;
}
