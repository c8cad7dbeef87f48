import type { CopyParts } from '../../../extension/hotlines/gateway/compose.ts';
import type { GatewayAttempt, GatewayFiling } from '../../../extension/hotlines/gateway/filing.ts';
import type { Answer, RequestOptions } from '../../../extension/hotlines/request.ts';
import type { DestinationId, GatewayDestination } from '../../../extension/report/destination.ts';
import type { Report } from '../../../extension/report/report.ts';
import { anOrganisation } from '../../builders/policy.ts';
import { aReport, clickedAt } from '../../builders/report.ts';
import { completeFiling as completeCyberTiplineFiling } from '../cybertipline/sample-filings.ts';

/** 32 bytes that everybody may know. */
export const aSecret = `whsec_${btoa('practice-practice-practice-12345')}`;

export const aGateway = (given: Partial<GatewayDestination> = {}): GatewayDestination => ({
  id: 'backend' as DestinationId,
  adapter: 'gateway',
  copies: false,
  name: 'Practice back end',
  environment: 'test',
  address: 'https://gateway.example/events',
  timeoutSeconds: 20,
  receiptDays: 366,
  ...given,
});

export const aGatewayFiling = (given: Partial<GatewayFiling> = {}): GatewayFiling => ({
  report: aReport(),
  organisation: anOrganisation(),
  destination: aGateway(),
  ledger: null,
  ...given,
});

/** A report with everything that there is to say. */
export const completeFiling = aGatewayFiling({
  report: { ...completeCyberTiplineFiling.report, xarf: { type: 'csem', exploitationType: 'sextortion' } },
  organisation: completeCyberTiplineFiling.organisation,
  ledger: { count: 17, head: 'ab'.repeat(32) },
});

type FiledCopy = CopyParts & { readonly report: Report };

export const aCopy = (given: Partial<FiledCopy> = {}): FiledCopy => ({
  gateway: aGateway(),
  report: aReport(),
  delivery: {
    id: '00000000-0000-4000-8000-000000000002',
    destinationId: 'practice',
    destination: 'Practice CyberTipline',
    adapter: 'cybertipline',
    environment: 'production',
  },
  at: clickedAt + 9000,
  ledger: { count: 18, head: 'cd'.repeat(32) },
  ...given,
});

export interface PostedEvent extends RequestOptions {
  readonly address: string;
}

/** An attempt at a gateway that gives these answers and throws on any further request, or on one before its save. */
export function anAttempt(answers: readonly Answer[], given: Partial<GatewayAttempt> = {}) {
  const posted: PostedEvent[] = [];
  const saved: GatewayAttempt['checkpoint'][] = [];
  const clocks: number[] = [];
  let unsaved = 0;
  const attempt: GatewayAttempt = {
    filing: aGatewayFiling(),
    credentials: { secret: aSecret },
    checkpoint: { phase: 'none' },
    clockOffset: null,
    save: async (checkpoint) => {
      unsaved += 1;
      await new Promise((resolve) => setImmediate(resolve));
      unsaved -= 1;
      saved.push(checkpoint);
    },
    noteClock: (offset) => clocks.push(offset),
    request: async (address, options) => {
      const answer = answers[posted.length];
      posted.push({ address, ...options });
      if (unsaved > 0) throw new Error('an event was sent before it was on disk');
      if (answer === undefined) throw new Error('no further request was expected');
      return answer;
    },
    now: () => clickedAt + 10_000,
    ...given,
  };
  return { attempt, posted, saved, clocks };
}
