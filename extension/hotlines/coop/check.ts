import type { CoopDestination, SecretCredentials } from '../../report/destination.ts';
import { failure, type Result, success } from '../../report/problem.ts';
import type { Attempt } from '../hotline.ts';
import { askForItemTypes, askForPolicies, isApiKey } from './ask.ts';
import { mappingProblemOf, readItemTypes } from './item-types.ts';
import { afterProbe } from './outcome.ts';

/**
 * Asks whether Coop is there, takes the key, and has the item types and fields that the policy maps to. Reports nothing.
 */
export async function checkCoop(
  connection: Pick<Attempt, 'request'> & {
    readonly destination: CoopDestination;
    readonly credentials: SecretCredentials | null;
  },
): Promise<Result<null>> {
  const { request, destination, credentials } = connection;
  if (credentials === null) return failure({ code: 'credentials-missing' });
  if (!isApiKey(credentials.secret)) return failure({ code: 'credentials-refused' });
  const asking = { request, destination, credentials };
  const unable = afterProbe(await askForPolicies(asking));
  if (unable !== null && 'problem' in unable) return failure(unable.problem);
  const answer = await askForItemTypes(asking);
  const types = answer.kind === 'answered' && answer.status === 200 ? readItemTypes(answer.body) : null;
  const problem = types === null ? null : mappingProblemOf(destination, types);
  return problem === null ? success(null) : failure(problem);
}
