import { useLayoutEffect } from 'preact/hooks';
import { browser } from '../../browser.ts';
import { Environment } from '../environment.tsx';
import { Icon } from '../icon.tsx';
import { text } from '../strings.ts';
import { problemWords } from '../words.ts';
import { Attention, LossNotice } from './attention.tsx';
import { CareLine, Paused } from './care.tsx';
import { ReportForm } from './form.tsx';
import { FormsHere } from './form-here.tsx';
import { categoryOfKey } from './keys.ts';
import { Outcome } from './outcome.tsx';
import { ShieldButton, ShieldNote, ShieldOffer, ShieldStrength } from './shield.tsx';
import type { ShieldStore } from './shield-store.ts';
import type { PopupStore } from './store.ts';

interface Stores {
  readonly store: PopupStore;
  readonly shield: ShieldStore;
}

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

function Refusal({ store }: { store: PopupStore }) {
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
    </>
  );
}

function Body({ store }: { store: PopupStore }) {
  const story = store.story.value;
  if (story !== null) return <Outcome store={store} story={story} />;
  return store.refusal.value === null ? <ReportForm store={store} /> : <Refusal store={store} />;
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'checkbox');

/** Number keys choose a category and S shields, wherever the focus is but in a text field. */
function useKeys({ store, shield }: Stores): void {
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key === 's') void shield.toggle();
      if (store.story.value !== null) return;
      const id = categoryOfKey(event.key, store.view.value?.categories ?? []);
      if (id !== null) store.chooseCategory(id);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [store, shield]);
}

function Main({ store, shield }: Stores) {
  const pausedSince = shield.care.value?.pausedSince ?? null;
  if (pausedSince !== null) return <Paused store={shield} since={pausedSince} />;
  return (
    <>
      <FormsHere store={store} />
      <Attention store={store} />
      <Body store={store} />
      {store.story.value !== null && <ShieldOffer store={shield} />}
    </>
  );
}

/** The whole popup: who reports, then the report, then what became of it, and how the day goes. */
export function Popup({ store, shield }: Stores) {
  useKeys({ store, shield });
  const isPaused = (shield.care.value?.pausedSince ?? null) !== null;
  return (
    <>
      <Header store={store} shield={shield} />
      <main>
        <LossNotice store={store} />
        <ShieldNote store={shield} />
        <Main store={store} shield={shield} />
        {!isPaused && <CareLine store={shield} />}
      </main>
    </>
  );
}
