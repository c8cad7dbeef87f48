import { useSignal } from '@preact/signals';
import { text } from './strings.ts';

/** Copies a text and says so; says too when the browser would not. */
export function CopyButton({ value, label, action }: { value: string; label: string; action?: string }) {
  const said = useSignal('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      said.value = text('copied');
    } catch {
      said.value = text('copyFailed');
    }
  };
  return (
    <>
      <button type="button" class="link" data-action={action} onClick={() => void copy()}>
        {label}
      </button>
      <span class="quiet" role="status">
        {said.value}
      </span>
    </>
  );
}
