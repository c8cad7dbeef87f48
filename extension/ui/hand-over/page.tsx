import type { HandOverSheet } from '../../hotlines/sheet.ts';
import { groupText, type HandOverGroup } from '../../report/hand-over.ts';
import { CopyButton } from '../copy-button.tsx';
import { Confirm } from '../deliveries/hand-over-confirm.tsx';
import { Environment } from '../environment.tsx';
import { text } from '../strings.ts';
import { problemWords, stateWords } from '../words.ts';
import { Mail } from './mail.tsx';
import { Priority } from './priority.tsx';
import type { HandOverStore } from './store.ts';

/** Only the moderator's own click opens a hotline's page. */
function PageLink({ store, address }: { store: HandOverStore; address: string }) {
  return (
    <p>
      <a
        id="open-page"
        href={address}
        target="_blank"
        rel="noopener noreferrer"
        onClick={() => void store.begin()}
      >
        {text('openHotlinePage')}
      </a>{' '}
      <span class="mono quiet">{address}</span>
    </p>
  );
}

function Group({ group }: { group: HandOverGroup }) {
  const { title, fields } = group;
  return (
    <section class="card" aria-label={title ?? text('handOverTitle')}>
      {title !== null && (
        <h2>
          {title} <CopyButton value={groupText(group)} label={text('copyGroup', title)} />
        </h2>
      )}
      <dl class="values">
        {fields.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <span class="mono" dir="auto">
                {value}
              </span>{' '}
              <CopyButton value={value} label={text('copyValue', label)} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const Sentences = ({ all, tone = '' }: { all: readonly string[]; tone?: string }) => (
  <ul class="hints">
    {all.map((sentence) => (
      <li key={sentence} class={tone}>
        {sentence}
      </li>
    ))}
  </ul>
);

type OpenSheet = Exclude<HandOverSheet, { readonly covered: true }>;

/** What is to be copied, in the hotline's own order. */
function Values({ store, sheet, whole }: { store: HandOverStore; sheet: OpenSheet; whole: string }) {
  return (
    <>
      {(sheet.kind === 'web-form' || sheet.kind === 'clipboard') && (
        <PageLink store={store} address={sheet.reportPage} />
      )}
      {sheet.kind === 'clipboard' && !sheet.orderIsKnown && <p class="quiet">{text('orderUsual')}</p>}
      {sheet.kind === 'email' && <Mail store={store} mail={sheet} />}
      <p>
        <CopyButton value={whole} label={text('copyAll')} />
      </p>
      {sheet.groups.map((group) => (
        <Group key={group.title} group={group} />
      ))}
      {sheet.kind === 'nca' && (
        <section class="card" aria-labelledby="own-records">
          <h2 id="own-records">{text('fromOwnRecords')}</h2>
          <Sentences all={sheet.fromOwnRecords} />
        </section>
      )}
      {sheet.kind === 'nca' && <Sentences all={sheet.after} />}
    </>
  );
}

function Sheet({ store, sheet }: { store: HandOverStore; sheet: HandOverSheet }) {
  if (sheet.kind === 'nca' && sheet.covered) return <p class="urgent">{sheet.because}</p>;
  const whole = sheet.kind === 'email' ? sheet.body : sheet.text;
  // Only the moderator can judge the level: before that, there is no sheet.
  const level = sheet.kind === 'nca' ? store.priority.value : 0;
  return (
    <>
      {sheet.kind === 'nca' && (
        <>
          <Priority store={store} chosen={store.priority.value} />
          {level !== null && <Sentences all={sheet.before} tone="urgent" />}
          {level !== null && <PageLink store={store} address={sheet.portal} />}
        </>
      )}
      {level !== null && <Values store={store} sheet={sheet} whole={whole} />}
    </>
  );
}

/** Everything that a person needs to file a report by hand, and where they say what became of it. */
export function HandOverPage({ store }: { store: HandOverStore }) {
  const view = store.view.value;
  const delivery = store.delivery();
  const problems = store.problems.value;
  if (view === null || delivery === null) {
    return (
      <main class="column">
        <h1>{text('handOverTitle')}</h1>
        <p role="alert">{text('handOverNothing')}</p>
      </main>
    );
  }
  const { state } = delivery;
  const isOpen = state.name === 'to-hand-over' || state.name === 'handed-over';
  return (
    <main class="column" data-sheet={view.sheet.kind} data-delivery-state={state.name}>
      <h1>
        {text('handOverTitle')} <Environment environment={delivery.environment} />
      </h1>
      <p class="strong">{text('handOverFor', delivery.destination)}</p>
      <p role="status">{stateWords(delivery, Date.now())}</p>
      {problems.length > 0 && <p class="urgent">{problems.map(problemWords).join(' ')}</p>}
      {isOpen && (
        <>
          <p class="quiet">{text('handOverNote')}</p>
          <Sheet store={store} sheet={view.sheet} />
          <section class="card" aria-labelledby="what-became">
            <h2 id="what-became">{text('whatBecameOfIt')}</h2>
            <Confirm
              id={delivery.id}
              state={state}
              confirm={(reference) => void store.confirm(reference)}
              handBack={() => void store.handBack()}
            />
          </section>
        </>
      )}
    </main>
  );
}
