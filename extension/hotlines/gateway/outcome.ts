import type { Problem, ProblemCode } from '../../report/problem.ts';
import { type Instant, zonedTime } from '../../report/time.ts';
import type { Outcome, Receipt } from '../hotline.ts';
import type { Answer } from '../request.ts';
import { type GatewayAnswer, readAnswer } from './answer.ts';

/** A gateway's receipt, with what the platform says to its moderator. */
export interface GatewayReceipt extends Receipt {
  readonly alreadyKnown: boolean;
  readonly advice: string | null;
}

/** What is known of a sending besides its answer. */
export interface Sending {
  readonly eventId: string;
  readonly payloadSha256: string;
  /** This computer's clock. */
  readonly now: Instant;
  /** How far the time in the signature was from the gateway's clock; null when it told none. */
  readonly skewMs: number | null;
}

/** Receivers refuse signatures that are five minutes off (Standard Webhooks); a little less leaves room for the way. */
const toleratedSkewMs = 240_000;

const problemOfMeaning = {
  accepted: 'internal',
  busy: 'hotline-busy',
  failing: 'hotline-failing',
  'not-understood': 'answer-not-understood',
  credentials: 'credentials-refused',
  refused: 'report-refused',
} as const satisfies Record<GatewayAnswer['meaning'], ProblemCode>;

/** An answer that is no yes, as a problem. */
export const problemOf = ({ meaning, details }: GatewayAnswer): Problem => ({
  code: problemOfMeaning[meaning],
  answer: details,
});

/** No answer at all, as a problem. */
export function withoutAnswer(answer: Exclude<Answer, { kind: 'answered' }>): Problem {
  if (answer.kind === 'not-permitted') return { code: 'permission-missing' };
  return { code: answer.because === 'time-out' ? 'hotline-silent' : 'hotline-unreachable' };
}

const later = (problem: Problem, retryAfterMs: number | null = null): Outcome => ({
  kind: 'later',
  problem,
  retryAfterMs,
});

/** The gateway as a whole takes nothing now. */
export const blocked = (problem: Problem): Outcome => ({ kind: 'blocked', problem });

function receiptOf(read: GatewayAnswer, hotlineTime: Instant | null, sending: Sending): GatewayReceipt {
  return {
    reference: read.reference ?? sending.eventId,
    filedAt: zonedTime(hotlineTime ?? sending.now, 0),
    requestId: read.details.requestId,
    payloadSha256: sending.payloadSha256,
    openedAt: null,
    answer: read.details,
    alreadyKnown: read.alreadyKnown,
    advice: read.advice,
  };
}

/**
 * What one sending came to. A lost answer is no danger here: the same event with the same id is sent again, and the
 * gateway keeps one of each id.
 */
export function outcomeOf(answer: Answer, sending: Sending): Outcome {
  if (answer.kind === 'not-permitted') return blocked(withoutAnswer(answer));
  if (answer.kind === 'lost') return later(withoutAnswer(answer));
  const read = readAnswer(answer);
  switch (read.meaning) {
    case 'accepted':
      return { kind: 'filed', receipt: receiptOf(read, answer.hotlineTime, sending) };
    case 'credentials': {
      // With a wrong time the right secret is refused too; the next sending is signed by the gateway's clock.
      const clockWasOff = sending.skewMs !== null && Math.abs(sending.skewMs) > toleratedSkewMs;
      return clockWasOff ? later(problemOf(read), answer.retryAfterMs) : blocked(problemOf(read));
    }
    case 'refused':
      return { kind: 'refused', problem: problemOf(read) };
    default:
      return later(problemOf(read), answer.retryAfterMs);
  }
}
