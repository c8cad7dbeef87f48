import { useSignal } from '@preact/signals';
import type { Moderator } from '../../policy/moderator.ts';
import { CountryField } from '../settings/country-field.tsx';
import { SaidHere } from '../settings/said.tsx';
import type { SettingsStore } from '../settings/store.ts';
import { text } from '../strings.ts';

type Detail = Exclude<keyof Moderator, 'country'>;

const labels = () =>
  ({ firstName: text('firstName'), lastName: text('lastName'), email: text('email') }) satisfies Record<
    Detail,
    string
  >;

/** What the policy says of a detail; null where it leaves it open. */
function decidedValue(store: SettingsStore, detail: keyof Moderator): string | null {
  const { policy = null, decided = [] } = store.view.value ?? {};
  if (policy === null || !decided.includes(detail)) return null;
  return detail === 'country' ? policy.organisation.country : policy.organisation.reporter[detail];
}

/** The moderator's own details, where the policy leaves them open. */
export function ModeratorForm({ store }: { store: SettingsStore }) {
  const { moderator, policy } = store.view.value ?? {};
  const entered = useSignal<Moderator>(
    moderator ?? { firstName: null, lastName: null, email: null, country: null },
  );
  const enter = (detail: keyof Moderator, value: string) => {
    entered.value = { ...entered.value, [detail]: value };
  };
  const save = (event: Event) => {
    event.preventDefault();
    void store.saveModerator(entered.value);
  };
  const setBy = (detail: keyof Moderator) =>
    decidedValue(store, detail) !== null && (
      <span class="lock quiet">{text('setBy', policy?.organisation.name ?? '')}</span>
    );
  return (
    <section aria-labelledby="you">
      <h2 id="you">{text('you')}</h2>
      <p class="quiet">{text('youEffect')}</p>
      <form onSubmit={save}>
        {(Object.entries(labels()) as [Detail, string][]).map(([detail, label]) => (
          <label class="field" key={detail}>
            <span class="strong">{label}</span>
            <input
              id={detail}
              inputMode={detail === 'email' ? 'email' : 'text'}
              autoComplete="off"
              maxLength={255}
              disabled={decidedValue(store, detail) !== null}
              value={decidedValue(store, detail) ?? entered.value[detail] ?? ''}
              onInput={({ currentTarget }) => enter(detail, currentTarget.value)}
            />
            {setBy(detail)}
          </label>
        ))}
        <CountryField
          id="country"
          value={decidedValue(store, 'country') ?? entered.value.country ?? ''}
          disabled={decidedValue(store, 'country') !== null}
          choose={(code) => enter('country', code)}
        />
        {setBy('country')}
        <div class="row">
          <button type="submit" class="plain" id="save-moderator">
            {text('save')}
          </button>
        </div>
        <SaidHere store={store} place="moderator" />
      </form>
    </section>
  );
}
