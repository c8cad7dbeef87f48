import type { StateName } from '../../outbox/delivery.ts';
import type { IconName } from '../icon.tsx';

/** A state as it is shown: what waits for a paused destination is no mere waiting. */
export type ShownState = StateName | 'paused';

/** Each state's sign and colour; the word beside it carries the meaning. */
export const lookOf: Readonly<Record<ShownState, { icon: IconName; tone: string }>> = {
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
