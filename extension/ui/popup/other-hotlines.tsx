import { useSignal } from '@preact/signals';
import type { FoundHotline } from '../../hotlines/directory/search.ts';
import { text } from '../strings.ts';
import type { PopupStore } from './store.ts';

/** So many are shown at once; more words find the others. */
const shownAtOnce = 8;

function Found({ store, hotline }: { store: PopupStore; hotline: FoundHotline }) {
  const { id, name, countries, evidence, caution } = hotline;
  const chosen = store.hotlines.value.some((one) => one.id === id);
  return (
    <li>
      <label class="choice">
        <input
          type="checkbox"
          data-hotline={id}
          checked={chosen}
          onChange={() => store.toggleHotline(hotline)}
        />
        <span>
          {name} <span class="quiet">{countries.join(', ')}</span>
          {evidence === 'memory' && <span class="urgent"> {text('directoryUnchecked')}</span>}
          {caution !== null && <span class="urgent"> {caution}</span>}
        </span>
      </label>
    </li>
  );
}

/** Official hotlines of the world that the moderator adds to where the policy leads: each has a form of its own. */
export function OtherHotlines({ store }: { store: PopupStore }) {
  const words = useSignal('');
  const found = store.found.value ?? [];
  const chosen = store.hotlines.value.filter(({ id }) => found.every((one) => one.id !== id));
  const shown = [...chosen, ...found.slice(0, shownAtOnce)];
  return (
    <section aria-label={text('otherHotline')}>
      <label class="field">
        <span class="strong">{text('searchHotlines')}</span>
        <input
          id="search-hotlines"
          type="search"
          autoComplete="off"
          value={words.value}
          ref={(field) => (words.value === '' ? field?.focus() : undefined)}
          onInput={({ currentTarget }) => {
            words.value = currentTarget.value;
            void store.searchHotlines(currentTarget.value);
          }}
        />
      </label>
      <ul class="hints" aria-live="polite">
        {shown.map((hotline) => (
          <Found key={hotline.id} store={store} hotline={hotline} />
        ))}
      </ul>
      {store.found.value !== null && found.length === 0 && <p class="quiet">{text('directoryNone')}</p>}
      {found.length > shownAtOnce && <p class="quiet">{text('directoryMore', found.length - shownAtOnce)}</p>}
      <p class="quiet">{text('otherHotlineEffect')}</p>
    </section>
  );
}
