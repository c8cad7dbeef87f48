import type { Checkpoint, Receipt } from '../hotlines/hotline.ts';
import type { Branded } from '../report/brand.ts';
import type { Destination } from '../report/destination.ts';
import type { Organisation } from '../report/organisation.ts';
import type { Problem } from '../report/problem.ts';
import type { ReportId } from '../report/report.ts';
import type { Instant } from '../report/time.ts';

export type DeliveryId = Branded<string, 'DeliveryId'>;

/** Where a delivery stands, with just the facts that this state has. */
export type DeliveryState =
  /** The undo time: nothing has left this computer. */
  | { readonly name: 'held'; readonly until: Instant }
  | { readonly name: 'waiting'; readonly notBefore: Instant }
  | { readonly name: 'sending'; readonly since: Instant }
  /** The hotline may have filed it; it is asked again with the same reference. */
  | { readonly name: 'unknown'; readonly notBefore: Instant }
  | { readonly name: 'filed'; readonly receipt: Receipt }
  | { readonly name: 'needs-person' }
  /** A person has filed it another way and entered what the hotline gave them. */
  | { readonly name: 'filed-by-hand'; readonly at: Instant; readonly reference: string }
  | { readonly name: 'cancelled'; readonly at: Instant };

export type StateName = DeliveryState['name'];

/** One report to one destination: the row that carries all meaning over a worker's death. */
export interface Delivery {
  readonly id: DeliveryId;
  readonly reportId: ReportId;
  readonly createdAt: Instant;
  /** As it stood in the policy when the report was saved; its environment never changes. */
  readonly destination: Destination;
  readonly organisation: Organisation;
  readonly state: DeliveryState;
  readonly checkpoint: Checkpoint;
  /** Attempts in a row that came to nothing; sets the back-off. */
  readonly failedAttempts: number;
  /** Set from the moment an answer to `finish` was lost until the hotline says what became of it. */
  readonly outcomeUnknown: boolean;
  /** Why the last attempt came to nothing; null after a success or before the first. */
  readonly problem: Problem | null;
}

/** What happens to a delivery. */
export type DeliveryEvent =
  | { readonly name: 'claim'; readonly at: Instant }
  | { readonly name: 'checkpoint'; readonly checkpoint: Checkpoint }
  | { readonly name: 'file'; readonly receipt: Receipt }
  | { readonly name: 'postpone'; readonly until: Instant; readonly problem: Problem }
  | { readonly name: 'lose-answer'; readonly until: Instant; readonly problem: Problem }
  | { readonly name: 'refuse'; readonly problem: Problem }
  | { readonly name: 'interrupt'; readonly at: Instant }
  | { readonly name: 'undo'; readonly at: Instant }
  | { readonly name: 'file-by-hand'; readonly at: Instant; readonly reference: string }
  | { readonly name: 'give-up'; readonly at: Instant }
  | { readonly name: 'retry'; readonly at: Instant }
  /** What stood in the way is gone: no need to wait for the next try. */
  | { readonly name: 'hasten'; readonly at: Instant };

export type EventName = DeliveryEvent['name'];

/** The one table of moves. What is not in it does not happen. */
export const moves: Readonly<Record<StateName, Partial<Readonly<Record<EventName, readonly StateName[]>>>>> =
  {
    held: { claim: ['sending'], undo: ['cancelled'] },
    waiting: { claim: ['sending'], hasten: ['waiting'] },
    sending: {
      checkpoint: ['sending'],
      file: ['filed'],
      postpone: ['waiting', 'unknown'],
      'lose-answer': ['unknown'],
      refuse: ['needs-person'],
      interrupt: ['waiting', 'unknown'],
    },
    unknown: { claim: ['sending'], hasten: ['unknown'] },
    'needs-person': {
      retry: ['waiting', 'unknown'],
      'file-by-hand': ['filed-by-hand'],
      'give-up': ['cancelled'],
    },
    filed: {},
    'filed-by-hand': {},
    cancelled: {},
  };

const waitUntil = (until: Instant, outcomeUnknown: boolean): DeliveryState =>
  outcomeUnknown ? { name: 'unknown', notBefore: until } : { name: 'waiting', notBefore: until };

/** What a person's "try again" goes on from: before the report was opened, the document is composed anew. */
const retried = (checkpoint: Checkpoint): Checkpoint =>
  checkpoint.phase === 'submitting' ? { phase: 'none' } : checkpoint;

function changed(delivery: Delivery, event: DeliveryEvent): Delivery {
  const { failedAttempts, checkpoint } = delivery;
  switch (event.name) {
    case 'claim':
      return { ...delivery, state: { name: 'sending', since: event.at } };
    case 'checkpoint': {
      const begunAnew = event.checkpoint.phase === 'none';
      return {
        ...delivery,
        checkpoint: event.checkpoint,
        outcomeUnknown: delivery.outcomeUnknown && !begunAnew,
      };
    }
    case 'file':
      return {
        ...delivery,
        state: { name: 'filed', receipt: event.receipt },
        outcomeUnknown: false,
        failedAttempts: 0,
        problem: null,
      };
    case 'postpone':
      return {
        ...delivery,
        state: waitUntil(event.until, delivery.outcomeUnknown),
        failedAttempts: failedAttempts + 1,
        problem: event.problem,
      };
    case 'lose-answer':
      return {
        ...delivery,
        state: waitUntil(event.until, true),
        outcomeUnknown: true,
        failedAttempts: failedAttempts + 1,
        problem: event.problem,
      };
    case 'refuse':
      return { ...delivery, state: { name: 'needs-person' }, problem: event.problem };
    case 'interrupt': {
      // The worker died while it was sending: `finish` may have been on its way.
      const outcomeUnknown = delivery.outcomeUnknown || checkpoint.phase === 'finishing';
      return { ...delivery, state: waitUntil(event.at, outcomeUnknown), outcomeUnknown };
    }
    case 'undo':
    case 'give-up':
      return { ...delivery, state: { name: 'cancelled', at: event.at } };
    case 'file-by-hand':
      return { ...delivery, state: { name: 'filed-by-hand', at: event.at, reference: event.reference } };
    case 'retry':
      return {
        ...delivery,
        state: waitUntil(event.at, delivery.outcomeUnknown),
        checkpoint: retried(checkpoint),
        failedAttempts: 0,
      };
    case 'hasten':
      return {
        ...delivery,
        state: waitUntil(event.at, delivery.state.name === 'unknown'),
        failedAttempts: 0,
      };
  }
}

/**
 * Moves a delivery. Pure.
 * @returns the delivery in its new state, or null when the table has no such move: somebody else was quicker
 */
export function step(delivery: Delivery, event: DeliveryEvent): Delivery | null {
  return moves[delivery.state.name][event.name] === undefined ? null : changed(delivery, event);
}

/** Nothing more happens to it. */
export const isSettled = ({ state }: Pick<Delivery, 'state'>): boolean =>
  state.name === 'filed' || state.name === 'filed-by-hand' || state.name === 'cancelled';

/** When the pump must look at a delivery again; null when nothing is to be sent. */
export function dueAt({ state }: Delivery): Instant | null {
  switch (state.name) {
    case 'held':
      return state.until;
    case 'waiting':
    case 'unknown':
      return state.notBefore;
    default:
      return null;
  }
}
