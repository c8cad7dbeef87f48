import { useSignal } from '@preact/signals';
import type { DirectoryQuery, FoundHotline } from '../../hotlines/directory/search.ts';
import { CountryField } from '../settings/country-field.tsx';
import { SaidHere } from '../settings/said.tsx';
import type { SettingsStore } from '../settings/store.ts';
import { type MessageName, text } from '../strings.ts';

/** What hotlines take reports of, as far as this tool is for it, and the words for each. */
const kinds = {
  csam: 'accepts_csam',
  'csam-ai-generated': 'accepts_csam_ai_generated',
  'csem-grooming': 'accepts_csem_grooming',
} as const satisfies Readonly<Record<string, MessageName>>;
type Kind = keyof typeof kinds;

const isKind = (value: string): value is Kind => Object.hasOwn(kinds, value);

function Entry({ store, hotline }: { store: SettingsStore; hotline: FoundHotline }) {
  const { id, name, organisation, reportPage, isHomePage, anonymous, checked, evidence, caution, fillable } =
    hotline;
  const facts = [
    isHomePage ? text('directoryHome') : null,
    anonymous === true ? text('directoryAnonymous') : null,
    evidence === 'memory' ? text('directoryUnchecked') : text('directoryChecked', checked),
  ].filter((fact) => fact !== null);
  return (
    <li class="card" data-hotline={id}>
      <h3>{name}</h3>
      <p>{organisation}</p>
      <p class="mono quiet">{reportPage}</p>
      <p class="quiet">{facts.join(' · ')}</p>
      {caution !== null && <p class="urgent">{caution}</p>}
      <div class="row">
        {fillable && (
          <button type="button" class="plain" data-use={id} onClick={() => void store.reportAlone(id)}>
            {text('useHotline')}
          </button>
        )}
        <a href={reportPage} target="_blank" rel="noreferrer">
          {text('openHotline')}
        </a>
      </div>
      <SaidHere store={store} place={`alone ${id}`} />
    </li>
  );
}

function KindField({ choose }: { choose: (kind: Kind | null) => void }) {
  return (
    <label class="field">
      <span class="strong">{text('directoryCategory')}</span>
      <select
        id="directory-category"
        onChange={({ currentTarget: { value } }) => choose(isKind(value) ? value : null)}
      >
        <option value="">{text('directoryAll')}</option>
        {(Object.keys(kinds) as Kind[]).map((kind) => (
          <option key={kind} value={kind}>
            {text(kinds[kind])}
          </option>
        ))}
      </select>
    </label>
  );
}

/** For nobody's employee: the official hotlines of the country of work, of the host's country, by name or category. */
export function Alone({ store }: { store: SettingsStore }) {
  const { moderator, policy } = store.view.value ?? {};
  const hotlines = store.hotlines.value;
  const query = useSignal<DirectoryQuery>({
    country: policy?.organisation.country ?? moderator?.country ?? null,
  });
  const look = (more: DirectoryQuery) => {
    query.value = { ...query.value, ...more };
    void store.searchHotlines(query.value);
  };
  const choose = (country: string) => {
    if (country === '' || moderator === undefined) return;
    look({ country });
    void store.saveModerator({ ...moderator, country });
  };
  return (
    <>
      <p class="quiet">{text('wayAloneEffect')}</p>
      <CountryField id="work-country" value={query.value.country ?? ''} choose={choose} />
      <CountryField
        id="host-country"
        label={text('directoryHostCountry')}
        value={query.value.hostCountry ?? ''}
        choose={(code) => look({ hostCountry: code === '' ? null : code })}
      />
      <KindField choose={(category) => look({ category })} />
      <label class="field">
        <span class="strong">{text('searchDirectory')}</span>
        <input
          id="directory-words"
          type="search"
          onInput={({ currentTarget }) => look({ words: currentTarget.value })}
        />
      </label>
      {hotlines !== null && hotlines.length === 0 && <p>{text('directoryNone')}</p>}
      <ul class="cards" aria-live="polite">
        {(hotlines ?? []).map((hotline) => (
          <Entry key={hotline.id} store={store} hotline={hotline} />
        ))}
      </ul>
    </>
  );
}
