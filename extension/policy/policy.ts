import * as v from 'valibot';
import { hostOf } from '../report/address.ts';
import { annotations, type CategoryId, incidentTypes } from '../report/category.ts';
import type { DestinationId, Environment } from '../report/destination.ts';

const text = (longest: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longest));
const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/));
const email = v.pipe(v.string(), v.email(), v.maxLength(255));
const domain = v.pipe(
  v.string(),
  v.toLowerCase(),
  v.regex(/^([a-z0-9_]([a-z0-9_-]*[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]*[a-z0-9])?$/),
);

const isLoopback = (url: URL) => url.protocol === 'http:' && url.hostname === '127.0.0.1';

/** An address that may be sent to: HTTPS, or plain HTTP on this very computer (sandbox, local gateway). */
const endpoint = v.pipe(
  v.string(),
  v.check(
    (value) => URL.canParse(value) && (new URL(value).protocol === 'https:' || isLoopback(new URL(value))),
  ),
  // No credentials, query or fragment, not even empty ones: the step's name is put behind it.
  v.regex(/^[^@?#\s]+$/),
  v.transform((value) => value.replace(/\/+$/, '')),
);

const webAddress = v.pipe(v.string(), v.url(), v.regex(/^https?:/i), v.maxLength(2083));

const contact = v.strictObject({
  firstName: v.optional(v.nullable(text(255)), null),
  lastName: v.optional(v.nullable(text(255)), null),
  email: v.optional(v.nullable(email), null),
  phone: v.optional(v.nullable(text(50)), null),
});

const organisation = v.strictObject({
  name: text(255),
  platform: text(256),
  ownDomains: v.optional(v.array(domain), []),
  reporter: contact,
  lawEnforcementContact: v.optional(v.nullable(contact), null),
  companyTemplate: v.optional(v.nullable(text(3000)), null),
  termsOfService: v.optional(v.nullable(text(3000)), null),
  legalUrl: v.optional(v.nullable(webAddress), null),
});

const category = v.strictObject({
  id: v.pipe(
    id,
    v.transform((value) => value as CategoryId),
  ),
  name: text(80),
  guidance: v.optional(v.nullable(text(500)), null),
  /** The number key that chooses it; null under "More". */
  key: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9))), null),
  cybertipline: v.strictObject({
    incidentType: v.picklist(incidentTypes),
    annotations: v.optional(
      v.pipe(
        v.array(v.picklist(annotations)),
        v.check((items) => distinct(items)),
      ),
      [],
    ),
  }),
});

/** Hosts whose environment is known: a policy cannot call the real hotline a test, nor a test the real one. */
const environmentOfHost: Readonly<Record<string, Environment>> = {
  'report.cybertip.org': 'production',
  'exttest.cybertip.org': 'test',
  '127.0.0.1': 'test',
};

const destination = v.pipe(
  v.strictObject({
    id: v.pipe(
      id,
      v.transform((value) => value as DestinationId),
    ),
    adapter: v.literal('cybertipline'),
    name: text(80),
    environment: v.picklist(['test', 'production']),
    address: endpoint,
    timeoutSeconds: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(25)), 20),
    credentials: v.optional(v.nullable(v.strictObject({ userName: text(255), password: text(255) })), null),
  }),
  v.forward(
    v.check(({ address, environment }) => {
      const known = URL.canParse(address) ? environmentOfHost[hostOf(address)] : undefined;
      return known === undefined || known === environment;
    }),
    ['environment'],
  ),
);

/** Whether no value occurs twice; null stands for "none" and may. */
function distinct(values: readonly unknown[]): boolean {
  const stated = values.filter((value) => value !== null);
  return new Set(stated).size === stated.length;
}

/** The organisation's settings. One schema gives the type, the parser and the documents. */
export const policySchema = v.pipe(
  v.strictObject({
    version: v.literal(1),
    organisation,
    categories: v.pipe(
      v.array(category),
      v.minLength(1),
      v.check((items) => distinct(items.map(({ id }) => id))),
      v.check((items) => distinct(items.map(({ key }) => key))),
    ),
    /** The category that is chosen when the popup opens, and that one-click mode files under. */
    defaultCategory: id,
    destinations: v.pipe(
      v.array(destination),
      v.minLength(1),
      v.check((items) => distinct(items.map(({ id }) => id))),
    ),
    /** Where reports go: ids of destinations. */
    defaultRoute: v.pipe(
      v.array(id),
      v.minLength(1),
      v.check((ids) => distinct(ids)),
    ),
    /** The undo time before the first byte leaves. */
    holdSeconds: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(60)), 8),
    /** The toolbar click itself saves a report under the default category. */
    oneClick: v.optional(v.boolean(), false),
  }),
  v.forward(
    v.check(({ categories, defaultCategory }) => categories.some((one) => one.id === defaultCategory)),
    ['defaultCategory'],
  ),
  v.forward(
    v.check(({ destinations, defaultRoute }) => {
      const known = destinations.map((one): string => one.id);
      return defaultRoute.every((one) => known.includes(one));
    }),
    ['defaultRoute'],
  ),
);

/** A policy as it is written down, before the parser has filled in what was left out. */
export type PolicyInput = v.InferInput<typeof policySchema>;
export type Policy = v.InferOutput<typeof policySchema>;
export type Category = Policy['categories'][number];
export type PolicyDestination = Policy['destinations'][number];
