import type { Checkpoint, Receipt } from '../hotlines/hotline.ts';
import type { Problem } from '../report/problem.ts';
import type { Instant } from '../report/time.ts';
import { type Delivery, type DeliveryState, isAtHotline, type StateName } from './delivery.ts';

/** What happens to a delivery. */
export type DeliveryEvent =
  /** `checkpoint`: what is to be sent, where it could be composed already. */
  | { readonly name: 'claim'; readonly at: Instant; readonly checkpoint?: Checkpoint | null }
  | { readonly name: 'checkpoint'; readonly checkpoint: Checkpoint }
  | { readonly name: 'file'; readonly at: Instant; readonly receipt: Receipt }
  | { readonly name: 'withdrawn'; readonly at: Instant }
  | { readonly name: 'postpone'; readonly at: Instant; readonly until: Instant; readonly problem: Problem }
  | { readonly name: 'lose-answer'; readonly at: Instant; readonly until: Instant; readonly problem: Problem }
  | { readonly name: 'refuse'; readonly at: Instant; readonly problem: Problem }
  /** Only a person can go on. */
  | { readonly name: 'await-person'; readonly at: Instant }
  /** A person was brought to the hotline. */
  | { readonly name: 'hand-over'; readonly at: Instant; readonly remindAt: Instant }
  /** What the hotline's form showed and took. */
  | {
      readonly name: 'note-form';
      readonly references: readonly string[];
      readonly placed: readonly number[];
    }
  /** A person says that they have not filed it after all. */
  | { readonly name: 'hand-back'; readonly at: Instant }
  /**
   * What stands in the way concerns other deliveries alike, so this attempt does not count.
   * `pauses`: it is the destination's own, which is paused until a person has mended it.
   */
  | { readonly name: 'hold-up'; readonly at: Instant; readonly problem: Problem; readonly pauses: boolean }
  | { readonly name: 'interrupt'; readonly at: Instant }
  | { readonly name: 'undo'; readonly at: Instant }
  | { readonly name: 'file-by-hand'; readonly at: Instant; readonly reference: string | null }
  /** A person takes back what the hotline does not have. */
  | { readonly name: 'cancel'; readonly at: Instant }
  /** A person takes back what is open at the hotline, which has to be asked for it. */
  | { readonly name: 'withdraw'; readonly at: Instant }
  | { readonly name: 'retry'; readonly at: Instant }
  /** What stood in the way is gone: no need to wait for the next try. */
  | { readonly name: 'hasten'; readonly at: Instant }
  /** The clock was set back: the same time is waited once more, and not until the clock has caught up. */
  | { readonly name: 'rebase'; readonly at: Instant };

export type EventName = DeliveryEvent['name'];

/** The one table of moves. What is not in it does not happen. */
export const moves: Readonly<Record<StateName, Partial<Readonly<Record<EventName, readonly StateName[]>>>>> =
  {
    held: {
      claim: ['sending'],
      undo: ['cancelled'],
      'file-by-hand': ['filed-by-hand'],
      rebase: ['held'],
    },
    waiting: {
      claim: ['sending'],
      cancel: ['cancelled'],
      withdraw: ['waiting'],
      'file-by-hand': ['filed-by-hand'],
      hasten: ['waiting'],
      rebase: ['waiting'],
    },
    sending: {
      checkpoint: ['sending'],
      file: ['filed'],
      withdrawn: ['cancelled'],
      postpone: ['waiting', 'unknown'],
      'lose-answer': ['unknown'],
      'hold-up': ['waiting', 'unknown'],
      refuse: ['needs-person'],
      'await-person': ['to-hand-over'],
      interrupt: ['waiting', 'unknown'],
    },
    unknown: { claim: ['sending'], withdraw: ['unknown'], hasten: ['unknown'], rebase: ['unknown'] },
    'needs-person': {
      retry: ['waiting', 'unknown'],
      'file-by-hand': ['filed-by-hand'],
      cancel: ['cancelled'],
      withdraw: ['waiting', 'unknown'],
    },
    'to-hand-over': {
      'hand-over': ['handed-over'],
      'file-by-hand': ['filed-by-hand'],
      undo: ['cancelled'],
      cancel: ['cancelled'],
    },
    'handed-over': {
      'hand-over': ['handed-over'],
      'note-form': ['handed-over'],
      'hand-back': ['to-hand-over'],
      'file-by-hand': ['filed-by-hand'],
      cancel: ['cancelled'],
    },
    filed: {},
    'filed-by-hand': {},
    cancelled: {},
  };

const waitUntil = (since: Instant, notBefore: Instant, outcomeUnknown: boolean): DeliveryState => ({
  name: outcomeUnknown ? 'unknown' : 'waiting',
  since,
  notBefore,
});

/** What a person's "try again" goes on from: before the report was opened, the document is composed anew. */
const retried = (checkpoint: Checkpoint): Checkpoint =>
  checkpoint.phase === 'submitting' ? { phase: 'none' } : checkpoint;

