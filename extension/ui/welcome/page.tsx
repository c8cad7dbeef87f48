import { useSignal } from '@preact/signals';
import { browser } from '../../browser.ts';
import { Environment } from '../environment.tsx';
import { Permission } from '../settings/permission.tsx';
import { ImportPolicy } from '../settings/policy-file.tsx';
import { StandingNote } from '../settings/standing.tsx';
import type { SettingsStore } from '../settings/store.ts';
import { text } from '../strings.ts';
import { Alone } from './alone.tsx';
import { Practise } from './practise.tsx';

const ways = ['managed', 'import', 'alone', 'practise'] as const;
type Way = (typeof ways)[number];

const wayWords = (): Readonly<Record<Way, string>> => ({
  managed: text('wayManaged'),
  import: text('wayImport'),
  alone: text('wayAlone'),
  practise: text('wayPractise'),
});

function Managed({ store }: { store: SettingsStore }) {
  const view = store.view.value;
  const arrived = view?.source === 'managed' && view.policy !== null;
  return (
    <div data-arrived={arrived}>
      <p>{arrived ? text('wayManagedArrived', view.policy.organisation.name) : text('wayManagedWaiting')}</p>
      {view !== null && view.source === 'managed' && <StandingNote view={view} />}
    </div>
  );
}

function Import({ store }: { store: SettingsStore }) {
  return (
    <>
      <p class="quiet">{text('wayImportEffect')}</p>
      <ImportPolicy store={store} />
    </>
  );
}

const panels = { managed: Managed, import: Import, alone: Alone, practise: Practise } as const;

/** What the browser must allow before the policy's destinations can be reached. */
function Permissions({ store }: { store: SettingsStore }) {
  const { destinations = [], policy = null } = store.view.value ?? {};
  return (
    <section aria-labelledby="permissions">
      <h2 id="permissions">{text('permissionsNeeded')}</h2>
      {destinations.every(({ permitted }) => permitted) && <p>{text('allAllowed')}</p>}
      <ul class="cards">
        {destinations.map((readiness) => {
          const destination = policy?.destinations.find(({ id }) => id === readiness.id);
          if (destination === undefined) return null;
          return (
            <li key={readiness.id} class="card">
              <h3>
                {destination.name} <Environment environment={destination.environment} />
              </h3>
              <Permission store={store} readiness={readiness} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The first page after installation: four ways to begin. */
export function Welcome({ store }: { store: SettingsStore }) {
  const managed = store.view.value?.source === 'managed';
  const chosen = useSignal<Way | null>(null);
  const way = chosen.value ?? (managed ? 'managed' : null);
  const Panel = way === null ? null : panels[way];
  const words = wayWords();
  return (
    <main class="column">
      <h1>{text('welcomeTitle')}</h1>
      <p>{text('welcomeIntro')}</p>
      <div class="ways">
        {ways.map((one) => (
          <button
            key={one}
            type="button"
            class="plain"
            id={`way-${one}`}
            aria-expanded={one === way}
            onClick={() => {
              chosen.value = one;
            }}
          >
            {words[one]}
          </button>
        ))}
      </div>
      {Panel !== null && way !== null && (
        <section class="card" id="way" data-way={way} aria-label={words[way]}>
          <Panel store={store} />
        </section>
      )}
      <Permissions store={store} />
      <p>{text('lateHint')}</p>
      <button type="button" class="link" id="open-settings" onClick={() => void browser.openOptions()}>
        {text('openSettings')}
      </button>
    </main>
  );
}
