import type { Problem, ProblemCode } from '../../report/problem.ts';
import type { Outcome } from '../hotline.ts';
import type { Answer } from '../request.ts';
import { detailsOf } from './answer.ts';

type Answered = Extract<Answer, { kind: 'answered' }>;

export const later = (problem: Problem, retryAfterMs: number | null = null): Outcome => ({
  kind: 'later',
  problem,
  retryAfterMs,
});
export const refused = (problem: Problem): Outcome => ({ kind: 'refused', problem });

/** Coop as a whole takes nothing now. */
export const blocked = (problem: Problem): Outcome => ({ kind: 'blocked', problem });

const said = (code: ProblemCode, answer: Answered): Problem => ({ code, answer: detailsOf(answer) });

/** No answer to a question that reports nothing, as a problem. */
export function withoutAnswer(answer: Exclude<Answer, { kind: 'answered' }>): Problem {
  if (answer.kind === 'not-permitted') return { code: 'permission-missing' };
  return { code: answer.because === 'time-out' ? 'hotline-silent' : 'hotline-unreachable' };
}

/** What an answer to a question that reports nothing comes to; null when all is well. */
export function afterProbe(answer: Answer): Outcome | null {
  if (answer.kind === 'not-permitted') return blocked(withoutAnswer(answer));
  if (answer.kind === 'lost') return later(withoutAnswer(answer));
  const { status, retryAfterMs } = answer;
  if (status === 200) return null;
  if (status === 401 || status === 403) return blocked(said('credentials-refused', answer));
  if (status === 408 || status === 429) return later(said('hotline-busy', answer), retryAfterMs);
  if (status >= 500) return later(said('hotline-failing', answer), retryAfterMs);
  return refused(said('answer-not-understood', answer));
}

/**
 * What an answer to the report comes to, other than yes. Coop knows no idempotency key: a second request is a second
 * report. So only what surely came from Coop before it took anything is tried again by itself; of everything else
 * (no answer, a fault half-way, some proxy's page) a person decides.
 */
export function afterReport(answer: Answer): Outcome {
  if (answer.kind === 'not-permitted') return blocked(withoutAnswer(answer));
  if (answer.kind === 'lost') return refused({ code: 'may-have-arrived' });
  const { status, retryAfterMs } = answer;
  if (status === 401 || status === 403) return blocked(said('credentials-refused', answer));
  // Refused before anything was read (RFC 9110, 15.6.4; RFC 6585, 4). A proxy that lost the way back names no time.
  const turnedAway = status === 429 || (status === 503 && retryAfterMs !== null);
  if (turnedAway) return later(said('hotline-busy', answer), retryAfterMs);
  if (status >= 400 && status < 500 && status !== 408) return refused(said('report-refused', answer));
  return refused(said('may-have-arrived', answer));
}

/** Whether the report is surely not in Coop, so that a later attempt may begin anew. */
export const surelyNotThere = (outcome: Outcome): boolean =>
  'problem' in outcome && outcome.problem.code !== 'may-have-arrived';
