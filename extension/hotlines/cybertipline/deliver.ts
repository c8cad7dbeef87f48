import type { Problem } from '../../report/problem.ts';
import { type Instant, zonedTime } from '../../report/time.ts';
import type { Attempt, Checkpoint, Outcome } from '../hotline.ts';
import type { Answer } from '../request.ts';
import { sha256 } from '../sha256.ts';
import { type CyberTiplineAnswer, problemOf, readAnswer, withoutAnswer } from './answer.ts';
import { ask } from './ask.ts';
import { composeCyberTipline } from './compose.ts';
import { isExpired } from './expiry.ts';

type Answered = Extract<Answer, { kind: 'answered' }>;
type OpenCheckpoint = Extract<Checkpoint, { phase: 'open' | 'finishing' }>;

const later = (problem: Problem, retryAfterMs: number | null = null): Outcome => ({
  kind: 'later',
  problem,
  retryAfterMs,
});
const unknown = (problem: Problem, retryAfterMs: number | null = null): Outcome => ({
  kind: 'unknown',
  problem,
  retryAfterMs,
});
const refused = (problem: Problem): Outcome => ({ kind: 'refused', problem });

/** An answer (or none) to a step that files nothing: everything but the hotline's own refusal is worth a retry. */
function beforeFiling(answer: Answer): Outcome {
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

/** Makes the hotline's clock known and the credentials proven before the first document leaves. */
async function measureClock(attempt: Attempt): Promise<Outcome | number> {
  let measured: number | null = null;
  const noteClock = (offset: number) => {
    measured = offset;
    attempt.noteClock(offset);
  };
  const answer = await ask({ ...attempt, noteClock }, 'status', { phase: 'none' });
  const accepted = answer.kind === 'answered' && readAnswer(answer).meaning === 'success';
  return accepted ? (measured ?? 0) : beforeFiling(answer);
}

async function compose(attempt: Attempt): Promise<Outcome | Checkpoint> {
  const clockOffset = attempt.clockOffset ?? (await measureClock(attempt));
  if (typeof clockOffset !== 'number') return clockOffset;
  const payload = composeCyberTipline(attempt.filing, attempt.now(), clockOffset);
  return payload.ok ? { phase: 'submitting', payload: payload.value } : refused(payload.problems[0]);
}

async function submit(
  attempt: Attempt,
  checkpoint: Checkpoint & { phase: 'submitting' },
): Promise<Outcome | Checkpoint> {
  const answer = await ask(attempt, 'submit', checkpoint);
  if (answer.kind !== 'answered') return beforeFiling(answer);
  const read = readAnswer(answer);
  if (read.meaning !== 'success' || read.reference === null) return beforeFiling(answer);
  const openedAt = answer.hotlineTime ?? attempt.now();
  return { phase: 'open', payload: checkpoint.payload, reference: read.reference, openedAt };
}

/** What an answer to `finish` other than success means; see the life of a report in the API documentation. */
function afterFinish(
  read: CyberTiplineAnswer,
  answer: Answered,
  checkpoint: OpenCheckpoint,
  now: Instant,
): Outcome | Checkpoint {
  switch (read.meaning) {
    case 'does-not-exist':
    case 'retracted':
      // Not filed. Past the hotline's limit it has been deleted and may be opened anew; before, a person must look.
      return isExpired(checkpoint.openedAt, answer.hotlineTime ?? now)
        ? { phase: 'none' }
        : refused(problemOf(read));
    case 'busy':
      return later(problemOf(read), answer.retryAfterMs);
    case 'credentials':
    case 'refused':
      return refused(problemOf(read));
    case 'not-understood':
      // A number that the documentation does not list needs a person; a page that is no answer, or a success under a
      // status of failure, may hide a filed report.
      return read.details.code === null || read.details.code === 0
        ? unknown(problemOf(read), answer.retryAfterMs)
        : refused(problemOf(read));
    default:
      return unknown(problemOf(read), answer.retryAfterMs);
  }
}

async function finish(attempt: Attempt, checkpoint: OpenCheckpoint): Promise<Outcome | Checkpoint> {
  const answer = await ask(attempt, 'finish', checkpoint);
  if (answer.kind === 'not-permitted') return refused(withoutAnswer(answer));
  if (answer.kind === 'lost') return unknown(withoutAnswer(answer));
  const read = readAnswer(answer);
  if (read.meaning !== 'success' && read.meaning !== 'already-finished') {
    return afterFinish(read, answer, checkpoint, attempt.now());
  }
  return {
    kind: 'filed',
    receipt: {
      reference: checkpoint.reference,
      filedAt: zonedTime(answer.hotlineTime ?? attempt.now(), 0),
      requestId: read.details.requestId,
      payloadSha256: await sha256(checkpoint.payload.text),
    },
  };
}

const nextStep = (attempt: Attempt, checkpoint: Checkpoint): Promise<Outcome | Checkpoint> => {
  switch (checkpoint.phase) {
    case 'none':
      return compose(attempt);
    case 'submitting':
      return submit(attempt, checkpoint);
    case 'open':
      return Promise.resolve({ ...checkpoint, phase: 'finishing' });
    case 'finishing':
      return finish(attempt, checkpoint);
  }
};

/**
 * Files one report: submit, save the id, finish, hand back the receipt. Each step starts from what is on disk and
 * the next begins only when its result is, so it can be called again after any interruption, with this rule: once
 * `finish` may have been sent, only `finish` with the same id is ever sent again.
 *
 * @returns what this attempt came to; problems carry codes and the hotline's words, never report content
 */
export async function deliverToCyberTipline(attempt: Attempt): Promise<Outcome> {
  if (attempt.credentials === null) return refused({ code: 'credentials-missing' });
  let checkpoint = attempt.checkpoint;
  let begunAnew = false;
  for (;;) {
    const result = await nextStep(attempt, checkpoint);
    if ('kind' in result) return result;
    // A hotline that forgets the new report at once has a fault that opening more of them cannot mend.
    if (result.phase === 'none' && begunAnew) return refused({ code: 'report-vanished' });
    begunAnew ||= result.phase === 'none';
    await attempt.save(result);
    checkpoint = result;
  }
}
