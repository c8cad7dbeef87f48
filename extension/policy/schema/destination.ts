import * as v from 'valibot';
import { hostOf } from '../../report/address.ts';
import type { DestinationId, Environment } from '../../report/destination.ts';
import { type RetentionRegime, retentionRegimes } from '../retention.ts';
import { listOf } from './agreement.ts';
import { coopMapping, labelledValues, policyIds, usualValues } from './destination-values.ts';
import { group, oneOfGroups } from './group.ts';
import {
  email,
  endpoint,
  eventEndpoint,
  expecting,
  formPage,
  identifier,
  number,
  orNone,
  text,
  wholeNumber,
} from './values.ts';

/** Hosts whose environment is known: a policy cannot call the real hotline a test, nor a test the real one. */
const environmentOfHost: ReadonlyMap<string, Environment> = new Map([
  ['report.cybertip.org', 'production'],
  ['exttest.cybertip.org', 'test'],
  ['127.0.0.1', 'test'],
]);

const byModerator = group({ source: v.literal('moderator') });

/** Who proves to the hotline who is asking: this policy, or the moderator in the options. */
const password = oneOfGroups('source', [
  group({ source: v.literal('policy'), userName: text(255), password: text(255) }),
  byModerator,
]);

/** The same for hotlines that know one secret instead: an API key or a signing secret. */
const secret = oneOfGroups('source', [
  group({ source: v.literal('policy'), secret: text(255) }),
  byModerator,
]);

/** How long receipts are kept: the longest of the laws that apply and of what the organisation itself wants. */
const retentionFor = (...usual: RetentionRegime[]) =>
  v.optional(
    group({
      regimes: v.optional(listOf(v.picklist(retentionRegimes)), usual),
      days: orNone(wholeNumber(1, 3660)),
    }),
    {},
  );

const every = {
  id: v.pipe(
    identifier,
    v.transform((value) => value as DestinationId),
  ),
  name: text(80),
  environment: v.picklist(['test', 'production']),
};

/** How long one answer may take. */
const timeoutSeconds = v.optional(number(1, 25), 20);

const sentWays = [
  group({
    ...every,
    adapter: v.literal('cybertipline'),
    address: endpoint,
    timeoutSeconds,
    credentials: v.optional(password, { source: 'moderator' }),
    retention: retentionFor('us-2258a'),
  }),
  group({
    ...every,
    adapter: v.literal('gateway'),
    address: eventEndpoint,
    timeoutSeconds,
    credentials: v.optional(secret, { source: 'moderator' }),
    retention: retentionFor(),
    /** Whether it also gets a copy of what becomes of deliveries made elsewhere. */
    copies: v.optional(v.boolean(), false),
    /** Whether it is told when a moderator pauses reporting and when they go on. */
    pauses: v.optional(v.boolean(), false),
  }),
  group({
    ...every,
    adapter: v.literal('coop'),
    address: endpoint,
    timeoutSeconds,
    credentials: v.optional(secret, { source: 'moderator' }),
    retention: retentionFor(),
    /** Who reports, as Coop knows users. */
    reporter: group({ typeId: text(100), id: text(100) }),
    item: coopMapping,
    accountItem: orNone(coopMapping),
    policyIds,
    ncmecQueue: v.optional(v.boolean(), false),
  }),
] as const;

const handOvers = [
  group({
    ...every,
    adapter: v.literal('web-form'),
    address: formPage,
    /** The hotline in the directory. */
    hotlineId: orNone(identifier),
    contact: v.optional(v.boolean(), false),
    retention: retentionFor(),
  }),
  group({
    ...every,
    adapter: v.literal('email'),
    address: email,
    defang: v.optional(v.boolean(), false),
    fields: v.optional(labelledValues, [...usualValues]),
    retention: retentionFor(),
  }),
  group({
    ...every,
    adapter: v.literal('clipboard'),
    address: formPage,
    hotlineId: orNone(identifier),
    fields: orNone(labelledValues),
    contact: v.optional(v.boolean(), false),
    retention: retentionFor(),
  }),
  group({
    ...every,
    adapter: v.literal('nca'),
    address: formPage,
    retention: retentionFor('uk-2026-268'),
  }),
] as const;

/** One configured way to a hotline. */
export const destination = v.pipe(
  oneOfGroups('adapter', [...sentWays, ...handOvers]),
  v.forward(
    v.check(({ address, environment }) => {
      const known = URL.canParse(address) ? environmentOfHost.get(hostOf(address)) : undefined;
      return known === undefined || known === environment;
    }, expecting('the-environment-of-this-host')),
    ['environment'],
  ),
);
