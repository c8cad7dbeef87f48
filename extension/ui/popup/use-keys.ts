import { useLayoutEffect } from 'preact/hooks';
import { type PopupCommand, popupCommandOf } from './keys.ts';
import type { PopupProps } from './popup-props.ts';

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'checkbox');

/** What the form's keys do; they are for the form alone. */
function changeForm(command: PopupCommand, { store, list }: PopupProps): void {
  if (command.name === 'category') store.chooseCategory(command.id);
  else if (command.name === 'urgent') store.setUrgent(!store.urgent.value);
  else if (command.name === 'note' || command.name === 'facts' || command.name === 'document')
    void store.togglePanel(command.name);
  else if (command.name === 'list') void list.toggle();
}

function undo({ store, batch }: PopupProps): void {
  const story = store.story.value;
  if (story?.deliveries.some(({ state }) => state.name === 'held')) void store.undo(story);
  else if (story === null && batch.shown.value !== null) void batch.undo();
}

function carryOut(command: PopupCommand, props: PopupProps): void {
  const { store, batch, shield } = props;
  if (command.name === 'shield') void shield.toggle();
  else if (command.name === 'help') store.help.value = true;
  else if (command.name === 'undo') undo(props);
  else if (store.story.value === null && batch.shown.value === null) changeForm(command, props);
}

/** Keys do what the buttons do, wherever the focus is but in a text field. */
export function useKeys(props: PopupProps): void {
  const { store, list, batch, shield } = props;
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isPaused = (shield.care.value?.pausedSince ?? null) !== null;
      if (isTyping(event.target) || store.help.value || isPaused) return;
      const command = popupCommandOf(event, store.view.value?.categories ?? []);
      if (command === null) return;
      // The letter must not become the first one of the field that it opens.
      event.preventDefault();
      carryOut(command, { store, list, batch, shield });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [store, list, batch, shield]);
}
