import { useSignal } from '@preact/signals';
import { text } from '../strings.ts';
import type { PopupStore } from './store.ts';

/** At most so many are visible; a chosen one always is. */
const visible = 9;

/** Why the report is made: the policy's categories in the policy's order. */
export function Categories({ store }: { store: PopupStore }) {
  const more = useSignal(false);
  const categories = store.view.value?.categories ?? [];
  const chosen = categories.find(({ id }) => id === store.categoryId.value);
  const shown = more.value
    ? categories
    : categories.filter((one, place) => place < visible || one === chosen);
  return (
    <fieldset class="categories">
      <legend>{text('category')}</legend>
      {shown.map(({ id, name, key }) => (
        <button
          key={id}
          type="button"
          class="plain"
          data-category={id}
          aria-pressed={id === chosen?.id}
          aria-keyshortcuts={key === null ? undefined : String(key)}
          onClick={() => store.chooseCategory(id)}
        >
          <span class="key" aria-hidden="true">
            {key ?? ''}
          </span>
          {name}
        </button>
      ))}
      {categories.length > visible && (
        <button
          type="button"
          class="link"
          aria-expanded={more.value}
          onClick={() => {
            more.value = !more.value;
          }}
        >
          {text(more.value ? 'fewer' : 'more')}
        </button>
      )}
      <p class="guidance quiet" aria-live="polite">
        {chosen?.guidance ?? ''}
      </p>
    </fieldset>
  );
}
