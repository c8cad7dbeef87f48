import type { Outcome, Payload } from '../hotline.ts';
import { composeCreated } from './compose.ts';
import type { GatewayAttempt } from './filing.ts';
import { sendEvent } from './send.ts';

/** The event as it lies on disk; it is put there before it is ever sent. */
async function savedEvent({ checkpoint, filing, save }: GatewayAttempt): Promise<Payload> {
  if (checkpoint.phase !== 'none') return checkpoint.payload;
  const payload = composeCreated(filing);
  await save({ phase: 'submitting', payload });
  return payload;
}

/**
 * Gives one report to the gateway. Whatever is interrupted or lost, the next attempt sends the same event with the same
 * id, and the gateway keeps one of each.
 */
export async function deliverToGateway(attempt: GatewayAttempt): Promise<Outcome> {
  return sendEvent({ ...attempt, destination: attempt.filing.destination }, await savedEvent(attempt));
}
