import { useLayoutEffect, useRef } from 'preact/hooks';
import { browser } from '../../browser.ts';
import type { ReportStory } from '../../outbox/story.ts';
import { DeliveryLine } from '../deliveries/delivery-line.tsx';
import { useFirstFocus } from '../first-focus.ts';
import { Icon } from '../icon.tsx';
import { text } from '../strings.ts';
import { isCountingDown, useNow } from '../use-now.ts';
import { isHeldNow, problemWords, span } from '../words.ts';
import type { PopupStore } from './store.ts';

function Undo({ store, story, now }: { store: PopupStore; story: ReportStory; now: number }) {
  const ends = story.deliveries.flatMap(({ state }) => (state.name === 'held' ? [state.until] : []));
  const until = Math.max(...ends);
  return (
    <div class="undo">
      <span id="saved">{text('saved', span(until - now))}</span>
      <progress aria-hidden="true" max={until - story.createdAt} value={Math.max(0, until - now)} />
      <button
        type="button"
        class="plain"
        id="undo"
        title={text('keyHint', 'Ctrl+Z')}
        aria-keyshortcuts="Control+Z"
        onClick={() => void store.undo(story)}
      >
        <Icon name="undo" />
        {text('undo')}
      </button>
    </div>
  );
}

/** What the law wants kept, and by whom; nothing while nothing is filed for real. */
function KeepingAdvice({ store, story }: { store: PopupStore; story: ReportStory }) {
  const role = store.view.value?.role;
  const filed = story.deliveries.some(
    ({ state, environment }) => state.name === 'filed' && environment === 'production',
  );
  if (!filed || role === undefined) return null;
  return <p class="quiet">{text(role === 'provider' ? 'keepingProvider' : 'keepingThirdParty')}</p>;
}

/** What became of the report, one line for each destination. */
export function Outcome({ store, story }: { store: PopupStore; story: ReportStory }) {
  const now = useNow(isCountingDown(story));
  const outcome = useRef<HTMLElement>(null);
  // Not the undo button: a second, impatient Enter would take the report back.
  useFirstFocus(outcome);
  useLayoutEffect(() => {
    // A button that was pressed and is gone with what it changed leaves the keyboard's place here.
    if (document.activeElement === document.body) outcome.current?.focus({ preventScroll: true });
  });
  const held = story.deliveries.some(({ state }) => state.name === 'held');
  return (
    <section
      class="outcome"
      aria-label={text('outcome')}
      // Read once with the focus: a live region would speak every second of it.
      aria-describedby={held ? 'saved' : undefined}
      tabIndex={-1}
      ref={outcome}
    >
      {held && <Undo store={store} story={story} now={now} />}
      <ul class="deliveries" aria-live="polite">
        {story.deliveries
          .filter((delivery) => !isHeldNow(delivery, now))
          .map((delivery) => (
            <DeliveryLine key={delivery.id} actions={store} delivery={delivery} now={now} />
          ))}
      </ul>
      <KeepingAdvice store={store} story={story} />
      {store.problems.value.length > 0 && (
        <p class="urgent">{store.problems.value.map(problemWords).join(' ')}</p>
      )}
      <div class="row">
        {story.editable && (
          <button type="button" class="link" id="correct" onClick={() => void store.correct(story)}>
            {text('correctReport')}
          </button>
        )}
        <button type="button" class="link" id="report-another" onClick={() => void store.reportAnother()}>
          {text('reportAnother')}
        </button>
        <button
          type="button"
          class="link"
          id="see-history"
          onClick={() => void browser.openPage('ui/history/history.html')}
        >
          {text('history')}
        </button>
      </div>
    </section>
  );
}
