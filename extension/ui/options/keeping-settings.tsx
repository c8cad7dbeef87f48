import type { Policy } from '../../policy/policy.ts';
import { shieldDoor } from '../../shield-door.ts';
import { Icon } from '../icon.tsx';
import { saveAs } from '../save-as.ts';
import type { SettingsStore } from '../settings/store.ts';
import { text } from '../strings.ts';
import { orUnset, Setting } from './setting.tsx';

function keepingWords({ eraseAfterHours, sealing }: Policy['keeping']): string {
  if (sealing === null) return text('erasedAfterHours', eraseAfterHours);
  return sealing.when === 'after-filing' ? text('sealedAtOnce') : text('sealedAfterHours', eraseAfterHours);
}

/** What is sealed already, and the way to hand it to whoever holds the key. */
function Sealed({ store }: { store: SettingsStore }) {
  const { sealed = 0, keepingFailed = false } = store.view.value ?? {};
  const exportIt = async () => {
    const exported = await store.exportedSealed();
    if (exported !== null) saveAs('signpost-sealed.jsonl', exported, 'application/jsonl');
  };
  return (
    <>
      {keepingFailed && (
        <p class="fail" role="alert">
          {text('keepingFailed')}
        </p>
      )}
      {sealed > 0 && (
        <p class="row">
          {text('sealedCount', sealed)}
          <button type="button" class="plain" id="export-sealed" onClick={() => void exportIt()}>
            {text('exportSealed')}
          </button>
        </p>
      )}
    </>
  );
}

/** Whether the browser lets the policy's hosts begin shielded; if not, the button. */
function ShieldPermission({ store }: { store: SettingsStore }) {
  const { patterns = [], permitted = true } = store.view.value?.shieldPages ?? {};
  if (patterns.length === 0) return null;
  if (permitted) {
    return (
      <p class="quiet" id="shield-allowed">
        <Icon name="check" tone="ok" /> {text('shieldHostsAllowed')}
      </p>
    );
  }
  // The request must come first in the click: browsers refuse it after an await.
  const allow = () => void shieldDoor.askPermission(patterns).then(store.load);
  return (
    <p class="row">
      <span>
        <Icon name="warning" tone="urgent" /> {text('shieldHostsEffect')}
      </span>
      <button type="button" class="plain" id="allow-shield" onClick={allow}>
        {text('shieldHostsAllow')}
      </button>
    </p>
  );
}

interface Shown {
  readonly store: SettingsStore;
  readonly policy: Policy;
  readonly locked: boolean;
}

/** What the policy says of keeping and care. */
export function KeepingSettings({ store, policy, locked }: Shown) {
  const { keeping, care } = policy;
  const { breaks, support, shield } = care;
  return (
    <>
      <section aria-labelledby="keeping">
        <h2 id="keeping">{text('keepingSection')}</h2>
        <p class="quiet">{text('keepingEffect')}</p>
        <dl>
          <Setting name={text('erasedAfter')} locked={locked}>
            {keepingWords(keeping)}
          </Setting>
        </dl>
        <Sealed store={store} />
      </section>
      <section aria-labelledby="care">
        <h2 id="care">{text('careSection')}</h2>
        <p class="quiet">{text('careEffect')}</p>
        <dl>
          <Setting name={text('shieldHosts')} locked={locked}>
            {shield.hosts.join(', ') || text('none')}
          </Setting>
          <Setting name={text('breaks')} locked={locked}>
            {breaks === null ? text('unset') : text('breaksEvery', breaks.everyMinutes, breaks.minutes)}
          </Setting>
          <Setting name={text('support')} locked={locked}>
            {orUnset(support === null ? null : `${support.name}, ${support.contact}`)}
          </Setting>
        </dl>
        <ShieldPermission store={store} />
      </section>
    </>
  );
}
