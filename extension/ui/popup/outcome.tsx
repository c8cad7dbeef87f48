import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { browser } from '../../browser.ts';
import type { DeliveryState, StateName } from '../../outbox/delivery.ts';
import type { DeliveryStory, ReportStory } from '../../outbox/story.ts';
import { CopyButton } from '../copy-button.tsx';
import { Environment } from '../environment.tsx';
import { useFirstFocus } from '../first-focus.ts';
import { Icon, type IconName } from '../icon.tsx';
import { text } from '../strings.ts';
import { problemWords, span, stateWords } from '../words.ts';
import { ByHand } from './by-hand.tsx';
import type { PopupStore } from './store.ts';

const look: Readonly<Record<StateName, { icon: IconName; tone: string }>> = {
  held: { icon: 'clock', tone: '' },
  waiting: { icon: 'clock', tone: '' },
  sending: { icon: 'arrow', tone: 'action' },
  unknown: { icon: 'question', tone: 'urgent' },
  filed: { icon: 'check', tone: 'ok' },
  'filed-by-hand': { icon: 'check', tone: 'ok' },
  'needs-person': { icon: 'warning', tone: 'urgent' },
  cancelled: { icon: 'undo', tone: 'quiet' },
};

/** States whose words name a time to come. */
const countingDown: readonly StateName[] = ['held', 'waiting', 'unknown'];

/** The time now, kept moving while something counts down. */
function useNow(countsDown: boolean): number {
  const now = useSignal(Date.now());
  useEffect(() => {
    if (!countsDown) return;
    now.value = Date.now();
    const timer = setInterval(() => {
      now.value = Date.now();
    }, 250);
    return () => clearInterval(timer);
  }, [now, countsDown]);
  return now.value;
}

function Undo({ store, story, now }: { store: PopupStore; story: ReportStory; now: number }) {
  const ends = story.deliveries.flatMap(({ state }) => (state.name === 'held' ? [state.until] : []));
  const until = Math.max(...ends);
  return (
    <div class="undo">
      <span id="saved">{text('saved', span(until - now))}</span>
      <progress aria-hidden="true" max={until - story.createdAt} value={Math.max(0, until - now)} />
      <button type="button" class="plain" id="undo" onClick={() => void store.undo(story)}>
        <Icon name="undo" />
        {text('undo')}
      </button>
    </div>
  );
}

function NextStep({ store, delivery }: { store: PopupStore; delivery: DeliveryStory }) {
  const { id, problem, originPattern } = delivery;
  if (delivery.state.name !== 'needs-person') return null;
  if (problem?.code === 'permission-missing') {
    // The request must come first in the click: browsers refuse it after an await.
    const allow = () =>
      void browser.askPermission(originPattern).then((given) => (given ? store.retry(id) : undefined));
    return (
      <button type="button" class="plain" onClick={allow}>
        {text('allow')}
      </button>
    );
  }
  const forSettings = problem?.code === 'credentials-missing' || problem?.code === 'credentials-refused';
  return (
    <div class="row">
      <button type="button" class="plain" onClick={() => void store.retry(id)}>
        {text('tryAgain')}
      </button>
      {forSettings && (
        <button type="button" class="plain" onClick={() => void browser.openOptions()}>
          {text('settings')}
        </button>
      )}
    </div>
  );
}

function Details({ delivery }: { delivery: DeliveryStory }) {
  const { problem, state } = delivery;
  if (problem === null || state.name === 'filed') return null;
  const { httpStatus, code, description, requestId } = problem.answer ?? {};
  const facts = [
    problem.code,
    httpStatus == null ? null : `HTTP ${httpStatus}`,
    code == null ? null : text('hotlineCode', code),
    description,
    requestId == null ? null : `Request-ID ${requestId}`,
  ].filter((fact) => fact != null);
  return (
    <details class="quiet">
      <summary>{text('details')}</summary>
      <p class="mono">{facts.join(' · ')}</p>
    </details>
  );
}

/** What the hotline gave for it, to us or to a person. */
function referenceOf(state: DeliveryState): string | null {
  if (state.name === 'filed') return state.receipt.reference;
  return state.name === 'filed-by-hand' ? state.reference : null;
}

function DeliveryLine({ store, delivery, now }: { store: PopupStore; delivery: DeliveryStory; now: number }) {
  const { state, destination, environment } = delivery;
  const { icon, tone } = look[state.name];
  const reference = referenceOf(state);
  return (
    <li class="delivery" data-state={state.name}>
      <Icon name={icon} tone={tone} />
      <p class="strong">
        {destination} {environment === 'test' && <Environment environment={environment} />}
      </p>
      <p class="words">{stateWords(delivery, now)}</p>
      {reference !== null && (
        <p>
          {text('receipt')} <span class="mono strong receipt">{reference}</span>{' '}
          <CopyButton value={reference} label={text('copyReceipt')} />
        </p>
      )}
      <Details delivery={delivery} />
      <NextStep store={store} delivery={delivery} />
      {state.name === 'needs-person' && <ByHand store={store} delivery={delivery} />}
    </li>
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
  const now = useNow(story.deliveries.some(({ state }) => countingDown.includes(state.name)));
  const outcome = useRef<HTMLElement>(null);
  // Not the undo button: a second, impatient Enter would take the report back.
  useFirstFocus(outcome);
  const held = story.deliveries.some(({ state }) => state.name === 'held');
  return (
    <section class="outcome" aria-label={text('outcome')} tabIndex={-1} ref={outcome}>
      {held && <Undo store={store} story={story} now={now} />}
      <ul class="deliveries" aria-live="polite">
        {story.deliveries
          .filter(({ state }) => state.name !== 'held')
          .map((delivery) => (
            <DeliveryLine key={delivery.id} store={store} delivery={delivery} now={now} />
          ))}
      </ul>
      <KeepingAdvice store={store} story={story} />
      {store.problems.value.length > 0 && (
        <p class="urgent">{store.problems.value.map(problemWords).join(' ')}</p>
      )}
      <div class="row">
        <button type="button" class="link" id="report-another" onClick={() => store.reportAnother()}>
          {text('reportAnother')}
        </button>
      </div>
    </section>
  );
}
