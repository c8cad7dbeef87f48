import { type Signal, useSignal } from '@preact/signals';
import type { Credentials } from '../../report/destination.ts';
import type { DestinationReadiness } from '../../settings/settings-view.ts';
import { SaidHere } from '../settings/said.tsx';
import type { SettingsStore } from '../settings/store.ts';
import { text } from '../strings.ts';

function statusWords({ credentials }: DestinationReadiness): string {
  if (credentials === null) return text('credentialsNone');
  return text(credentials === 'moderator' ? 'credentialsFromModerator' : 'credentialsFromPolicy');
}

function Field({
  name,
  label,
  value,
  hidden = true,
}: {
  name: string;
  label: string;
  value: Signal<string>;
  hidden?: boolean;
}) {
  const shared = {
    name,
    value: value.value,
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
      value.value = currentTarget.value;
    },
  };
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: it holds one field or the other
    <label class="field">
      <span>{label}</span>
      {hidden ? (
        <input type="password" autoComplete="new-password" {...shared} />
      ) : (
        <input autoComplete="off" {...shared} />
      )}
    </label>
  );
}

/** Enters credentials. The fields are empty again after saving: what was entered is never shown any more. */
export function CredentialsForm({
  store,
  readiness,
  kind,
}: {
  store: SettingsStore;
  readiness: DestinationReadiness;
  kind: 'password' | 'secret';
}) {
  const { id, credentials } = readiness;
  const [userName, password, secret] = [useSignal(''), useSignal(''), useSignal('')];
  const entered = (): Credentials =>
    kind === 'secret' ? { secret: secret.value } : { userName: userName.value, password: password.value };
  const save = async (event: Event) => {
    event.preventDefault();
    if (!(await store.saveCredentials(id, entered()))) return;
    for (const field of [userName, password, secret]) field.value = '';
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
          {kind === 'secret' ? (
            <Field name="secret" label={text('secretField')} value={secret} />
          ) : (
            <>
              <Field name="user-name" label={text('userName')} value={userName} hidden={false} />
              <Field name="password" label={text('password')} value={password} />
            </>
          )}
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
