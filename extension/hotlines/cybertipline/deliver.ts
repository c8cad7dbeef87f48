import type { Instant } from '../../report/time.ts';
import type { Checkpoint, Outcome } from '../hotline.ts';
import { type CyberTiplineAnswer, problemOf, readAnswer, withoutAnswer } from './answer.ts';
import { ask } from './ask.ts';
import { composeCyberTipline } from './compose.ts';
import { isExpired } from './expiry.ts';
import type { CyberTiplineAttempt } from './filing.ts';
import {
  type Answered,
  filed,
  later,
  type OpenCheckpoint,
  refused,
  unknown,
  withoutFiling,
} from './outcome.ts';

/** Makes the hotline's clock known and the credentials proven before the first document leaves. */
async function measureClock(attempt: CyberTiplineAttempt): Promise<Outcome | number> {
  let measured: number | null = null;
  const noteClock = (offset: number) => {
    measured = offset;
    attempt.noteClock(offset);
  };
  const answer = await ask({ ...attempt, noteClock }, 'status', { phase: 'none' });
  const accepted = answer.kind === 'answered' && readAnswer(answer).meaning === 'success';
  return accepted ? (measured ?? 0) : withoutFiling(answer);
}

async function compose(attempt: CyberTiplineAttempt): Promise<Outcome | Checkpoint> {
  const clockOffset = attempt.clockOffset ?? (await measureClock(attempt));
  if (typeof clockOffset !== 'number') return clockOffset;
  const payload = composeCyberTipline(attempt.filing, attempt.now(), clockOffset);
  return payload.ok ? { phase: 'submitting', payload: payload.value } : refused(payload.problems[0]);
}

async function submit(
  attempt: CyberTiplineAttempt,
  checkpoint: Checkpoint & { phase: 'submitting' },
): Promise<Outcome | Checkpoint> {
  const answer = await ask(attempt, 'submit', checkpoint);
  if (answer.kind !== 'answered') return withoutFiling(answer);
  const read = readAnswer(answer);
  if (read.meaning !== 'success' || read.reference === null) return withoutFiling(answer);
  const openedAt = answer.hotlineTime ?? attempt.now();
  // The report's number and that `finish` may now be sent come to the disk in one write.
  return { phase: 'finishing', payload: checkpoint.payload, reference: read.reference, openedAt };
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

async function finish(
  attempt: CyberTiplineAttempt,
  checkpoint: OpenCheckpoint,
): Promise<Outcome | Checkpoint> {
  const answer = await ask(attempt, 'finish', checkpoint);
  if (answer.kind === 'not-permitted') return refused(withoutAnswer(answer));
  if (answer.kind === 'lost') return unknown(withoutAnswer(answer));
  const read = readAnswer(answer);
  if (read.meaning !== 'success' && read.meaning !== 'already-finished') {
    return afterFinish(read, answer, checkpoint, attempt.now());
  }
  return filed(read, answer, checkpoint, attempt);
}

const nextStep = (attempt: CyberTiplineAttempt, checkpoint: Checkpoint): Promise<Outcome | Checkpoint> => {
  switch (checkpoint.phase) {
    case 'none':
      return compose(attempt);
    case 'submitting':
      return submit(attempt, checkpoint);
    case 'finishing':
    case 'retracting':
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
export async function deliverToCyberTipline(attempt: CyberTiplineAttempt): Promise<Outcome> {
  if (attempt.credentials === null) return { kind: 'blocked', problem: { code: 'credentials-missing' } };
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
