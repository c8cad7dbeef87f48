import * as v from 'valibot';
import { hostOf } from '../../report/address.ts';
import type { DestinationId, Environment } from '../../report/destination.ts';
import { retentionRegimes } from '../retention.ts';
import { listOf } from './agreement.ts';
import { group, oneOfGroups } from './group.ts';
import { endpoint, expecting, identifier, number, orNone, text, wholeNumber } from './values.ts';

/** Hosts whose environment is known: a policy cannot call the real hotline a test, nor a test the real one. */
const environmentOfHost: ReadonlyMap<string, Environment> = new Map([
  ['report.cybertip.org', 'production'],
  ['exttest.cybertip.org', 'test'],
  ['127.0.0.1', 'test'],
]);

/** Who proves to the hotline who is asking: this policy, or the moderator in the options. */
const credentials = oneOfGroups('source', [
  group({ source: v.literal('policy'), userName: text(255), password: text(255) }),
  group({ source: v.literal('moderator') }),
]);

/** How long receipts are kept: the longest of the laws that apply and of what the organisation itself wants. */
const retention = group({
  regimes: v.optional(listOf(v.picklist(retentionRegimes)), ['us-2258a']),
  days: orNone(wholeNumber(1, 3660)),
});

/** One configured way to a hotline. */
export const destination = v.pipe(
  group({
    id: v.pipe(
      identifier,
      v.transform((value) => value as DestinationId),
    ),
    adapter: v.literal('cybertipline'),
    name: text(80),
    environment: v.picklist(['test', 'production']),
    address: endpoint,
    timeoutSeconds: v.optional(number(1, 25), 20),
    credentials: v.optional(credentials, { source: 'moderator' }),
    retention: v.optional(retention, {}),
  }),
  v.forward(
    v.check(({ address, environment }) => {
      const known = URL.canParse(address) ? environmentOfHost.get(hostOf(address)) : undefined;
      return known === undefined || known === environment;
    }, expecting('the-environment-of-this-host')),
    ['environment'],
  ),
);
