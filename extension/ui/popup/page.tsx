import { useLayoutEffect } from 'preact/hooks';
import { browser } from '../../browser.ts';
import { Environment } from '../environment.tsx';
import { Icon } from '../icon.tsx';
import { text } from '../strings.ts';
import { problemWords } from '../words.ts';
import { Attention, LossNotice } from './attention.tsx';
import { BatchOutcome } from './batch-outcome.tsx';
import { ReportForm } from './form.tsx';
import { FormsHere } from './form-here.tsx';
import { categoryOfKey } from './keys.ts';
import { ListButton } from './list-button.tsx';
import type { ListStore } from './list-store.ts';
import { Outcome } from './outcome.tsx';
import type { PopupProps } from './popup-props.ts';
import type { PopupStore } from './store.ts';

function Menu({ store }: { store: PopupStore }) {
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
        <button type="button" class="link" id="settings" onClick={() => void browser.openOptions()}>
          {text('settings')}
        </button>
      </div>
    </details>
  );
}

function Header({ store }: { store: PopupStore }) {
  const view = store.view.value;
  if (view === null) return null;
  const target = store.target.value;
  return (
    <header>
      <h1>{view.organisation}</h1>
      {target?.kind === 'destinations' && <Environment environment={target.environment} />}
      <Menu store={store} />
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

function Body({ store, list, batch }: PopupProps) {
  const story = store.story.value;
  if (story !== null) return <Outcome store={store} story={story} />;
  if (batch.shown.value !== null) return <BatchOutcome store={store} list={list} batch={batch} />;
  const hasForm = store.refusal.value === null || store.listed.value !== null;
  return hasForm ? <ReportForm store={store} list={list} /> : <Refusal store={store} list={list} />;
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'checkbox');

/** Number keys choose a category, wherever the focus is but in a text field. */
function useNumberKeys(store: PopupStore): void {
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (
        isTyping(event.target) ||
        event.ctrlKey ||
        event.altKey ||
        event.metaKey ||
        store.story.value !== null
      )
        return;
      const id = categoryOfKey(event.key, store.view.value?.categories ?? []);
      if (id !== null) store.chooseCategory(id);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [store]);
}

/** The whole popup: who reports, then the report, then what became of it. */
export function Popup({ store, list, batch }: PopupProps) {
  useNumberKeys(store);
  return (
    <>
      <Header store={store} />
      <main>
        <LossNotice store={store} />
        <FormsHere store={store} />
        <Attention store={store} batch={batch} />
        <Body store={store} list={list} batch={batch} />
      </main>
    </>
  );
}
