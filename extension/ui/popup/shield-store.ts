import { signal } from '@preact/signals';
import type { Send } from '../../messages.ts';
import type { CareView } from '../../shield/care.ts';
import type { ShieldView } from '../../shield/shielding.ts';
import type { StrengthName } from '../../shield/strength.ts';

export type ShieldStore = ReturnType<typeof createShieldStore>;

/** The shield of the tab in front, and the care for who looks at it, as the popup shows them. */
export function createShieldStore(send: Send) {
  const shield = signal<ShieldView | null>(null);
  const care = signal<CareView | null>(null);

  async function set(on: boolean, strength: StrengthName | null): Promise<void> {
    const set = await send('shield.set', { on, strength });
    if (set.ok) shield.value = set.value;
  }

  async function take(asked: ReturnType<typeof send<'care.later' | 'care.pause'>>): Promise<void> {
    const answered = await asked;
    if (answered.ok) care.value = answered.value;
  }

  return {
    shield,
    care,

    async open(): Promise<void> {
      const opened = await send('shield.open');
      if (!opened.ok) return;
      shield.value = opened.value.shield;
      care.value = opened.value.care;
    },

    /** Shields the tab in front, or lifts its shield. */
    toggle: () => set(shield.value?.state !== 'on', null),
    setStrength: (strength: StrengthName) => set(true, strength),

    /** A break that is due is spoken of again later. */
    later: () => take(send('care.later')),
    pause: (paused: boolean) => take(send('care.pause', paused)),
  };
}
