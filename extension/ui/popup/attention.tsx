import { Icon } from '../icon.tsx';
import { text } from '../strings.ts';
import type { PopupStore } from './store.ts';

/** Reports about other addresses that can still be undone or that need a person. */
export function Attention({ store }: { store: PopupStore }) {
  const stories = store.view.value?.attention ?? [];
  if (stories.length === 0 || store.story.value !== null) return null;
  return (
    <ul class="hints" id="attention">
      {stories.map((story) => {
        const needsPerson = story.deliveries.some(({ state }) => state.name === 'needs-person');
        return (
          <li key={story.id} class="choice">
            <Icon name={needsPerson ? 'warning' : 'clock'} tone={needsPerson ? 'urgent' : ''} />
            <span>{text(needsPerson ? 'attentionNeedsPerson' : 'attentionHeld', story.category)}</span>
            <button
              type="button"
              class="link"
              onClick={() => {
                store.story.value = story;
              }}
            >
              {text('show')}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
