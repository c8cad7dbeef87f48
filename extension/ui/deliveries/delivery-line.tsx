import { browser } from '../../browser.ts';
import type { GatewayReceipt } from '../../hotlines/gateway/outcome.ts';
import type { DeliveryState } from '../../outbox/delivery.ts';
import type { DeliveryStory } from '../../outbox/story.ts';
import { CopyButton } from '../copy-button.tsx';
import { Environment } from '../environment.tsx';
import { Icon } from '../icon.tsx';
import { saveAs } from '../save-as.ts';
import { text } from '../strings.ts';
import { day, moment, stateWords } from '../words.ts';
import type { DeliveryActions } from './actions.ts';
import { AllowButton } from './allow-button.tsx';
import { ByHand } from './by-hand.tsx';
import { HandOver } from './hand-over.tsx';
import { lookOf } from './look.ts';

/** What a person can do about a delivery that does not go on by itself, or should not. */
function NextStep({ actions, delivery }: { actions: DeliveryActions; delivery: DeliveryStory }) {
  const { id, state, pause, cancellable, originPattern } = delivery;
  const problem = pause?.problem ?? delivery.problem;
  const stands = state.name === 'needs-person' || pause !== null;
  const forSettings = problem?.code === 'credentials-missing' || problem?.code === 'credentials-refused';
  if (!stands && !cancellable) return null;
  return (
    <div class="row">
      {stands && problem?.code === 'permission-missing' && (
        <AllowButton originPattern={originPattern} allowed={() => void actions.retry(id)} />
      )}
      {stands && problem?.code !== 'permission-missing' && (
        <button type="button" class="plain" data-action="retry" onClick={() => void actions.retry(id)}>
          {text('tryAgain')}
        </button>
      )}
      {stands && forSettings && (
        <button type="button" class="plain" onClick={() => void browser.openOptions()}>
          {text('settings')}
        </button>
      )}
      {cancellable && (
        <button type="button" class="link" data-action="cancel" onClick={() => void actions.cancel(id)}>
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

function ReceiptLine({ actions, delivery }: { actions: DeliveryActions; delivery: DeliveryStory }) {
  const { id, state, preservedUntil } = delivery;
  const reference = referenceOf(state);
  if (reference === null) return null;
  const save = async () => {
    const file = await actions.exportedReceipt(id);
    if (file !== null) saveAs(`receipt-${reference}.json`, file, 'application/json');
  };
  return (
    <>
      <p>
        {text('receipt')} <span class="mono strong receipt">{reference}</span>{' '}
        <CopyButton value={reference} label={text('copyReceipt')} action="copy-receipt" />{' '}
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
  actions,
  delivery,
  now,
}: {
  actions: DeliveryActions;
  delivery: DeliveryStory;
  now: number;
}) {
  const { state, destination, environment, deadline, pause } = delivery;
  const standsIdle = state.name === 'waiting' || state.name === 'held';
  const shown = pause === null ? state.name : 'paused';
  const { icon, tone } = lookOf[shown];
  return (
    <li class="delivery" data-state={shown}>
      <Icon name={icon} tone={tone} />
      <p class="strong">
        {destination} {environment === 'test' && <Environment environment={environment} />}
      </p>
      <p class="words">{stateWords(delivery, now)}</p>
      {deadline !== null && <p class="quiet deadline">{text('deadlineAt', moment(deadline))}</p>}
      <ReceiptLine actions={actions} delivery={delivery} />
      <Details delivery={delivery} />
      <HandOver actions={actions} delivery={delivery} />
      <NextStep actions={actions} delivery={delivery} />
      {(state.name === 'needs-person' || (standsIdle && pause !== null)) && (
        <ByHand actions={actions} delivery={delivery} />
      )}
    </li>
  );
}
