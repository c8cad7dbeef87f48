import { browser } from '../../browser.ts';
import type { DestinationReadiness } from '../../settings/settings-view.ts';
import { Icon } from '../icon.tsx';
import { text } from '../strings.ts';
import type { SettingsStore } from './store.ts';

/** Whether the browser lets Signpost reach a destination; if not, why it should, and the button. */
export function Permission({ store, readiness }: { store: SettingsStore; readiness: DestinationReadiness }) {
  const { originPattern, permitted, id } = readiness;
  if (permitted || originPattern === null) {
    return (
      <p class="quiet" data-permitted={id}>
        <Icon name="check" tone="ok" /> {text('permitted')}
      </p>
    );
  }
  // The request must come first in the click: browsers refuse it after an await.
  const allow = () => void browser.askPermission(originPattern).then(store.load);
  return (
    <p class="row">
      <span>
        <Icon name="warning" tone="urgent" /> {text('permissionReason', originPattern.replace(/\*$/, ''))}
      </span>
      <button type="button" class="plain" data-allow={id} onClick={allow}>
        {text('allow')}
      </button>
    </p>
  );
}
