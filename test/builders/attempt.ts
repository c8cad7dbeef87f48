import type { CyberTiplineAttempt } from '../../extension/hotlines/cybertipline/filing.ts';
import type { Checkpoint } from '../../extension/hotlines/hotline.ts';
import type { Answer, RequestOptions } from '../../extension/hotlines/request.ts';
import { aDestination, anOrganisation } from './policy.ts';
import { aReport, clickedAt } from './report.ts';

type Answered = Extract<Answer, { kind: 'answered' }>;
export type Step = 'status' | 'submit' | 'finish' | 'retract';

export interface RecordedRequest extends RequestOptions {
  readonly address: string;
}

export const anAnswer = (given: Partial<Answered> = {}): Answered => ({
  kind: 'answered',
  status: 200,
  body: '<reportResponse><responseCode>0</responseCode></reportResponse>',
  requestId: 'request-1',
  retryAfterMs: null,
  hotlineTime: clickedAt + 9750,
  ...given,
});

/** The hotline's answer with a code, as its documentation shows it. */
export function anAnswerWithCode(
  code: number | string,
  given: Partial<Answered> = {},
  reportId?: string,
): Answered {
  const id = reportId === undefined ? '' : `<reportId>${reportId}</reportId>`;
  return anAnswer({
    body: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<reportResponse><responseCode>${code}</responseCode><responseDescription>In the hotline's words</responseDescription>${id}</reportResponse>`,
    ...given,
  });
}

export const theAnswerToSubmit = (given: Partial<Answered> = {}) => anAnswerWithCode(0, given, '4711');

export const theAnswerToFinish = (given: Partial<Answered> = {}) =>
  anAnswer({
    body: '<reportDoneResponse><responseCode>0</responseCode><reportId>4711</reportId><files/></reportDoneResponse>',
    ...given,
  });

export const lost: Answer = { kind: 'lost', because: 'network' };
export const timedOut: Answer = { kind: 'lost', because: 'time-out' };
export const notPermitted: Answer = { kind: 'not-permitted' };

/** What is expected to be asked next, and what comes back. */
export type Script = readonly (readonly [Step, Answer])[];

/**
 * An attempt at a hotline that answers by a script and throws on any request that is not in it. `events` tells, in
 * their order, what was asked and when each save had come to the disk.
 */
export function anAttempt(script: Script, given: Partial<CyberTiplineAttempt> = {}) {
  const requests: RecordedRequest[] = [];
  const saved: Checkpoint[] = [];
  const clocks: number[] = [];
  const events: string[] = [];
  let unsaved = 0;
  const attempt: CyberTiplineAttempt = {
    filing: { report: aReport(), organisation: anOrganisation(), destination: aDestination(), ledger: null },
    credentials: { userName: 'practice', password: 'practice-word' },
    checkpoint: { phase: 'none' },
    clockOffset: 0,
    save: async (checkpoint) => {
      unsaved += 1;
      await new Promise((resolve) => setImmediate(resolve));
      unsaved -= 1;
      saved.push(checkpoint);
      events.push(`saved ${checkpoint.phase}`);
    },
    noteClock: (offset) => clocks.push(offset),
    request: async (address, options) => {
      const asked = address.slice(address.lastIndexOf('/') + 1);
      const next = script[requests.length];
      requests.push({ address, ...options });
      events.push(`asked ${asked}`);
      if (unsaved > 0) throw new Error(`"${asked}" was sent before the last step was on disk`);
      if (next === undefined) throw new Error(`the script expects no further request, but "${asked}" came`);
      if (next[0] !== asked) throw new Error(`the script expects "${next[0]}", but "${asked}" came`);
      return next[1];
    },
    now: () => clickedAt + 10_000,
    ...given,
  };
  return { attempt, requests, saved, clocks, events };
}
