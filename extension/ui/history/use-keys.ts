import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { type Command, commandOf, type Place } from './keys.ts';
import type { HistoryStore } from './store.ts';

function placeOf(target: EventTarget | null): Place {
  if (!(target instanceof HTMLElement)) return 'elsewhere';
  if (target.matches('#search')) return 'search';
  if (target.matches('input, textarea, select')) return 'field';
  return target.matches('[data-row]') ? 'row' : 'elsewhere';
}

/** Moves to another row, from the active one on. */
function move(store: HistoryStore, to: (index: number, count: number) => number): void {
  const { rows } = store.filtered.value;
  const index = rows.findIndex(({ id }) => id === store.active.value);
  const next = rows[Math.min(rows.length - 1, Math.max(0, to(index, rows.length)))];
  if (next !== undefined) store.goTo(next.id);
}

function close(store: HistoryStore, target: EventTarget | null): void {
  const open = store.opened.row.value;
  if (placeOf(target) === 'search') {
    store.narrow({ search: '' });
    if (store.active.value !== null) store.goTo(store.active.value);
  } else if (open !== null) {
    store.opened.close();
    store.goTo(open);
  }
}

function obey(
  store: HistoryStore,
  command: Command,
  target: EventTarget | null,
  field: HTMLElement | null,
): void {
  switch (command.name) {
    case 'move':
      move(store, (index) => (index < 0 ? 0 : index + command.by));
      break;
    case 'first':
      move(store, () => 0);
      break;
    case 'last':
      move(store, (_, count) => count - 1);
      break;
    case 'open': {
      const row = store.rowOf(store.active.value);
      if (row !== null) store.toggle(row);
      break;
    }
    case 'close':
      close(store, target);
      break;
    case 'search':
      field?.focus();
      break;
    case 'help':
      store.help.value = true;
  }
}

/** The page's keys, wherever the focus is but in a dialog. */
export function useKeys(store: HistoryStore, search: RefObject<HTMLInputElement | null>): void {
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || store.help.value) return;
      const command = commandOf(event.key, placeOf(event.target));
      if (command === null) return;
      if (command.name !== 'close') event.preventDefault();
      obey(store, command, event.target, search.current);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [store, search]);
}
