import { type CyberTiplineDestination, passwordIn } from '../../report/destination.ts';
import { failure, type Result, success } from '../../report/problem.ts';
import type { Connection } from '../hotline.ts';
import { problemOf, readAnswer, withoutAnswer } from './answer.ts';
import { ask } from './ask.ts';

/** Asks for the API's `status`, which says whether it is up and takes the credentials, and opens no report. */
export async function checkCyberTipline(
  connection: Connection<CyberTiplineDestination>,
): Promise<Result<null>> {
  const { request, now, noteClock, destination } = connection;
  const credentials = passwordIn(connection.credentials);
  if (credentials === null) return failure({ code: 'credentials-missing' });
  const asking = { credentials, request, now, noteClock, filing: { destination } };
  const answer = await ask(asking, 'status', { phase: 'none' });
  if (answer.kind !== 'answered') return failure(withoutAnswer(answer));
  const read = readAnswer(answer);
  return read.meaning === 'success' ? success(null) : failure(problemOf(read));
}
