import type { Checkpoint, Receipt } from '../hotlines/hotline.ts';
import type { Branded } from '../report/brand.ts';
import type { Destination, GatewayDestination } from '../report/destination.ts';
import type { Organisation } from '../report/organisation.ts';
import type { Problem } from '../report/problem.ts';
import type { ReportId } from '../report/report.ts';
import type { Instant } from '../report/time.ts';

export type DeliveryId = Branded<string, 'DeliveryId'>;

/** Where a delivery stands, with just the facts that this state has. `since`: when the waiting began. */
export type DeliveryState =
  /** The undo time: nothing has left this computer. */
  | { readonly name: 'held'; readonly since: Instant; readonly until: Instant }
  | { readonly name: 'waiting'; readonly since: Instant; readonly notBefore: Instant }
  | { readonly name: 'sending'; readonly since: Instant }
  /** The hotline may have filed it; it is asked again with the same reference. */
  | { readonly name: 'unknown'; readonly since: Instant; readonly notBefore: Instant }
  | { readonly name: 'filed'; readonly receipt: Receipt }
  | { readonly name: 'needs-person' }
  /** All is ready, and only a person can file it. */
  | { readonly name: 'to-hand-over'; readonly since: Instant }
  /** A person was brought to the hotline, and only they know what they did there. */
  | {
      readonly name: 'handed-over';
      readonly since: Instant;
      /** When they are asked what became of it. */
      readonly remindAt: Instant;
      /** What the hotline's page seemed to give as the report's number, the likeliest first; a person decides. */
      readonly references: readonly string[];
      /** The report's addresses that were put into the pages of the form so far, by their places. */
      readonly placed: readonly number[];
    }
  /** A person has filed it and entered what the hotline gave them; null where it gives nothing. */
  | { readonly name: 'filed-by-hand'; readonly at: Instant; readonly reference: string | null }
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
  /** How often it has come to need a person. */
  readonly refusals: number;
  /** The organisation's own gateways that are told what becomes of it. */
  readonly copyTo: readonly GatewayDestination[];
  /** Set from the moment an answer to `finish` was lost until the hotline says what became of it. */
  readonly outcomeUnknown: boolean;
  /** A person has cancelled it while it was open at the hotline: it is taken back there instead of filed. */
  readonly withdrawing: boolean;
  /** Why the last attempt came to nothing; null after a success or before the first. */
  readonly problem: Problem | null;
}

/** Nothing more happens to it. */
export const isSettled = ({ state }: Pick<Delivery, 'state'>): boolean =>
  state.name === 'filed' || state.name === 'filed-by-hand' || state.name === 'cancelled';

/** When the pump must look at a delivery again; null when nothing is to be sent. */
export function dueAt({ state }: Pick<Delivery, 'state'>): Instant | null {
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

/** Whether the hotline has it open or even filed, so that only the hotline can take it back. */
export const isAtHotline = ({ checkpoint }: Pick<Delivery, 'checkpoint'>): boolean =>
  checkpoint.phase === 'finishing' || checkpoint.phase === 'retracting';
