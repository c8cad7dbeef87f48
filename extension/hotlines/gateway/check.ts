import { failure, type Result, success } from '../../report/problem.ts';
import { composeCheck } from './compose.ts';
import { type EventSending, sendEvent } from './send.ts';

/**
 * Sends an event that says nothing of any report, signed like the others: only so is it known that the gateway takes
 * the signature.
 * @param id a fresh one for each check
 */
export async function checkGateway(sending: EventSending, id: string): Promise<Result<null>> {
  const outcome = await sendEvent(sending, composeCheck(sending.destination, sending.now(), id));
  return 'problem' in outcome ? failure(outcome.problem) : success(null);
}
