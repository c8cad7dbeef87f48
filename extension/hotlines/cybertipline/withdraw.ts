import type { Outcome } from '../hotline.ts';
import { readAnswer } from './answer.ts';
import { ask } from './ask.ts';
import type { CyberTiplineAttempt } from './filing.ts';
import { type Answered, filed, type OpenCheckpoint, withoutFiling } from './outcome.ts';

/**
 * Takes back a report that is open at the hotline. `retract` is also the one question that settles what became of a
 * `finish` whose answer was lost: 0 and 5101 say that it is not filed and will not be, 5102 that it is, and then it
 * stays filed and has its receipt (API documentation, `/retract`).
 *
 * @returns what this attempt came to; a lost answer is worth asking again, because a second `retract` changes nothing
 */
export async function withdrawFromCyberTipline(attempt: CyberTiplineAttempt): Promise<Outcome> {
  const { checkpoint } = attempt;
  if (checkpoint.phase !== 'finishing' && checkpoint.phase !== 'retracting') return { kind: 'withdrawn' };
  if (attempt.credentials === null) return { kind: 'blocked', problem: { code: 'credentials-missing' } };
  const retracting = { ...checkpoint, phase: 'retracting' } as const;
  if (checkpoint.phase === 'finishing') await attempt.save(retracting);
  const answer = await ask(attempt, 'retract', retracting);
  if (answer.kind !== 'answered') return withoutFiling(answer);
  return afterRetract(answer, attempt, retracting);
}

async function afterRetract(
  answer: Answered,
  attempt: CyberTiplineAttempt,
  retracting: OpenCheckpoint,
): Promise<Outcome> {
  const read = readAnswer(answer);
  switch (read.meaning) {
    case 'success':
    case 'retracted':
    // Unknown to the hotline: it never was there or has been deleted, so nothing is filed.
    case 'does-not-exist':
      return { kind: 'withdrawn' };
    case 'already-finished':
      return filed(read, answer, retracting, attempt);
    default:
      return withoutFiling(answer);
  }
}
