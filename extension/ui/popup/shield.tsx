import type { StrengthName } from '../../shield/strength.ts';
import { Icon } from '../icon.tsx';
import { type MessageName, text } from '../strings.ts';
import type { ShieldStore } from './shield-store.ts';

const strengthWords: Readonly<Record<StrengthName, MessageName>> = {
  policy: 'shieldAsPolicy',
  light: 'shieldLight',
  strong: 'shieldStrong',
};

/** Shields the tab in front, or lifts its shield. */
export function ShieldButton({ store }: { store: ShieldStore }) {
  const shield = store.shield.value;
  if (shield === null) return null;
  return (
    <button
      type="button"
      class="plain"
      id="shield"
      aria-pressed={shield.state === 'on'}
      aria-keyshortcuts="s"
      title={text('shieldEffect')}
      onClick={() => void store.toggle()}
    >
      <Icon name="shield" />
      {text('shield')}
    </button>
  );
}

/** How strongly the tab is shielded, in the menu. */
export function ShieldStrength({ store }: { store: ShieldStore }) {
  const shield = store.shield.value;
  if (shield === null) return null;
  return (
    <label class="field">
      <span>{text('shieldStrength')}</span>
      <select
        id="shield-strength"
        value={shield.strength}
        onChange={({ currentTarget }) => void store.setStrength(currentTarget.value as StrengthName)}
      >
        {(Object.entries(strengthWords) as [StrengthName, MessageName][]).map(([name, words]) => (
          <option key={name} value={name}>
            {text(words)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** How it stands with the shield, where there is something to say. */
export function ShieldNote({ store }: { store: ShieldStore }) {
  const state = store.shield.value?.state ?? 'off';
  if (state === 'off') return null;
  return (
    <p role="status" class="quiet" id="shield-state" data-state={state}>
      {text(state === 'on' ? 'shieldOn' : 'shieldLost')}
    </p>
  );
}

/** After filing: the page need not be looked at any longer as it is. */
export function ShieldOffer({ store }: { store: ShieldStore }) {
  if (store.shield.value?.state !== 'off') return null;
  return (
    <button type="button" class="link" id="shield-offer" onClick={() => void store.toggle()}>
      {text('shieldOffer')}
    </button>
  );
}
