import { text } from '../strings.ts';
import type { ListStore } from './list-store.ts';
import type { PopupStore } from './store.ts';

/** Puts a list of addresses in the place of the page. */
export function ListButton({ store, list }: { store: PopupStore; list: ListStore }) {
  return (
    <button
      type="button"
      class="plain"
      id="list"
      title={text('keyHint', 'L')}
      aria-keyshortcuts="L"
      aria-expanded={store.listed.value !== null}
      onClick={() => void list.toggle()}
    >
      {text('list')}
    </button>
  );
}
