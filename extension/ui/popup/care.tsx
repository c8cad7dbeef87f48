import { useRef } from 'preact/hooks';
import type { Support } from '../../shield/care.ts';
import { useFirstFocus } from '../first-focus.ts';
import { Icon } from '../icon.tsx';
import { text } from '../strings.ts';
import { moment } from '../words.ts';
import { contactAddress } from './contact-address.ts';
import type { ShieldStore } from './shield-store.ts';

/** The organisation's own contact: the one address in the interface that opens, and only on a click. */
function SupportContact({ support }: { support: Support }) {
  const address = contactAddress(support.contact);
  return (
    <span id="support">
      {text('supportWith', support.name)}{' '}
      {address === null ? (
        support.contact
      ) : (
        <a href={address} target="_blank" rel="noreferrer">
          {support.contact}
        </a>
      )}
    </span>
  );
}

/** A break is due: said once, quietly. */
function BreakReminder({ store }: { store: ShieldStore }) {
  const due = store.care.value?.due ?? null;
  if (due === null) return null;
  return (
    <p role="status" id="break-due">
      <Icon name="clock" /> {text('breakDue', due.workedMinutes, due.minutes)}{' '}
      <button type="button" class="link" id="break-later" onClick={() => void store.later()}>
        {text('breakLater')}
      </button>
    </p>
  );
}

/** At the end of the popup: what today has asked so far, whom to talk to, and the way to pause. */
export function CareLine({ store }: { store: ShieldStore }) {
  const care = store.care.value;
  if (care === null) return null;
  return (
    <footer class="care quiet">
      <BreakReminder store={store} />
      <p>
        <span id="exposure">{text('exposureToday', care.reports, care.shieldedMinutes)}</span>{' '}
        {care.support !== null && <SupportContact support={care.support} />}{' '}
        <button type="button" class="link" id="pause" onClick={() => void store.pause(true)}>
          {text('pauseReporting')}
        </button>
      </p>
    </footer>
  );
}

/** Instead of everything else, while reporting is paused. What is on its way goes on. */
export function Paused({ store, since }: { store: ShieldStore; since: number }) {
  const button = useRef<HTMLButtonElement>(null);
  useFirstFocus(button);
  const support = store.care.value?.support ?? null;
  return (
    <section id="paused" aria-label={text('pausedTitle')}>
      <h2>{text('pausedTitle')}</h2>
      <p>{text('pausedEffect', moment(since))}</p>
      {support !== null && (
        <p>
          <SupportContact support={support} />
        </p>
      )}
      <button type="button" class="plain" id="resume" ref={button} onClick={() => void store.pause(false)}>
        {text('pausedGoOn')}
      </button>
    </section>
  );
}
