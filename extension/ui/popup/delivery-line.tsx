import { browser } from '../../browser.ts';
import type { GatewayReceipt } from '../../hotlines/gateway/outcome.ts';
import type { DeliveryState, StateName } from '../../outbox/delivery.ts';
import type { DeliveryStory } from '../../outbox/story.ts';
import { CopyButton } from '../copy-button.tsx';
import { Environment } from '../environment.tsx';
import { Icon, type IconName } from '../icon.tsx';
import { saveAs } from '../save-as.ts';
import { text } from '../strings.ts';
import { day, moment, stateWords } from '../words.ts';
import { AllowButton } from './allow-button.tsx';
import { ByHand } from './by-hand.tsx';
import { HandOver } from './hand-over.tsx';
import type { PopupStore } from './store.ts';

const look: Readonly<Record<StateName | 'paused', { icon: IconName; tone: string }>> = {
  held: { icon: 'clock', tone: '' },
  waiting: { icon: 'clock', tone: '' },
  sending: { icon: 'arrow', tone: 'action' },
  unknown: { icon: 'question', tone: 'urgent' },
  filed: { icon: 'check', tone: 'ok' },
  'filed-by-hand': { icon: 'check', tone: 'ok' },
  'needs-person': { icon: 'warning', tone: 'urgent' },
  'to-hand-over': { icon: 'hand', tone: 'urgent' },
  'handed-over': { icon: 'question', tone: 'action' },
  cancelled: { icon: 'undo', tone: 'quiet' },
  paused: { icon: 'warning', tone: 'urgent' },
};

/** What a person can do about a delivery that does not go on by itself, or should not. */
function NextStep({ store, delivery }: { store: PopupStore; delivery: DeliveryStory }) {
  const { id, state, pause, cancellable, originPattern } = delivery;
  const problem = pause?.problem ?? delivery.problem;
  const stands = state.name === 'needs-person' || pause !== null;
  const forSettings = problem?.code === 'credentials-missing' || problem?.code === 'credentials-refused';
  if (!stands && !cancellable) return null;
  return (
    <div class="row">
      {stands && problem?.code === 'permission-missing' && (
        <AllowButton originPattern={originPattern} allowed={() => void store.retry(id)} />
      )}
      {stands && problem?.code !== 'permission-missing' && (
        <button type="button" class="plain" onClick={() => void store.retry(id)}>
          {text('tryAgain')}
        </button>
      )}
      {stands && forSettings && (
        <button type="button" class="plain" onClick={() => void browser.openOptions()}>
          {text('settings')}
        </button>
      )}
      {cancellable && (
        <button type="button" class="link" data-action="cancel" onClick={() => void store.cancel(id)}>
          {text('cancelReport')}
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

/** What the organisation's own back end wants its moderator to know. */
function PlatformSays({ delivery: { adapter, state } }: { delivery: DeliveryStory }) {
  if (adapter !== 'gateway' || state.name !== 'filed') return null;
  const { alreadyKnown = false, advice = null } = state.receipt as Partial<GatewayReceipt>;
  return (
    <>
      {alreadyKnown && <p class="platform-says">{text('platformKnew')}</p>}
      {advice !== null && <p class="platform-says">{text('platformSays', advice)}</p>}
    </>
  );
}

function ReceiptLine({ store, delivery }: { store: PopupStore; delivery: DeliveryStory }) {
  const { id, state, preservedUntil } = delivery;
  const reference = referenceOf(state);
  if (reference === null) return null;
  const save = async () => {
    const file = await store.exportedReceipt(id);
    if (file !== null) saveAs(`receipt-${reference}.json`, file, 'application/json');
  };
  return (
    <>
      <p>
        {text('receipt')} <span class="mono strong receipt">{reference}</span>{' '}
        <CopyButton value={reference} label={text('copyReceipt')} />{' '}
        <button type="button" class="link" data-action="save-receipt" onClick={() => void save()}>
          {text('saveReceipt')}
        </button>
      </p>
      <PlatformSays delivery={delivery} />
      {preservedUntil !== null && <p class="quiet">{text('preservedUntil', day(preservedUntil))}</p>}
    </>
  );
}

/** One delivery: where it goes, how it stands in words, and what can be done about it. */
export function DeliveryLine({
  store,
  delivery,
  now,
}: {
  store: PopupStore;
  delivery: DeliveryStory;
  now: number;
}) {
  const { state, destination, environment, deadline, pause } = delivery;
  const standsIdle = state.name === 'waiting' || state.name === 'held';
  const shown = pause === null ? state.name : 'paused';
  const { icon, tone } = look[shown];
  return (
    <li class="delivery" data-state={shown}>
      <Icon name={icon} tone={tone} />
      <p class="strong">
        {destination} {environment === 'test' && <Environment environment={environment} />}
      </p>
      <p class="words">{stateWords(delivery, now)}</p>
      {deadline !== null && <p class="quiet deadline">{text('deadlineAt', moment(deadline))}</p>}
      <ReceiptLine store={store} delivery={delivery} />
      <Details delivery={delivery} />
      <HandOver store={store} delivery={delivery} />
      <NextStep store={store} delivery={delivery} />
      {(state.name === 'needs-person' || (standsIdle && pause !== null)) && (
        <ByHand store={store} delivery={delivery} />
      )}
    </li>
  );
}