/** The same waiting, begun now. */
function rebased({ state, outcomeUnknown }: Delivery, at: Instant): DeliveryState {
  if (state.name === 'held') return { name: 'held', since: at, until: at + state.until - state.since };
  if (state.name !== 'waiting' && state.name !== 'unknown') return state;
  return waitUntil(at, at + state.notBefore - state.since, outcomeUnknown);
}

/** Deliveries that wait, for whatever reason. */
function postponed(
  delivery: Delivery,
  event: DeliveryEvent & { name: 'postpone' | 'lose-answer' | 'hold-up' },
): Delivery {
  const outcomeUnknown = delivery.outcomeUnknown || event.name === 'lose-answer';
  const until = event.name === 'hold-up' ? event.at : event.until;
  return {
    ...delivery,
    state: waitUntil(event.at, until, outcomeUnknown),
    outcomeUnknown,
    failedAttempts: event.name === 'hold-up' ? delivery.failedAttempts : delivery.failedAttempts + 1,
    problem: event.problem,
  };
}

/** Where a delivery stands that a person files. */
function handedOver(
  state: DeliveryState,
  event: DeliveryEvent & { name: 'await-person' | 'hand-over' | 'note-form' | 'hand-back' },
): DeliveryState {
  switch (event.name) {
    case 'await-person':
    case 'hand-back':
      return { name: 'to-hand-over', since: event.at };
    case 'hand-over':
      return {
        name: 'handed-over',
        since: event.at,
        remindAt: event.remindAt,
        references: [],
        placed: [],
      };
    case 'note-form':
      return state.name === 'handed-over'
        ? { ...state, references: event.references, placed: event.placed }
        : state;
  }
}

function changed(delivery: Delivery, event: DeliveryEvent): Delivery {
  const { checkpoint, outcomeUnknown } = delivery;
  switch (event.name) {
    case 'claim':
      return {
        ...delivery,
        state: { name: 'sending', since: event.at },
        checkpoint: event.checkpoint ?? checkpoint,
      };
    case 'checkpoint': {
      const begunAnew = event.checkpoint.phase === 'none';
      return { ...delivery, checkpoint: event.checkpoint, outcomeUnknown: outcomeUnknown && !begunAnew };
    }
    case 'file': {
      const state = { name: 'filed', receipt: event.receipt } as const;
      return { ...delivery, state, outcomeUnknown: false, failedAttempts: 0, problem: null };
    }
    case 'postpone':
    case 'lose-answer':
    case 'hold-up':
      return postponed(delivery, event);
    case 'refuse':
      return {
        ...delivery,
        state: { name: 'needs-person' },
        refusals: delivery.refusals + 1,
        problem: event.problem,
      };
    case 'await-person':
    case 'hand-over':
    case 'note-form':
    case 'hand-back':
      return { ...delivery, state: handedOver(delivery.state, event), problem: null };
    case 'interrupt': {
      // The worker died while it was sending: `finish` may have been on its way.
      const mayBeFiled = outcomeUnknown || checkpoint.phase === 'finishing';
      return {
        ...delivery,
        state: waitUntil(event.at, event.at, mayBeFiled),
        outcomeUnknown: mayBeFiled,
      };
    }
    case 'undo':
    case 'cancel':
    case 'withdrawn':
      return {
        ...delivery,
        state: { name: 'cancelled', at: event.at },
        outcomeUnknown: false,
        problem: null,
      };
    case 'withdraw':
      return {
        ...delivery,
        state: waitUntil(event.at, event.at, outcomeUnknown),
        withdrawing: true,
        failedAttempts: 0,
        problem: null,
      };
    case 'file-by-hand':
      return { ...delivery, state: { name: 'filed-by-hand', at: event.at, reference: event.reference } };
    case 'retry': {
      const state = waitUntil(event.at, event.at, outcomeUnknown);
      return { ...delivery, state, checkpoint: retried(checkpoint), failedAttempts: 0 };
    }
    case 'hasten':
      return { ...delivery, state: waitUntil(event.at, event.at, outcomeUnknown), failedAttempts: 0 };
    case 'rebase':
      return { ...delivery, state: rebased(delivery, event.at) };
  }
}

/** A hotline that knows the report has to be asked before it counts as taken back. */
function isForbidden(delivery: Delivery, event: DeliveryEvent): boolean {
  if (event.name === 'cancel') return isAtHotline(delivery) || delivery.outcomeUnknown;
  return event.name === 'withdraw' && !isAtHotline(delivery);
}

/**
 * Moves a delivery. Pure.
 * @returns the delivery in its new state, or null when the table has no such move: somebody else was quicker
 */
export function step(delivery: Delivery, event: DeliveryEvent): Delivery | null {
  if (moves[delivery.state.name][event.name] === undefined || isForbidden(delivery, event)) return null;
  return changed(delivery, event);
}
