import type { GatewayDestination, SecretCredentials } from '../../report/destination.ts';
import type { Attempt, Outcome, Payload } from '../hotline.ts';
import type { Answer } from '../request.ts';
import { sha256 } from '../sha256.ts';
import { eventIdOf } from './event.ts';
import { blocked, outcomeOf } from './outcome.ts';
import { readSecret, signatureHeaders } from './signature.ts';

/** What is needed to send one event; the event itself is on disk already. */
export interface EventSending extends Pick<Attempt, 'request' | 'now' | 'noteClock' | 'clockOffset'> {
  readonly destination: GatewayDestination;
  readonly credentials: SecretCredentials | null;
}

interface Posted {
  readonly answer: Answer;
  readonly skewMs: number | null;
}

async function post(sending: EventSending, key: CryptoKey, id: string, payload: Payload): Promise<Posted> {
  const { destination, clockOffset } = sending;
  const askedAt = sending.now();
  const signedAt = askedAt + (clockOffset ?? 0);
  const answer = await sending.request(destination.address, {
    method: 'POST',
    headers: {
      Accept: 'application/json',
      'Content-Type': payload.mediaType,
      // A string of RFC 8941, whose quotes belong to it.
      'Idempotency-Key': `"${id}"`,
      ...(await signatureHeaders(key, id, payload.text, signedAt)),
    },
    body: payload.text,
    timeoutMs: destination.timeoutSeconds * 1000,
  });
  if (answer.kind !== 'answered' || answer.hotlineTime === null) return { answer, skewMs: null };
  // The header has whole seconds: take its middle, against the middle of the request.
  const offset = answer.hotlineTime + 500 - (askedAt + sending.now()) / 2;
  sending.noteClock(offset);
  return { answer, skewMs: signedAt - askedAt - offset };
}

/**
 * Sends one saved event, for the first time or again: id, key and body come from the payload, the signature is made now.
 * @returns what it came to; a lost answer is `later`
 */
export async function sendEvent(sending: EventSending, payload: Payload): Promise<Outcome> {
  if (sending.credentials === null) return blocked({ code: 'credentials-missing' });
  const key = await readSecret(sending.credentials.secret);
  if (!key.ok) return blocked(key.problems[0]);
  const eventId = eventIdOf(payload);
  const { answer, skewMs } = await post(sending, key.value, eventId, payload);
  return outcomeOf(answer, {
    eventId,
    payloadSha256: await sha256(payload.text),
    now: sending.now(),
    skewMs,
  });
}
