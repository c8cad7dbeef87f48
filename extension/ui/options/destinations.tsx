import type { PolicyDestination } from '../../policy/policy.ts';
import { credentialsKindOf } from '../../report/destination.ts';
import { Environment } from '../environment.tsx';
import { Permission } from '../settings/permission.tsx';
import { SaidHere } from '../settings/said.tsx';
import type { SettingsStore } from '../settings/store.ts';
import { counted, type MessageName, text } from '../strings.ts';
import { underscored } from '../words.ts';
import { CredentialsForm } from './credentials-form.tsx';

const adapterName = (adapter: PolicyDestination['adapter']) =>
  text(`adapter_${underscored(adapter)}` satisfies MessageName);

function DestinationCard({ store, destination }: { store: SettingsStore; destination: PolicyDestination }) {
  const { id, name, environment, address, adapter } = destination;
  const credentialsKind = credentialsKindOf[adapter];
  const readiness = store.view.value?.destinations.find((one) => one.id === id);
  if (readiness === undefined) return null;
  const { receiptDays } = readiness;
  return (
    <li class="card" data-destination={id}>
      <h3>
        {name} <Environment environment={environment} />
      </h3>
      <p class="quiet">{adapterName(adapter)}</p>
      <p class="mono quiet">{address}</p>
      <p class="quiet">
        {text('receiptsKept')}: {receiptDays === null ? text('unset') : counted('days', receiptDays)}
      </p>
      <Permission store={store} readiness={readiness} />
      {adapter === 'gateway' && destination.copies && <p class="quiet">{text('copiesOn')}</p>}
      {credentialsKind === null ? (
        <p class="quiet">{text('destinationByHand')}</p>
      ) : (
        <>
          <CredentialsForm store={store} readiness={readiness} kind={credentialsKind} />
          <div class="row">
            <button type="button" class="plain" data-test={id} onClick={() => void store.testConnection(id)}>
              {text('testConnection')}
            </button>
          </div>
          <SaidHere store={store} place={`test ${id}`} />
        </>
      )}
    </li>
  );
}

/** Each destination with what stands between it and the first report. */
export function Destinations({ store }: { store: SettingsStore }) {
  const policy = store.view.value?.policy;
  if (policy == null) return null;
  return (
    <section aria-labelledby="destinations">
      <h2 id="destinations">{text('destinationsSection')}</h2>
      <ul class="cards">
        {policy.destinations.map((destination) => (
          <DestinationCard key={destination.id} store={store} destination={destination} />
        ))}
      </ul>
    </section>
  );
}
