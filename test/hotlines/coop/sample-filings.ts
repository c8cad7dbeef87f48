import type { CoopAttempt, CoopFiling } from '../../../extension/hotlines/coop/filing.ts';
import type { Answer, RequestOptions } from '../../../extension/hotlines/request.ts';
import type { CoopDestination, DestinationId } from '../../../extension/report/destination.ts';
import { anOrganisation } from '../../builders/policy.ts';
import { aReport, clickedAt } from '../../builders/report.ts';

export const aKey = 'practice-key-0123456789';

export const aCoop = (given: Partial<CoopDestination> = {}): CoopDestination => ({
  id: 'coop' as DestinationId,
  adapter: 'coop',
  name: 'Practice Coop',
  environment: 'test',
  address: 'https://coop.example',
  timeoutSeconds: 20,
  receiptDays: 366,
  reporter: { typeId: 'type-user', id: 'signpost' },
  item: { typeId: 'type-page', fields: { url: 'first-address', pageTitle: 'title', seenAt: 'observed-at' } },
  accountItem: null,
  policyIds: {},
  ncmecQueue: true,
  ...given,
});

export const aCoopFiling = (given: Partial<CoopFiling> = {}): CoopFiling => ({
  report: aReport(),
  organisation: anOrganisation(),
  destination: aCoop(),
  ledger: null,
  ...given,
});

/** An attempt at a Coop that gives these answers, each to the request it belongs to, and throws on any other. */
export function anAttempt(
  script: readonly (readonly ['policies' | 'report' | 'item_types', Answer])[],
  given: Partial<CoopAttempt> = {},
) {
  const requests: (RequestOptions & { readonly address: string })[] = [];
  const events: string[] = [];
  let unsaved = 0;
  const attempt: CoopAttempt = {
    filing: aCoopFiling(),
    credentials: { secret: aKey },
    checkpoint: { phase: 'none' },
    clockOffset: 0,
    save: async (checkpoint) => {
      unsaved += 1;
      await new Promise((resolve) => setImmediate(resolve));
      unsaved -= 1;
      events.push(`saved ${checkpoint.phase}`);
    },
    noteClock: () => {},
    request: async (address, options) => {
      const asked = /\/api\/v1\/(\w+)\/?$/.exec(address)?.[1];
      const next = script[requests.length];
      requests.push({ address, ...options });
      events.push(`asked ${asked}`);
      if (unsaved > 0) throw new Error(`"${asked}" was sent before the last step was on disk`);
      if (next?.[0] !== asked) throw new Error(`the script expects "${next?.[0]}", but "${asked}" came`);
      return next?.[1] ?? { kind: 'lost', because: 'network' };
    },
    now: () => clickedAt + 10_000,
    ...given,
  };
  return { attempt, requests, events };
}
