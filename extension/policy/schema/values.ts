import { bech32 } from '@scure/base';
import * as v from 'valibot';
import type { ExpectationCode } from '../../report/expectation.ts';

/** The message of a check is the code of what was expected; `expectation.ts` reads it back. */
export const expecting = (code: ExpectationCode): ExpectationCode => code;

export const text = (longest: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longest));

/** A setting that may be left out or null, which means the same. */
export const orNone = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.optional(v.nullable(schema), null);

export const identifier = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, expecting('an-identifier')),
);

export const number = (least: number, most: number) =>
  v.pipe(v.number(), v.minValue(least), v.maxValue(most));

export const wholeNumber = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

export const email = v.pipe(v.string(), v.email(expecting('an-email-address')), v.maxLength(255));

const hostName = /^([a-z0-9_]([a-z0-9_-]*[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

/** A host name; it covers its subdomains too. */
export const domain = v.pipe(v.string(), v.toLowerCase(), v.regex(hostName, expecting('a-domain')));

/** A host name with its subdomains, or `*.` before it for the subdomains alone. */
export const hostPattern = v.pipe(
  v.string(),
  v.toLowerCase(),
  v.check((value) => hostName.test(value.replace(/^\*\./, '')), expecting('a-host-pattern')),
);

/** ISO 3166, two letters. */
export const country = v.pipe(
  v.string(),
  v.toUpperCase(),
  v.regex(/^[A-Z]{2}$/, expecting('a-country-code')),
);

/** A language as browsers name it, for example `en` or `pt-BR`. */
export const language = v.pipe(
  v.string(),
  v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, expecting('a-language-code')),
);

const isLoopback = (url: URL) => url.protocol === 'http:' && url.hostname === '127.0.0.1';

const isSecure = (value: string) =>
  URL.canParse(value) && (new URL(value).protocol === 'https:' || isLoopback(new URL(value)));

/** An address that may be sent to: HTTPS, or plain HTTP on this very computer (sandbox, local gateway). */
export const endpoint = v.pipe(
  v.string(),
  v.check(isSecure, expecting('a-hotline-address')),
  // No credentials, query or fragment, not even empty ones: the step's name is put behind it.
  v.regex(/^[^@?#\s]+$/, expecting('a-hotline-address')),
  v.transform((value) => value.replace(/\/+$/, '')),
);

/** The same, letter for letter: events are posted to this very address. */
export const eventEndpoint = v.pipe(
  v.string(),
  v.check(isSecure, expecting('a-hotline-address')),
  v.regex(/^[^@#\s]+$/, expecting('a-hotline-address')),
  v.maxLength(2083),
);

/** A page with a hotline's form, which a person opens: HTTPS, or plain HTTP on this very computer. */
export const formPage = v.pipe(
  v.string(),
  v.check(isSecure, expecting('a-hotline-address')),
  v.regex(/^[^@\s]+$/, expecting('a-hotline-address')),
  v.maxLength(2083),
);

/** An address to be read by people: never fetched. */
export const webAddress = v.pipe(
  v.string(),
  v.url(expecting('a-web-address')),
  v.regex(/^https?:/i, expecting('a-web-address')),
  v.maxLength(2083),
);

/** Pages by scheme, host and path, with `*` in the path, as browsers' match patterns write them. */
export const pagePattern = v.pipe(
  v.string(),
  v.maxLength(2083),
  v.regex(
    /^(https:\/\/(\*\.)?[a-z0-9.-]+|http:\/\/127\.0\.0\.1)(:\d{1,5})?\/\S*$/,
    expecting('a-page-pattern'),
  ),
);

const compiles = (source: string) => {
  try {
    new RegExp(source, 'u');
    return true;
  } catch {
    return false;
  }
};

export const regularExpression = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(300),
  v.check(compiles, expecting('a-regular-expression')),
);

/** An age recipient: a mistyped letter would seal reports for nobody, so its checksum is verified (age-encryption.org/v1). */
export const sealingKey = v.pipe(
  v.string(),
  v.check((value) => {
    const decoded = bech32.decodeUnsafe(value, 90);
    return decoded?.prefix === 'age' && bech32.fromWordsUnsafe(decoded.words)?.length === 32;
  }, expecting('a-sealing-key')),
);
