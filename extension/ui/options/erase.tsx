import { useSignal } from '@preact/signals';
import type { KeptCounts } from '../../settings/settings-view.ts';
import { SaidHere } from '../settings/said.tsx';
import type { SettingsStore } from '../settings/store.ts';
import { text } from '../strings.ts';

const nothingKept: KeptCounts = { unsent: 0, needPerson: 0, filed: 0 };

/** Erases everything, in two steps; reports that were not sent need a word of their own. */
export function Erase({ store }: { store: SettingsStore }) {
  const asked = useSignal(false);
  const unsentToo = useSignal(false);
  const { filed, unsent, needPerson } = store.view.value?.kept ?? nothingKept;
  const losesReports = unsent + needPerson > 0;
  const close = () => {
    asked.value = false;
    unsentToo.value = false;
  };
  const erase = () => {
    if (losesReports && !unsentToo.value) return;
    close();
    void store.eraseEverything();
  };
  return (
    <section aria-labelledby="erase-title">
      <h2 id="erase-title">{text('eraseSection')}</h2>
      <p>{text('eraseEffect')}</p>
      <p class="quiet">{text('eraseCounts', filed, unsent, needPerson)}</p>
      {!asked.value && (
        <button
          type="button"
          class="plain"
          id="erase"
          onClick={() => {
            asked.value = true;
          }}
        >
          {text('erase')}
        </button>
      )}
      {asked.value && losesReports && (
        <label class="choice">
          <input
            type="checkbox"
            id="erase-unsent"
            checked={unsentToo.value}
            onChange={({ currentTarget }) => {
              unsentToo.value = currentTarget.checked;
            }}
          />
          <span>{text('eraseUnsent')}</span>
        </label>
      )}
      {asked.value && (
        <div class="row">
          <button
            type="button"
            class="plain urgent"
            id="erase-confirm"
            aria-disabled={losesReports && !unsentToo.value}
            onClick={erase}
          >
            {text('eraseConfirm')}
          </button>
          <button type="button" class="plain" onClick={close}>
            {text('cancel')}
          </button>
        </div>
      )}
      <SaidHere store={store} place="erase" />
    </section>
  );
}
