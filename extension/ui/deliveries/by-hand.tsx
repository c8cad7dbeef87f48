import { useSignal } from '@preact/signals';
import type { DeliveryStory } from '../../outbox/story.ts';
import { ReferenceField } from '../reference-field.tsx';
import { text } from '../strings.ts';
import type { DeliveryActions } from './actions.ts';

/** For what does not go on by itself: a person has filed it another way. */
export function ByHand({ actions, delivery }: { actions: DeliveryActions; delivery: DeliveryStory }) {
  const reference = useSignal('');
  const { id } = delivery;
  return (
    <details class="quiet by-hand">
      <summary>{text('filedByHand')}</summary>
      <p>{text('filedByHandEffect')}</p>
      <ReferenceField
        label={text('reference')}
        value={reference.value}
        enter={(entered) => {
          reference.value = entered;
        }}
      />
      <div class="row">
        <button
          type="button"
          class="plain"
          data-action="file-by-hand"
          onClick={() => void actions.fileByHand(id, reference.value)}
        >
          {text('saveReference')}
        </button>
      </div>
    </details>
  );
}
