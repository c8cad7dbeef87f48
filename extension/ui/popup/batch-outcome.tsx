import { useRef } from 'preact/hooks';
import { useFirstFocus } from '../first-focus.ts';
import { Icon } from '../icon.tsx';
import { text } from '../strings.ts';
import { useNow } from '../use-now.ts';
import { amount, problemWords, span } from '../words.ts';
import type { BatchStore } from './batch-store.ts';
import type { PopupProps } from './popup-props.ts';

/** How many are on disk, and until when all of them can be taken back. */
function Saved({ batch }: { batch: BatchStore }) {
  const heldUntil = batch.standing.value?.heldUntil ?? null;
  const now = useNow(heldUntil !== null);
  const [saved, size] = [amount(batch.saved.value), amount(batch.size.value)];
  const isHeld = heldUntil !== null && heldUntil > now;
  return (
    <>
      <span id="batch-saved" role="status" data-saved={batch.saved.value}>
        {text('batchSaved', saved, size)}
      </span>
      <progress aria-hidden="true" max={batch.size.value} value={batch.saved.value} />
      {isHeld && <span>{text('batchSendsIn', span(heldUntil - now))}</span>}
    </>
  );
}

function Undo({ batch }: { batch: BatchStore }) {
  const canUndo = batch.saving.value || (batch.standing.value?.undoable ?? 0) > 0;
  return (
    <div class="undo">
      <Saved batch={batch} />
      {canUndo && (
        <button type="button" class="plain" id="batch-undo" onClick={() => void batch.undo()}>
          <Icon name="undo" />
          {text('batchUndo')}
        </button>
      )}
    </div>
  );
}

/** What was not saved, and why. */
function Unsaved({ batch }: { batch: BatchStore }) {
  const { refused, problem, saving, saved, size, standing } = batch;
  const [first] = refused.value;
  const missing = size.value - saved.value - refused.value.length;
  const wasTakenBack = (standing.value?.counts['taken-back'] ?? 0) > 0;
  return (
    <>
      {problem.value !== null && (
        <p role="alert" class="urgent">
          {problemWords(problem.value)}
        </p>
      )}
      {!saving.value && missing > 0 && (
        <p class={wasTakenBack ? 'quiet' : 'urgent'} id="batch-missing">
          {text(batch.canGoOn() || wasTakenBack ? 'batchMissing' : 'batchCutOff', amount(missing))}
        </p>
      )}
      {!saving.value && batch.canGoOn() && (
        <button type="button" class="plain" id="batch-go-on" onClick={() => void batch.goOn()}>
          {text('tryAgain')}
        </button>
      )}
      {first !== undefined && (
        <p class="urgent" id="batch-refused">
          {text('batchRefused', amount(refused.value.length))} {problemWords(first.problem)}
        </p>
      )}
    </>
  );
}

/** How far the sending has come. */
function Sent({ batch }: { batch: BatchStore }) {
  const standing = batch.standing.value;
  if (standing === null) return null;
  const { counts, saved } = standing;
  return (
    <ul class="hints" aria-live="polite">
      {counts.held < saved && counts['taken-back'] < saved && (
        <li id="batch-sent">
          {text('batchSent', amount(counts.sent), amount(saved))}{' '}
          <progress aria-hidden="true" max={saved} value={counts.sent} />
        </li>
      )}
      {counts['for-person'] > 0 && (
        <li class="urgent">{text('batchForPerson', amount(counts['for-person']))}</li>
      )}
      {counts['taken-back'] > 0 && (
        <li id="batch-taken-back">{text('batchTakenBack', amount(counts['taken-back']))}</li>
      )}
    </ul>
  );
}

/** What became of a list that was filed one report each. */
export function BatchOutcome({ store, list, batch }: Omit<PopupProps, 'shield'>) {
  const outcome = useRef<HTMLElement>(null);
  // Not the undo button: a second, impatient Enter would take all back.
  useFirstFocus(outcome);
  // The form comes when all of it is there: what is pressed in it at once must not be undone by what comes later.
  const close = async () => {
    await Promise.all([list.forget(), store.reportAnother()]);
    batch.close();
  };
  return (
    <section class="outcome" id="batch" aria-label={text('outcome')} tabIndex={-1} ref={outcome}>
      <Undo batch={batch} />
      <Unsaved batch={batch} />
      <Sent batch={batch} />
      {!batch.saving.value && (
        <div class="row">
          <button type="button" class="link" id="batch-close" onClick={() => void close()}>
            {text('batchClose')}
          </button>
        </div>
      )}
    </section>
  );
}
