import type { ChainHead } from '../report/chain-head.ts';
import type { Credentials, Destination } from '../report/destination.ts';
import type { Organisation } from '../report/organisation.ts';
import type { HotlineAnswer, Problem, Result } from '../report/problem.ts';
import type { Report } from '../report/report.ts';
import type { Instant, ZonedTime } from '../report/time.ts';
import type { Request } from './request.ts';

/** What would be sent, letter for letter. */
export interface Payload {
  readonly mediaType: string;
  readonly text: string;
}

/** What the hotline gave back: the proof that the report is filed. */
export interface Receipt {
  readonly reference: string;
  readonly filedAt: ZonedTime;
  readonly requestId: string | null;
  /** What was filed, letter for letter, by its SHA-256 in hex digits. */
  readonly payloadSha256: string;
  /** When the report was opened, by the hotline's clock; null where filing has no such step. */
  readonly openedAt: Instant | null;
  /** The answer that says that it is filed. */
  readonly answer: HotlineAnswer;
}

/**
 * How far a delivery has come at the hotline. Saved before each step that the hotline can see, so that whatever
 * kills the worker, the next one knows what may have happened. Only from `finishing` on may it be filed already.
 */
export type Checkpoint =
  | { readonly phase: 'none' }
  | { readonly phase: 'submitting'; readonly payload: Payload }
  /** Open at the hotline; `finish` or `retract` may have been sent. */
  | {
      readonly phase: 'finishing' | 'retracting';
      readonly payload: Payload;
      readonly reference: string;
      /** By the hotline's own clock: it deletes an open report when its time is over. */
      readonly openedAt: Instant;
    };

/** What one attempt came to. */
export type Outcome =
  | { readonly kind: 'filed'; readonly receipt: Receipt }
  /** Surely not filed by this attempt; worth another one later. */
  | { readonly kind: 'later'; readonly problem: Problem; readonly retryAfterMs: number | null }
  /** May have been filed: only asking again with the same reference can tell. */
  | { readonly kind: 'unknown'; readonly problem: Problem; readonly retryAfterMs: number | null }
  /** Needs a person before it goes on. */
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** The destination as a whole takes nothing until a person has mended what is wrong with it. */
  | { readonly kind: 'blocked'; readonly problem: Problem }
  /** The hotline says that it is taken back and will not be filed. */
  | { readonly kind: 'withdrawn' }
  /** Only a person can file it; all is ready for them. */
  | { readonly kind: 'for-person' };

/** What a report and its sender become at one destination. */
export interface Filing<To extends Destination = Destination> {
  readonly report: Report;
  readonly organisation: Organisation;
  readonly destination: To;
  /** The ledger at the moment of composing; null where it could not be read or nobody asks for it. */
  readonly ledger: ChainHead | null;
}

/** How far the hotline's clock is ahead of this computer's, as last measured; null when it never was. */
export type ClockOffset = number | null;

export interface Attempt<To extends Destination = Destination> {
  readonly filing: Filing<To>;
  readonly credentials: Credentials | null;
  readonly checkpoint: Checkpoint;
  readonly clockOffset: ClockOffset;
  /** Resolves when the checkpoint is on disk. Nothing goes to the hotline before. */
  readonly save: (checkpoint: Checkpoint) => Promise<void>;
  readonly noteClock: (offsetMs: number) => void;
  readonly request: Request;
  readonly now: () => Instant;
}

/** What is needed to ask a hotline whether it is there. */
export type Connection<To extends Destination = Destination> = Pick<
  Attempt,
  'credentials' | 'request' | 'now' | 'noteClock' | 'clockOffset'
> & {
  readonly destination: To;
  /** A fresh UUID, for hotlines that want each question to have its own name. */
  readonly id: string;
};

/** The one contract of all adapters: what would be sent is pure, sending it is the thin effect. */
export interface Adapter<To extends Destination = Destination> {
  /**
   * @param now this computer's clock at the moment of sending
   * @param clockOffset how far the hotline's is ahead of it; no time in the document lies after the hotline's now
   */
  compose(filing: Filing<To>, now: Instant, clockOffset: ClockOffset): Result<Payload>;
  /**
   * The first checkpoint where it is known before anything is asked, so that it can be written with the claim; null
   * where `deliver` has to ask the hotline first, or saves it itself.
   */
  begin(filing: Filing<To>, now: Instant, clockOffset: ClockOffset): Checkpoint | null;
  deliver(attempt: Attempt<To>): Promise<Outcome>;
  /**
   * Takes back what is open at the hotline. It may turn out to be filed already, and then it stays so.
   * @param attempt with a checkpoint from which the hotline may know the report
   */
  withdraw(attempt: Attempt<To>): Promise<Outcome>;
  /** When the hotline deletes what is open there and not finished, by its own clock; null when nothing is. */
  deadline(checkpoint: Checkpoint): Instant | null;
  /** Asks the hotline whether it is there and takes the credentials. Files nothing. */
  check(connection: Connection<To>): Promise<Result<null>>;
  /** The origin that `permissions` must allow, as a match pattern; null where nothing is asked of any. */
  originPattern(destination: To): string | null;
}
