import { browser } from '../../browser.ts';
import { Environment } from '../environment.tsx';
import { Icon } from '../icon.tsx';
import { KeysHelp } from '../keys-help.tsx';
import { text } from '../strings.ts';
import { problemWords } from '../words.ts';
import { Attention, LossNotice } from './attention.tsx';
import { BatchOutcome } from './batch-outcome.tsx';
import { CareLine, Paused } from './care.tsx';
import { ReportForm } from './form.tsx';
import { FormsHere } from './form-here.tsx';
import { popupKeys } from './keys.ts';
import { ListButton } from './list-button.tsx';
import type { ListStore } from './list-store.ts';
import { Outcome } from './outcome.tsx';
import type { PopupProps } from './popup-props.ts';
import { ShieldButton, ShieldNote, ShieldOffer, ShieldStrength } from './shield.tsx';
import type { PopupStore } from './store.ts';
import { useKeys } from './use-keys.ts';

type Stores = Pick<PopupProps, 'store' | 'shield'>;

function Menu({ store, shield }: Stores) {
  const { oneClick = false, oneClickLocked = false, organisation = '' } = store.view.value ?? {};
  return (
    <details class="menu">
      <summary aria-label={text('menu')} title={text('menu')}>
        <Icon name="menu" />
      </summary>
      <div>
        <label class="choice">
          <input
            type="checkbox"
            checked={oneClick}
            disabled={oneClickLocked}
            onChange={({ currentTarget }) => void store.setOneClick(currentTarget.checked)}
          />
          <span>
            {text('oneClick')}
            <br />
            <span class="quiet">{text('oneClickEffect')}</span>
            {oneClickLocked && (
              <>
                <br />
                <span class="quiet">{text('setBy', organisation)}</span>
              </>
            )}
          </span>
        </label>
        <ShieldStrength store={shield} />
        <button
          type="button"
          class="link"
          id="history"
          onClick={() => void browser.openPage('ui/history/history.html')}
        >
          {text('history')}
        </button>{' '}
        <button
          type="button"
          class="link"
          id="keys"
          onClick={() => {
            store.help.value = true;
          }}
        >
          {text('historyKeys')}
        </button>
        <button type="button" class="link" id="settings" onClick={() => void browser.openOptions()}>
          {text('settings')}
        </button>
      </div>
    </details>
  );
}

function Header({ store, shield }: Stores) {
  const view = store.view.value;
  if (view === null) return null;
  const target = store.target.value;
  return (
    <header>
      <h1>{view.organisation}</h1>
      {target?.kind === 'destinations' && <Environment environment={target.environment} />}
      <ShieldButton store={shield} />
      <Menu store={store} shield={shield} />
    </header>
  );
}

function Refusal({ store, list }: { store: PopupStore; list: ListStore }) {
  const problem = store.refusal.value;
  return (
    <>
      <p role="alert" id="refusal">
        {problem === null ? '' : problemWords(problem)}
      </p>
      {(problem?.code === 'policy-invalid' || problem?.code === 'storage-unreadable') && (
        <button type="button" class="plain" onClick={() => void browser.openOptions()}>
          {text('showProblems')}
        </button>
      )}
      {/* A list needs no page that can be reported. */}
      {store.view.value !== null && <ListButton store={store} list={list} />}
    </>
  );
}

function Body({ store, list, batch }: Omit<PopupProps, 'shield'>) {
  const story = store.story.value;
  if (story !== null) return <Outcome store={store} story={story} />;
  if (batch.shown.value !== null) return <BatchOutcome store={store} list={list} batch={batch} />;
  const hasForm = store.refusal.value === null || store.listed.value !== null;
  return hasForm ? (
    <ReportForm store={store} list={list} batch={batch} />
  ) : (
    <Refusal store={store} list={list} />
  );
}

function Main({ store, list, batch, shield }: PopupProps) {
  const pausedSince = shield.care.value?.pausedSince ?? null;
  if (pausedSince !== null) return <Paused store={shield} since={pausedSince} />;
  return (
    <>
      <FormsHere store={store} />
      <Attention store={store} batch={batch} />
      <Body store={store} list={list} batch={batch} />
      {store.story.value !== null && <ShieldOffer store={shield} />}
    </>
  );
}

/** The whole popup: who reports, then the report, then what became of it, and how the day goes. */
export function Popup({ store, list, batch, shield }: PopupProps) {
  useKeys({ store, list, batch, shield });
  const isPaused = (shield.care.value?.pausedSince ?? null) !== null;
  return (
    <>
      <Header store={store} shield={shield} />
      <main>
        <LossNotice store={store} />
        <ShieldNote store={shield} />
        <Main store={store} list={list} batch={batch} shield={shield} />
        {!isPaused && <CareLine store={shield} />}
        <KeysHelp keys={popupKeys} open={store.help} />
      </main>
    </>
  );
}
