import { withoutUserInfo } from '../../report/address.ts';
import type { CaseFactName } from '../../report/case-fact.ts';
import { limits } from '../../report/limits.ts';
import type { CaseHash, CaseTime } from '../../report/reported-case.ts';
import type { ConsoleField, MissingReason } from './case-facts.ts';
import { readCaseTime } from './case-time.ts';
import { readIpAddress, readPort } from './ip-address.ts';

/** One value of a field, as far as it is what the field is for. */
export type Value =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'time'; readonly text: string; readonly time: CaseTime }
  | { readonly is: 'ip'; readonly text: string; readonly port: number | null };
export type ReadValue = Value | { readonly why: MissingReason };

/** Our own: names and ids are shorter, and an expression that runs wild does so over no more than this. */
export const longestValue = 1000;
const longestEmail = 255;

const digits: Readonly<Record<CaseHash['algorithm'], number>> = { md5: 32, sha1: 40, sha256: 64, pdq: 64 };
export const hashFacts: readonly {
  readonly fact: CaseFactName;
  readonly algorithm: CaseHash['algorithm'];
}[] = [
  { fact: 'hash-md5', algorithm: 'md5' },
  { fact: 'hash-sha1', algorithm: 'sha1' },
  { fact: 'hash-sha256', algorithm: 'sha256' },
  { fact: 'hash-pdq', algorithm: 'pdq' },
];

type Reader = (text: string, page: string) => ReadValue;
const asText: Reader = (text) => ({ is: 'text', text });
const checked = (text: string | null, why: MissingReason): ReadValue =>
  text === null ? { why } : { is: 'text', text };

const asAddress: Reader = (text, page) => {
  // As it is written when it stands alone, for a report has the very characters; else as the page means it.
  const whole = URL.canParse(text) ? text : URL.canParse(text, page) ? new URL(text, page).href : null;
  if (whole === null || /\s/.test(whole) || !/^https?:/i.test(whole)) return { why: 'not-an-address' };
  const address = withoutUserInfo(whole);
  return address.length > limits.relatedAddress ? { why: 'too-long' } : { is: 'text', text: address };
};

const asEmail: Reader = (text) => {
  const email = text.replace(/^mailto:/i, '').replace(/\?.*$/, '');
  const isEmail = email.length <= longestEmail && /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]+$/.test(email);
  return checked(isEmail ? email : null, 'not-an-email-address');
};

const asTime: Reader = (text) => {
  const read = readCaseTime(text);
  return 'why' in read ? read : { is: 'time', text: timeText(read.time), time: read.time };
};
const timeText = (time: CaseTime): string => (time.zone === 'known' ? time.at : time.wallClock);

const asIp: Reader = (text) => {
  const read = readIpAddress(text);
  return read === null ? { why: 'not-an-ip-address' } : { is: 'ip', text: read.ip, port: read.port };
};

const asPort: Reader = (text) => checked(readPort(text)?.toString() ?? null, 'not-a-port');
const asNumber: Reader = (text) =>
  checked(/^[+-]?\d{1,15}(\.\d{1,9})?$/.test(text) ? String(Number(text)) : null, 'not-a-number');

const asHash =
  (length: number): Reader =>
  (text) =>
    checked(text.length === length && /^[\da-f]+$/i.test(text) ? text.toLowerCase() : null, 'not-a-hash');

/** What a fact is by its nature; where that is a plain text, the rule's transform says what is in it. */
const ownReaders: Readonly<Partial<Record<CaseFactName, Reader>>> = {
  'content-url': asAddress,
  'profile-url': asAddress,
  'victim-profile-url': asAddress,
  'recipient-profile-url': asAddress,
  'account-email': asEmail,
  'upload-time': asTime,
  'upload-ip': asIp,
  'upload-port': asPort,
  'login-ip': asIp,
  ...Object.fromEntries(hashFacts.map(({ fact, algorithm }) => [fact, asHash(digits[algorithm])])),
};
const transforms: Readonly<Record<NonNullable<ConsoleField['transform']>, Reader>> = {
  date: asTime,
  ip: asIp,
  number: asNumber,
};

function readerOf({ fact, transform }: ConsoleField): Reader {
  return ownReaders[fact] ?? (transform === null ? asText : transforms[transform]);
}

function matched(text: string, source: string): { readonly text: string } | { readonly why: MissingReason } {
  try {
    const found = new RegExp(source, 'u').exec(text);
    return found === null ? { why: 'does-not-match' } : { text: (found[1] ?? found[0]).trim() };
  } catch {
    return { why: 'expression-not-understood' };
  }
}

/** Reads one value that stands at a field's place, as the field wants it. */
export function readValue(field: ConsoleField, stated: string, page: string): ReadValue {
  const text = stated.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  const isAddress = ownReaders[field.fact] === asAddress;
  if (text.length > (isAddress ? limits.relatedAddress : longestValue)) return { why: 'too-long' };
  const part = field.match === null ? { text } : matched(text, field.match);
  if ('why' in part) return part;
  return part.text === '' ? { why: 'empty' } : readerOf(field)(part.text, page);
}
