import { zonedTime } from '../../report/time.ts';
import type { Outcome, Payload } from '../hotline.ts';
import { sha256 } from '../sha256.ts';
import { detailsOf, reportIdIn } from './answer.ts';
import { askForPolicies, type CoopConnection, isApiKey, report } from './ask.ts';
import { composeCoop } from './compose.ts';
import type { CoopAttempt } from './filing.ts';
import { afterProbe, afterReport, blocked, refused, surelyNotThere } from './outcome.ts';

async function send(attempt: CoopAttempt, connection: CoopConnection, payload: Payload): Promise<Outcome> {
  const answer = await report(connection, payload);
  const accepted = answer.kind === 'answered' && (answer.status === 201 || answer.status === 204);
  if (!accepted) return afterReport(answer);
  return {
    kind: 'filed',
    receipt: {
      // Without an id of Coop's own, the item's id is what is found there.
      reference: reportIdIn(answer) ?? attempt.filing.report.id,
      filedAt: zonedTime(answer.hotlineTime ?? attempt.now(), 0),
      requestId: answer.requestId,
      payloadSha256: await sha256(payload.text),
      openedAt: null,
      answer: detailsOf(answer),
    },
  };
}

/**
 * Reports to Coop, which cannot be asked whether a report is there and makes a new one of each request. Three things keep
 * it from reporting twice: a question that reports nothing goes first, so that an unreachable or failing Coop and a wrong
 * key are found before anything can be lost; "may have been sent" is on disk before the report leaves; and what stands
 * there so when an attempt begins goes to a person, who looks in Coop and decides.
 */
export async function deliverToCoop(attempt: CoopAttempt): Promise<Outcome> {
  const { credentials, filing, checkpoint, save } = attempt;
  if (credentials === null) return blocked({ code: 'credentials-missing' });
  if (!isApiKey(credentials.secret)) return blocked({ code: 'credentials-refused' });
  if (checkpoint.phase !== 'none') return refused({ code: 'may-have-arrived' });
  const payload = composeCoop(filing);
  if (!payload.ok) return refused(payload.problems[0]);
  const connection = { request: attempt.request, destination: filing.destination, credentials };
  const unable = afterProbe(await askForPolicies(connection));
  if (unable !== null) return unable;
  await save({ phase: 'submitting', payload: payload.value });
  const outcome = await send(attempt, connection, payload.value);
  if (surelyNotThere(outcome)) await save({ phase: 'none' });
  return outcome;
}
