import { useEffect, useRef } from 'preact/hooks';
import { tokenParameters } from '../../report/session-token.ts';
import { text } from '../strings.ts';
import { amount, problemWords } from '../words.ts';
import { ListRows } from './list-rows.tsx';
import type { ListStore } from './list-store.ts';

/** The field that takes what is pasted or typed, and text or a file that is dropped. */
function ListField({ list }: { list: ListStore }) {
  const field = useRef<HTMLTextAreaElement>(null);
  // After the button that files has taken the focus.
  useEffect(() => field.current?.focus(), []);
  return (
    <label class="field">
      <span class="strong">{text('listLabel')}</span>
      <textarea
        id="list-text"
        rows={3}
        spellcheck={false}
        autocomplete="off"
        class="mono"
        ref={field}
        value={list.text.value}
        onInput={({ currentTarget }) => void list.setText(currentTarget.value)}
        onDragOver={(event) => {
          if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
        }}
        onDrop={(event) => {
          const file = event.dataTransfer?.files[0];
          if (file === undefined) return;
          event.preventDefault();
          void list.takeFile(file);
        }}
      />
      <span class="quiet">{text('listAdvice')}</span>
    </label>
  );
}

/** What was found in the text, and what of it was left out. */
function Counts({ list }: { list: ListStore }) {
  const read = list.list.value;
  if (read === null) return null;
  const has = (name: string) => read.rows.filter(({ state }) => state.name === name).length;
  const fresh = amount(has('new') + has('for-note'));
  const refanged = read.rows.filter((row) => row.refanged).length;
  const all = amount(read.rows.length);
  return (
    <p role="status" id="list-counts">
      {text('listCounts', all, fresh, amount(has('reported')), amount(has('not-reportable')))}{' '}
      {read.repetitions > 0 && text('listRepetitions', amount(read.repetitions))}{' '}
      {refanged > 0 && text('listRefanged', amount(refanged))}{' '}
      {read.more && <span class="urgent">{text('listMore')}</span>}
    </p>
  );
}

/** Addresses that were reported before are left out unless the moderator wants them in. */
function ReportedBefore({ list }: { list: ListStore }) {
  const reported = list.rows.value.filter(({ row }) => row.state.name === 'reported');
  if (reported.length === 0) return null;
  const areIn = reported.every(({ ticked }) => ticked.value);
  return (
    <p class="quiet">
      {text('listReportedBefore', amount(reported.length))}{' '}
      <button type="button" class="link" id="tick-reported" onClick={() => list.tickReported(!areIn)}>
        {text(areIn ? 'listLeaveOut' : 'listTakeIn')}
      </button>
    </p>
  );
}

/** Keys of sessions in addresses are pointed out before anything is sent, and cut if the moderator wants. */
function Tokens({ list }: { list: ListStore }) {
  const found = list.rows.value.filter(
    ({ row }) => row.state.name !== 'not-reportable' && tokenParameters(row.address).length > 0,
  );
  if (found.length === 0) return null;
  const areCut = list.cutsTokens.value;
  return (
    <p id="list-tokens">
      {text('listTokens', amount(found.length))}{' '}
      <button
        type="button"
        class="link"
        onClick={() => {
          list.cutsTokens.value = !areCut;
        }}
      >
        {text(areCut ? 'takeBackCut' : 'cutIt')}
      </button>
    </p>
  );
}

/** One report about all addresses, or one for each. */
function OneOrEach({ list }: { list: ListStore }) {
  const count = list.addresses.value.length;
  if (count < 2) return null;
  const choice = (one: boolean, words: string) => (
    <label class="choice">
      <input
        type="radio"
        name="one-or-each"
        id={one ? 'list-one' : 'list-each'}
        checked={list.isOne.value === one}
        disabled={one && !list.canBeOne.value}
        onChange={() => {
          list.wantsOne.value = one;
        }}
      />
      <span>{words}</span>
    </label>
  );
  return (
    <fieldset class="one-or-each">
      <legend class="strong">{text('listHow')}</legend>
      {choice(false, text('listEach', amount(count)))}
      {choice(true, text('listOne', amount(count)))}
      {!list.canBeOne.value && <p class="quiet">{text('listWaysDiffer')}</p>}
    </fieldset>
  );
}

/** What becomes of addresses that no hotline's field takes. */
function OtherNetworks({ list }: { list: ListStore }) {
  const count = list.forNote.value.length;
  if (count === 0) return null;
  const isIn = list.isOne.value;
  return (
    <p class={isIn ? 'quiet' : 'urgent'} id="list-note">
      {text(isIn ? 'listInNote' : 'listNotInNote', amount(count))}
    </p>
  );
}

/** A list of addresses in the place of the page's own: what was pasted, how each stands, and how they are reported. */
export function ListBlock({ list }: { list: ListStore }) {
  const problem = list.problem.value;
  return (
    <section class="list" aria-label={text('list')} aria-busy={list.reading.value}>
      <ListField list={list} />
      {problem !== null && (
        <p role="alert" class="urgent" id="list-problem">
          {problemWords(problem)}
        </p>
      )}
      <Counts list={list} />
      <ReportedBefore list={list} />
      <Tokens list={list} />
      <ListRows list={list} />
      <OneOrEach list={list} />
      <OtherNetworks list={list} />
    </section>
  );
}
