import { browser } from '../../browser.ts';
import type { DeliveryStory } from '../../outbox/story.ts';
import { text } from '../strings.ts';
import type { DeliveryActions } from './actions.ts';
import { Confirm } from './hand-over-confirm.tsx';

const sheetPage = (id: string) => `ui/hand-over/hand-over.html#${id}`;

/** Brings the moderator to the hotline: to its form, or to the values for what it wants by hand. */
function Begin({ actions, delivery }: { actions: DeliveryActions; delivery: DeliveryStory }) {
  const { id, adapter, originPattern, state } = delivery;
  const isForm = adapter === 'web-form';
  const openForm = () => {
    // The question must come first in the click: browsers refuse it after an await. Without a yes it goes on too.
    const asked = originPattern === null ? Promise.resolve(false) : browser.askPermission(originPattern);
    void asked.catch(() => false).then(() => actions.openForm(id));
  };
  const again = state.name === 'handed-over';
  return (
    <div class="row">
      {isForm && (
        <button type="button" class="plain" data-action="open-form" data-delivery={id} onClick={openForm}>
          {text(again ? 'openFormAgain' : 'openForm')}
        </button>
      )}
      <button
        type="button"
        class={isForm ? 'link' : 'plain'}
        data-action="open-sheet"
        data-delivery={id}
        onClick={() => void browser.openPage(sheetPage(id))}
      >
        {text(isForm ? 'showValues' : 'openSheet')}
      </button>
    </div>
  );
}

/** For a hotline that only a person can file with. */
export function HandOver({ actions, delivery }: { actions: DeliveryActions; delivery: DeliveryStory }) {
  const { id, state } = delivery;
  if (state.name !== 'to-hand-over' && state.name !== 'handed-over') return null;
  return (
    <>
      <Begin actions={actions} delivery={delivery} />
      {state.name === 'handed-over' && (
        <Confirm
          id={id}
          state={state}
          confirm={(reference) => void actions.fileByHand(id, reference)}
          handBack={() => void actions.handBack(id)}
        />
      )}
    </>
  );
}
