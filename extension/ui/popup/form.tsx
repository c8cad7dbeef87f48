import { useRef } from 'preact/hooks';
import { limits } from '../../report/limits.ts';
import { useFirstFocus } from '../first-focus.ts';
import { counted, text } from '../strings.ts';
import { problemWords } from '../words.ts';
import { AddressBlock } from './address-block.tsx';
import { Categories } from './categories.tsx';
import { Classification } from './classification.tsx';
import { Document } from './document.tsx';
import { Facts, gatheredFacts } from './facts.tsx';
import { ListBlock } from './list-block.tsx';
import { ListButton } from './list-button.tsx';
import type { ListStore } from './list-store.ts';
import { OtherHotlines } from './other-hotlines.tsx';
import type { PopupProps } from './popup-props.ts';
import type { PopupStore } from './store.ts';

function Urgency({ store }: { store: PopupStore }) {
  const length = store.urgencyReason.value.length;
  return (
    <label class="field">
      <span class="strong">{text('urgencyReason')}</span>
      <textarea
        id="urgency-reason"
        rows={3}
        maxLength={limits.urgencyReason}
        value={store.urgencyReason.value}
        ref={(field) => field?.focus()}
        onInput={({ currentTarget }) => {
          store.urgencyReason.value = currentTarget.value;
        }}
      />
      <span class="counter quiet" aria-live="off">
        {length}/{limits.urgencyReason}
      </span>
    </label>
  );
}

function Note({ store }: { store: PopupStore }) {
  return (
    <label class="field">
      <span class="strong">{text('noteLabel')}</span>
      <textarea
        id="note"
        rows={3}
        maxLength={limits.note}
        value={store.note.value}
        ref={(field) => field?.focus()}
        onInput={({ currentTarget }) => {
          store.note.value = currentTarget.value;
        }}
      />
      <span class="quiet">{text('noteAdvice')}</span>
    </label>
  );
}

function Panels({ store, list }: { store: PopupStore; list: ListStore }) {
  const open = store.panel.value;
  return (
    <>
      <div class="row">
        <button
          type="button"
          class="plain"
          id="urgent"
          title={text('keyHint', 'U')}
          aria-keyshortcuts="U"
          aria-pressed={store.urgent.value}
          onClick={() => store.setUrgent(!store.urgent.value)}
        >
          {text('urgent')}
        </button>
        <button
          type="button"
          class="plain"
          id="add-note"
          title={text('keyHint', 'N')}
          aria-keyshortcuts="N"
          aria-expanded={open === 'note'}
          onClick={() => void store.togglePanel('note')}
        >
          {text('note')}
        </button>
        {store.view.value?.otherHotlines === true && (
          <button
            type="button"
            class="plain"
            id="other-hotline"
            aria-expanded={open === 'hotlines'}
            onClick={() => void store.togglePanel('hotlines')}
          >
            {text('otherHotline')}
          </button>
        )}
        {store.replaces.value === null && <ListButton store={store} list={list} />}
        {store.listed.value === null && <FactsButton store={store} />}
        <button
          type="button"
          class="plain"
          id="what-will-be-sent"
          title={text('keyHint', 'E')}
          aria-keyshortcuts="E"
          aria-expanded={open === 'document'}
          onClick={() => void store.togglePanel('document')}
        >
          {text('whatWillBeSent')}
        </button>
      </div>
      {store.urgent.value && open === 'urgent' && <Urgency store={store} />}
      {open === 'note' && <Note store={store} />}
      {open === 'facts' && <Facts store={store} />}
      {open === 'hotlines' && <OtherHotlines store={store} />}
      {open === 'document' && <Document store={store} />}
      <Classification store={store} />
    </>
  );
}

function primaryLabel([first = '', ...others]: readonly string[]): string {
  if (first === '') return text('reportNowhere');
  return others.length === 0 ? text('reportTo', first) : counted('reportToMany', others.length + 1);
}

function FactsButton({ store }: { store: PopupStore }) {
  return (
    <button
      type="button"
      class="plain"
      id="show-facts"
      title={text('keyHint', 'F')}
      aria-keyshortcuts="F"
      aria-expanded={store.panel.value === 'facts'}
      onClick={() => void store.togglePanel('facts')}
    >
      {text('facts', gatheredFacts(store).length - store.leftOut.value.length)}
    </button>
  );
}

/** A list or the marked rows of a queue, or the page: whatever the form is about. */
function file({ store, list, batch }: Omit<PopupProps, 'shield'>): Promise<void> {
  if (store.listed.value !== null) return list.file();
  if (store.cases.value.length === 0) return store.file();
  return store.missing.value.length > 0 ? Promise.resolve() : batch.file(store.cases.value);
}

/** The one button that files; when it cannot, the reason stands beside it and it stays reachable. */
function Primary({ store, list, batch }: Omit<PopupProps, 'shield'>) {
  const button = useRef<HTMLButtonElement>(null);
  useFirstFocus(button);
  const target = store.target.value;
  const names = target?.kind === 'destinations' ? target.names : [];
  const problems = store.missing.value.length > 0 ? store.missing.value : store.problems.value;
  return (
    <>
      {problems.length > 0 && (
        <p role="status" id="missing" class="urgent">
          {problems.map(problemWords).join(' ')}
        </p>
      )}
      <button
        type="button"
        class="primary"
        id="file"
        ref={button}
        aria-disabled={store.missing.value.length > 0 || store.saving.value}
        aria-describedby={problems.length > 0 ? 'missing' : undefined}
        onClick={() => void file({ store, list, batch })}
      >
        {store.listed.value !== null && target === null ? text('listReport') : primaryLabel(names)}
      </button>
      {store.cases.value.length > 0 && (
        <p class="quiet" id="for-each-row">
          {counted('reportForEachRow', store.cases.value.length)}
        </p>
      )}
      {names.length > 1 && <p class="quiet">{names.join(' · ')}</p>}
    </>
  );
}

/** The report before it is filed: about the page, or about a list of addresses. */
export function ReportForm({ store, list, batch }: Omit<PopupProps, 'shield'>) {
  return (
    <>
      {store.listed.value === null ? <AddressBlock store={store} /> : <ListBlock list={list} />}
      <Categories store={store} />
      <Panels store={store} list={list} />
      <Primary store={store} list={list} batch={batch} />
    </>
  );
}
