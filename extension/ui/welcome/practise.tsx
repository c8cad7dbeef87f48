import { SaidHere } from '../settings/said.tsx';
import type { SettingsStore } from '../settings/store.ts';
import { text } from '../strings.ts';

/** Trying everything out without reaching anybody. */
export function Practise({ store }: { store: SettingsStore }) {
  const view = store.view.value;
  const sandbox = view?.source === 'built-in' ? view.destinations[0] : undefined;
  const said = store.said.value;
  const answers = sandbox !== undefined && said?.place === `test ${sandbox.id}` && said.kind === 'done';
  return (
    <>
      <p>{text('wayPractiseEffect')}</p>
      <p>{text(answers ? 'practiseReady' : 'practiseHow')}</p>
      {sandbox !== undefined && (
        <>
          <button
            type="button"
            class="plain"
            id="check-sandbox"
            onClick={() => void store.testConnection(sandbox.id)}
          >
            {text('checkSandbox')}
          </button>
          <SaidHere store={store} place={`test ${sandbox.id}`} />
        </>
      )}
    </>
  );
}
