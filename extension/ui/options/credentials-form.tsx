import { useSignal } from '@preact/signals';
import type { DestinationReadiness } from '../../settings/settings-view.ts';
import { SaidHere } from '../settings/said.tsx';
import type { SettingsStore } from '../settings/store.ts';
import { text } from '../strings.ts';

function statusWords({ credentials }: DestinationReadiness): string {
  if (credentials === null) return text('credentialsNone');
  return text(credentials === 'moderator' ? 'credentialsFromModerator' : 'credentialsFromPolicy');
}

/** Enters credentials. The fields are empty again after saving: what was entered is never shown any more. */
export function CredentialsForm({
  store,
  readiness,
}: {
  store: SettingsStore;
  readiness: DestinationReadiness;
}) {
  const { id, credentials } = readiness;
  const userName = useSignal('');
  const password = useSignal('');
  const save = async (event: Event) => {
    event.preventDefault();
    if (!(await store.saveCredentials(id, userName.value, password.value))) return;
    userName.value = '';
    password.value = '';
  };
  const decided = credentials !== null && credentials !== 'moderator';
  return (
    <div class="credentials" data-credentials={id}>
      <p>
        <span class="strong">{text('credentials')}</span>:{' '}
        <span class="status">{statusWords(readiness)}</span>
      </p>
      {!decided && (
        <form onSubmit={(event) => void save(event)}>
          <label class="field">
            <span>{text('userName')}</span>
            <input
              name="user-name"
              autoComplete="off"
              value={userName.value}
              onInput={({ currentTarget }) => {
                userName.value = currentTarget.value;
              }}
            />
          </label>
          <label class="field">
            <span>{text('password')}</span>
            <input
              name="password"
              type="password"
              autoComplete="new-password"
              value={password.value}
              onInput={({ currentTarget }) => {
                password.value = currentTarget.value;
              }}
            />
          </label>
          <div class="row">
            <button type="submit" class="plain">
              {text('saveCredentials')}
            </button>
            {credentials === 'moderator' && (
              <button type="button" class="plain" onClick={() => void store.forgetCredentials(id)}>
                {text('forgetCredentials')}
              </button>
            )}
          </div>
          <p class="quiet">{text('credentialsEffect')}</p>
        </form>
      )}
      <SaidHere store={store} place={`credentials ${id}`} />
    </div>
  );
}
