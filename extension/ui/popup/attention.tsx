import { browser } from '../../browser.ts';
import type { PausedDestination, WaitingCopies } from '../../outbox/attention.ts';
import type { ReportStory } from '../../outbox/story.ts';
import type { BatchId } from '../../report/batch-id.ts';
import { AllowButton } from '../deliveries/allow-button.tsx';
import { Icon } from '../icon.tsx';
import { type MessageName, text } from '../strings.ts';
import { problemWords, span } from '../words.ts';
import type { BatchStore } from './batch-store.ts';
import type { PopupStore } from './store.ts';
import { byBatch, wantOf } from './wants.ts';

const calm: readonly MessageName[] = ['attentionHeld', 'attentionHandedOver'];

function WaitingReport({ store, story }: { store: PopupStore; story: ReportStory }) {
  const want = wantOf(story, Date.now());
  const isCalm = calm.includes(want);
  return (
    <li class="choice">
      <Icon name={isCalm ? 'clock' : 'warning'} tone={isCalm ? '' : 'urgent'} />
      <span>{text(want, story.category)}</span>
      <button
        type="button"
        class="link"
        onClick={() => {
          store.story.value = story;
        }}
      >
        {text('show')}
      </button>
    </li>
  );
}

/** Reports of one list on hold: to be undone together. */
function WaitingBatch({ batch, id }: { batch: BatchStore; id: BatchId }) {
  return (
    <li class="choice" data-batch={id}>
      <Icon name="clock" />
      <span>{text('attentionBatch')}</span>
      <button type="button" class="link" onClick={() => void batch.show(id)}>
        {text('show')}
      </button>
    </li>
  );
}

/** One line for all that waits for a destination, with the step that lets it go on. */
function Paused({ store, paused }: { store: PopupStore; paused: PausedDestination }) {
  const { name, waiting, problem, originPattern } = paused;
  const resume = () => void store.resume(paused);
  const forSettings = problem.code === 'credentials-missing' || problem.code === 'credentials-refused';
  return (
    <li class="choice paused">
      <Icon name="warning" tone="urgent" />
      <span>
        {text('attentionPaused', name, waiting, problemWords(problem))}{' '}
        {problem.code === 'permission-missing' ? (
          <AllowButton originPattern={originPattern} allowed={resume} />
        ) : (
          <button type="button" class="link" onClick={resume}>
            {text('tryAgain')}
          </button>
        )}{' '}
        {forSettings && (
          <button type="button" class="link" onClick={() => void browser.openOptions()}>
            {text('settings')}
          </button>
        )}
      </span>
    </li>
  );
}

/** What a gateway could not be told yet; the reports themselves are not concerned. */
function Untold({ store, copies }: { store: PopupStore; copies: WaitingCopies }) {
  const { gateway, count, problem, originPattern } = copies;
  const again = () => void store.tellGatewaysAgain();
  return (
    <li class="choice" data-copies={gateway}>
      <Icon name="warning" tone="urgent" />
      <span>
        {text('attentionCopies', count, gateway, problemWords(problem))}{' '}
        {problem.code === 'permission-missing' ? (
          <AllowButton originPattern={originPattern} allowed={again} />
        ) : (
          <button type="button" class="link" onClick={again}>
            {text('tryAgain')}
          </button>
        )}
      </span>
    </li>
  );
}

/** How far the sending has come; nothing for a single report, which tells its own story. */
function Progress({ store }: { store: PopupStore }) {
  const { open, all } = store.view.value?.attention.progress ?? { open: 0, all: 0 };
  if (open > 0 && !browser.online()) return <li class="quiet">{text('attentionOffline', open)}</li>;
  if (open === 0 || all < 2) return null;
  return (
    <li class="quiet" id="progress">
      {text('attentionProgress', open, all)}
      <progress aria-hidden="true" max={all} value={all - open} />
    </li>
  );
}

/** A wrong clock does no harm here, but elsewhere. */
function WrongClock({ store }: { store: PopupStore }) {
  const offset = Math.abs(store.view.value?.attention.clockOffsetMs ?? 0);
  return offset === 0 ? null : <li class="quiet">{text('attentionClock', span(offset))}</li>;
}

/** Reports are gone that were acknowledged: nobody may overlook it. */
export function LossNotice({ store }: { store: PopupStore }) {
  const loss = store.view.value?.loss ?? null;
  if (loss === null) return null;
  return (
    <p role="alert" class="urgent" id="loss">
      {text('attentionLoss', loss.open)}{' '}
      <button type="button" class="link" onClick={() => void store.acknowledgeLoss()}>
        {text('lossRead')}
      </button>
    </p>
  );
}

/** What wants attention beside the page in front: reports to undo or to decide on, paused hotlines, a long queue. */
export function Attention({ store, batch }: { store: PopupStore; batch: BatchStore }) {
  const attention = store.view.value?.attention;
  if (attention === undefined || store.story.value !== null || batch.shown.value !== null) return null;
  return (
    <ul class="hints" id="attention">
      {attention.paused.map((paused) => (
        <Paused key={paused.first} store={store} paused={paused} />
      ))}
      {byBatch(attention.reports, Date.now()).map((one) =>
        typeof one === 'string' ? (
          <WaitingBatch key={one} batch={batch} id={one} />
        ) : (
          <WaitingReport key={one.id} store={store} story={one} />
        ),
      )}
      {attention.copies.map((copies) => (
        <Untold key={copies.gateway} store={store} copies={copies} />
      ))}
      <Progress store={store} />
      <WrongClock store={store} />
    </ul>
  );
}
