import { useSignal } from '@preact/signals';
import type { DeliveryStory } from '../../outbox/story.ts';
import { limits } from '../../report/limits.ts';
import { text } from '../strings.ts';
import type { PopupStore } from './store.ts';

/** For what does not go on by itself: a person has filed it another way. */
export function ByHand({ store, delivery }: { store: PopupStore; delivery: DeliveryStory }) {
  const reference = useSignal('');
  const { id } = delivery;
  return (
    <details class="quiet by-hand">
      <summary>{text('filedByHand')}</summary>
      <p>{text('filedByHandEffect')}</p>
      <label class="field">
        <span>{text('reference')}</span>
        <input
          name="reference"
          autoComplete="off"
          maxLength={limits.reference}
          value={reference.value}
          onInput={({ currentTarget }) => {
            reference.value = currentTarget.value;
          }}
        />
      </label>
      <div class="row">
        <button
          type="button"
          class="plain"
          data-action="file-by-hand"
          onClick={() => void store.fileByHand(id, reference.value)}
        >
          {text('saveReference')}
        </button>
      </div>
    </details>
  );
}
