import { useLayoutEffect, useRef } from 'preact/hooks';
import { type MessageName, text } from '../strings.ts';
import type { HistoryStore } from './store.ts';

const keys: readonly (readonly [string, MessageName])[] = [
  ['J  ↓', 'historyKeyNext'],
  ['K  ↑', 'historyKeyPrevious'],
  ['Home  End', 'historyKeyEnds'],
  ['Enter', 'historyKeyOpen'],
  ['/', 'historyKeySearch'],
  ['Esc', 'historyKeyClose'],
  ['?', 'historyKeyHelp'],
];

/** All keys of the page. The browser's own dialog keeps the focus in and gives it back. */
export function KeysHelp({ store }: { store: HistoryStore }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = store.help.value;
  const close = () => {
    store.help.value = false;
  };
  useLayoutEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} aria-labelledby="keys-title" onClose={close}>
      <h2 id="keys-title">{text('historyKeys')}</h2>
      <dl>
        {keys.map(([pressed, words]) => (
          <div key={words}>
            <dt class="mono">{pressed}</dt>
            <dd>{text(words)}</dd>
          </div>
        ))}
      </dl>
      <button type="button" class="plain" onClick={close}>
        {text('close')}
      </button>
    </dialog>
  );
}
