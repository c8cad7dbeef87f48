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
  | { readonly kind: 'withdrawn' };

/** What a report and its sender become at one destination. */
export interface Filing {
  readonly report: Report;
  readonly organisation: Organisation;
  readonly destination: Destination;
}

/** How far the hotline's clock is ahead of this computer's, as last measured; null when it never was. */
export type ClockOffset = number | null;

export interface Attempt {
  readonly filing: Filing;
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
export type Connection = Pick<Attempt, 'credentials' | 'request' | 'now'> & {
  readonly destination: Destination;
};

/** The one contract of all adapters: what would be sent is pure, sending it is the thin effect. */
export interface Adapter {
  /**
   * @param now this computer's clock at the moment of sending
   * @param clockOffset how far the hotline's is ahead of it; no time in the document lies after the hotline's now
   */
  compose(filing: Filing, now: Instant, clockOffset: ClockOffset): Result<Payload>;
  deliver(attempt: Attempt): Promise<Outcome>;
  /**
   * Takes back what is open at the hotline. It may turn out to be filed already, and then it stays so.
   * @param attempt with a checkpoint from which the hotline may know the report
   */
  withdraw(attempt: Attempt): Promise<Outcome>;
  /** When the hotline deletes what is open there and not finished, by its own clock; null when nothing is. */
  deadline(checkpoint: Checkpoint): Instant | null;
  /** Asks the hotline whether it is there and takes the credentials. Files nothing. */
  check(connection: Connection): Promise<Result<null>>;
  /** The origin that `permissions` must allow, as a match pattern. */
  originPattern(destination: Destination): string;
}
