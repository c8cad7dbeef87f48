import type { Checkpoint } from '../hotline.ts';
import type { Answer } from '../request.ts';
import type { CyberTiplineAttempt, CyberTiplineFiling } from './filing.ts';

export type Step = 'status' | 'submit' | 'finish' | 'retract';

/** What of an attempt is needed to ask the hotline anything. */
export type Asking = Pick<CyberTiplineAttempt, 'credentials' | 'request' | 'now' | 'noteClock'> & {
  readonly filing: Pick<CyberTiplineFiling, 'destination'>;
};

function basicAuthorisation({ credentials }: Asking): Record<string, string> {
  const bytes = new TextEncoder().encode(`${credentials?.userName}:${credentials?.password}`);
  return { Authorization: `Basic ${btoa(String.fromCharCode(...bytes))}` };
}

function contentOf(
  step: Step,
  checkpoint: Checkpoint,
): { headers: Record<string, string>; body?: string | FormData } {
  if (step === 'submit' && checkpoint.phase === 'submitting') {
    return { headers: { 'Content-Type': checkpoint.payload.mediaType }, body: checkpoint.payload.text };
  }
  if (checkpoint.phase === 'finishing' || checkpoint.phase === 'retracting') {
    const body = new FormData();
    body.append('id', checkpoint.reference);
    return { headers: {}, body };
  }
  return { headers: {} };
}

/** Asks the hotline once, and learns its clock from whatever it answers. */
export async function ask(attempt: Asking, step: Step, checkpoint: Checkpoint): Promise<Answer> {
  const { destination } = attempt.filing;
  const { headers, body } = contentOf(step, checkpoint);
  const askedAt = attempt.now();
  const answer = await attempt.request(`${destination.address}/${step}`, {
    method: step === 'status' ? 'GET' : 'POST',
    headers: { Accept: 'text/xml, application/xml', ...basicAuthorisation(attempt), ...headers },
    ...(body === undefined ? {} : { body }),
    timeoutMs: destination.timeoutSeconds * 1000,
  });
  if (answer.kind === 'answered' && answer.hotlineTime !== null) {
    // The header has whole seconds: take its middle, against the middle of the request.
    attempt.noteClock(answer.hotlineTime + 500 - (askedAt + attempt.now()) / 2);
  }
  return answer;
}
