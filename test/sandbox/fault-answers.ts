import { type Answer, otherAnswer, reportResponse } from './answers';
import type { Fault, FaultKind } from './faults';

/** How a request ends on the wire: with an answer (perhaps late), with a dead connection, or never. */
export type Ending =
  | { readonly how: 'answer'; readonly answer: Answer; readonly afterMilliseconds: number }
  | { readonly how: 'drop' }
  | { readonly how: 'hang' };

const slowness = 1500;

const answering = (answer: Answer, afterMilliseconds = 0): Ending => ({
  how: 'answer',
  answer,
  afterMilliseconds,
});

// Looks like the sign-in page of a proxy, and is deliberately not well-formed: no reader may take it for an answer.
const garbage = otherAnswer(
  200,
  { 'content-type': 'text/html; charset=utf-8' },
  '<!doctype html><p>Please sign in to the network<br>',
);

function refusal({ kind, retryAfter }: Fault): Answer {
  if (kind === 'http-500') {
    return otherAnswer(
      500,
      { 'content-type': 'text/html' },
      '<!doctype html><title>500</title><p>Out of order',
    );
  }
  if (kind === 'http-429') {
    const headers = { 'content-type': 'text/plain' };
    const wait = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
    return otherAnswer(429, { ...headers, ...wait }, 'Too many requests');
  }
  if (kind === 'http-401') {
    return otherAnswer(401, { 'www-authenticate': 'Basic realm="Signpost sandbox"' }, '');
  }
  return reportResponse(Number(kind.slice('code-'.length)), {
    status: 200,
    description: 'Asked for by a test',
  });
}

const endings: Partial<Record<FaultKind, (act: () => Promise<Answer>) => Promise<Ending>>> = {
  hang: async () => ({ how: 'hang' }),
  'hang-after': async (act) => {
    await act();
    return { how: 'hang' };
  },
  'drop-before': async () => ({ how: 'drop' }),
  'drop-after': async (act) => {
    await act();
    return { how: 'drop' };
  },
  garbage: async () => answering(garbage),
  'garbage-after': async (act) => {
    await act();
    return answering(garbage);
  },
  slow: async (act) => answering(await act(), slowness),
};

/**
 * Ends a request the way a fault wants, or rightly when there is none.
 * @param fault the fault to perform, if any
 * @param act does what the request asks for, and gives the right answer; called only by the kinds that act
 */
export async function endRequest(fault: Fault | null, act: () => Promise<Answer>): Promise<Ending> {
  if (fault === null) return answering(await act());
  const ending = endings[fault.kind];
  return ending === undefined ? answering(refusal(fault)) : ending(act);
}
