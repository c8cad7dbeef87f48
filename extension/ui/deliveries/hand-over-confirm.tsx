import { useSignal } from '@preact/signals';
import type { DeliveryStory } from '../../outbox/story.ts';
import { ReferenceField } from '../reference-field.tsx';
import { text } from '../strings.ts';

/** What the moderator says became of it. */
export function Confirm({
  id,
  state,
  confirm,
  handBack,
}: Pick<DeliveryStory, 'id' | 'state'> & {
  confirm: (reference: string | null) => void;
  handBack: () => void;
}) {
  const offered = state.name === 'handed-over' ? state.references : [];
  const reference = useSignal('');
  const value = reference.value === '' ? (offered[0] ?? '') : reference.value;
  return (
    <div class="confirm">
      {offered.length > 0 && <p>{text('referenceSeen', offered[0] ?? '')}</p>}
      <ReferenceField
        label={text('referenceFromHotline')}
        value={value}
        enter={(entered) => {
          reference.value = entered;
        }}
      />
      <div class="row">
        <button
          type="button"
          class="plain"
          data-action="confirm-filed"
          data-delivery={id}
          onClick={() => confirm(value)}
        >
          {text('saveAsFiled')}
        </button>
        <button type="button" class="link" data-action="filed-without" onClick={() => confirm(null)}>
          {text('filedWithoutReference')}
        </button>
        {state.name === 'handed-over' && (
          <button type="button" class="link" data-action="hand-back" onClick={handBack}>
            {text('notFiled')}
          </button>
        )}
      </div>
    </div>
  );
}
