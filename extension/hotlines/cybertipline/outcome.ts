import type { Problem } from '../../report/problem.ts';
import { zonedTime } from '../../report/time.ts';
import type { Checkpoint, Outcome } from '../hotline.ts';
import type { Answer } from '../request.ts';
import { sha256 } from '../sha256.ts';
import { type CyberTiplineAnswer, problemOf, readAnswer, withoutAnswer } from './answer.ts';
import type { CyberTiplineAttempt } from './filing.ts';

export type Answered = Extract<Answer, { kind: 'answered' }>;
export type OpenCheckpoint = Extract<Checkpoint, { phase: 'finishing' | 'retracting' }>;

export const later = (problem: Problem, retryAfterMs: number | null = null): Outcome => ({
  kind: 'later',
  problem,
  retryAfterMs,
});
export const unknown = (problem: Problem, retryAfterMs: number | null = null): Outcome => ({
  kind: 'unknown',
  problem,
  retryAfterMs,
});

/** What concerns every report to this hotline stops the destination, what concerns this one stops this one. */
export const refused = (problem: Problem): Outcome => ({
  kind:
    problem.code === 'credentials-refused' || problem.code === 'permission-missing' ? 'blocked' : 'refused',
  problem,
});

/** An answer (or none) to a step that files nothing: everything but the hotline's own refusal is worth a retry. */
export function withoutFiling(answer: Answer): Outcome {
  if (answer.kind === 'not-permitted') return refused(withoutAnswer(answer));
  if (answer.kind === 'lost') return later(withoutAnswer(answer));
  const read = readAnswer(answer);
  if (read.meaning === 'busy' || read.meaning === 'failing')
    return later(problemOf(read), answer.retryAfterMs);
  // Some gateway's page instead of an answer: nothing is filed by this step, so ask again.
  if (read.meaning === 'not-understood' && read.details.code === null)
    return later(problemOf(read), answer.retryAfterMs);
  return refused(problemOf(read));
}

/** The hotline has said that the report is filed: this is the proof that the organisation keeps. */
export async function filed(
  { details }: CyberTiplineAnswer,
  { hotlineTime }: Answered,
  checkpoint: OpenCheckpoint,
  { now }: Pick<CyberTiplineAttempt, 'now'>,
): Promise<Outcome> {
  return {
    kind: 'filed',
    receipt: {
      reference: checkpoint.reference,
      filedAt: zonedTime(hotlineTime ?? now(), 0),
      requestId: details.requestId,
      payloadSha256: await sha256(checkpoint.payload.text),
      openedAt: checkpoint.openedAt,
      answer: details,
    },
  };
}
