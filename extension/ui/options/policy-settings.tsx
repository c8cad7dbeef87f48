import type { Policy } from '../../policy/policy.ts';
import { SaidHere } from '../settings/said.tsx';
import type { SettingsStore } from '../settings/store.ts';
import { text } from '../strings.ts';
import { orUnset, Setting } from './setting.tsx';

interface Shown {
  readonly store: SettingsStore;
  readonly policy: Policy;
  readonly locked: boolean;
}

const person = ({ firstName, lastName, email, phone }: Policy['organisation']['reporter']) =>
  [firstName, lastName, email, phone].filter((part) => part !== null).join(' · ') || text('unset');

export function OrganisationSettings({ policy, locked }: Shown) {
  const { organisation } = policy;
  const { name, platform, role, ownDomains, reporter, lawEnforcementContact } = organisation;
  return (
    <section aria-labelledby="organisation">
      <h2 id="organisation">{text('organisationSection')}</h2>
      <dl>
        <Setting name={text('name')} locked={locked}>
          {name}
        </Setting>
        <Setting name={text('platform')} locked={locked}>
          {[platform, ...organisation.services].join(', ')}
        </Setting>
        <Setting name={text('role')} locked={locked}>
          {text(role === 'provider' ? 'roleProvider' : 'roleThirdParty')}
        </Setting>
        <Setting name={text('ownDomains')} locked={locked}>
          {ownDomains.join(', ') || text('none')}
        </Setting>
        <Setting name={text('reporter')} locked={locked}>
          <span id="reporter">{person(reporter)}</span>
        </Setting>
        <Setting name={text('lawEnforcementContact')} locked={locked}>
          {lawEnforcementContact === null ? text('unset') : person(lawEnforcementContact)}
        </Setting>
      </dl>
    </section>
  );
}

export function ReportingSettings({ store, policy, locked }: Shown) {
  const { reporting, categories } = policy;
  const oneClickLocked = reporting.oneClick !== null;
  const name = categories.find(({ id }) => id === reporting.defaultCategory)?.name ?? null;
  return (
    <section aria-labelledby="reporting">
      <h2 id="reporting">{text('reportingSection')}</h2>
      <dl>
        <Setting name={text('defaultCategory')} locked={locked}>
          {orUnset(name)}
        </Setting>
        <Setting name={text('holdTime')} locked={locked}>
          {text('spanSeconds', reporting.holdSeconds)}
        </Setting>
        <Setting name={text('capturedFacts')} locked={locked}>
          {reporting.leaveOut.join(', ') || text('none')}
        </Setting>
      </dl>
      <label class="choice">
        <input
          type="checkbox"
          id="one-click"
          checked={store.view.value?.oneClick ?? false}
          disabled={oneClickLocked}
          onChange={({ currentTarget }) => void store.setOneClick(currentTarget.checked)}
        />
        <span>
          {text('oneClick')} {oneClickLocked && <span class="lock quiet">{text('locked')}</span>}
          <br />
          <span class="quiet">{text('oneClickEffect')}</span>
        </span>
      </label>
      <SaidHere store={store} place="one-click" />
    </section>
  );
}

export function CategorySettings({ policy }: { policy: Policy }) {
  return (
    <section aria-labelledby="categories">
      <h2 id="categories">{text('categoriesSection')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{text('number')}</th>
            <th scope="col">{text('category')}</th>
            <th scope="col">{text('guidance')}</th>
            <th scope="col">{text('urgentByNature')}</th>
          </tr>
        </thead>
        <tbody>
          {policy.categories.map(({ id, key, name, guidance, urgentBecause }) => (
            <tr key={id}>
              <td>{key ?? ''}</td>
              <td>{name}</td>
              <td>{guidance ?? ''}</td>
              <td>{text(urgentBecause === null ? 'no' : 'yes')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
