import type { Signal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type MessageName, text } from './strings.ts';

/** What is pressed, and the words for what it does. */
export type KeyLine = readonly [pressed: string, words: MessageName];

/** All keys of a page. The browser's own dialog keeps the focus in and gives it back. */
export function KeysHelp({ keys, open }: { keys: readonly KeyLine[]; open: Signal<boolean> }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = open.value;
  const close = () => {
    open.value = false;
  };
  useLayoutEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} class="keys" aria-labelledby="keys-title" onClose={close}>
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
