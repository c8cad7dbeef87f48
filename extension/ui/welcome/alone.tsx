import type { OfficialHotline } from '../../hotlines/directory/directory.ts';
import { CountryField } from '../settings/country-field.tsx';
import type { SettingsStore } from '../settings/store.ts';
import { text } from '../strings.ts';

function Entry({ hotline }: { hotline: OfficialHotline }) {
  const { id, name, organisation, reportPage, isHomePage, anonymous, checked, evidence } = hotline;
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
      <a href={reportPage} target="_blank" rel="noreferrer">
        {text('openHotline')}
      </a>
    </li>
  );
}

/** For nobody's employee: the official hotlines of the country of work. */
export function Alone({ store }: { store: SettingsStore }) {
  const { moderator, policy } = store.view.value ?? {};
  const hotlines = store.hotlines.value;
  const decided = policy?.organisation.country ?? null;
  const choose = (country: string) => {
    if (country === '' || moderator === undefined) return;
    void store.showHotlines(country);
    void store.saveModerator({ ...moderator, country });
  };
  return (
    <>
      <p class="quiet">{text('wayAloneEffect')}</p>
      <CountryField id="work-country" value={decided ?? moderator?.country ?? ''} choose={choose} />
      {hotlines !== null && hotlines.length === 0 && <p>{text('directoryNone')}</p>}
      <ul class="cards">
        {(hotlines ?? []).map((hotline) => (
          <Entry key={hotline.id} hotline={hotline} />
        ))}
      </ul>
    </>
  );
}
