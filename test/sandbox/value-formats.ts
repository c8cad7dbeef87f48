import type { Format, ValueRule } from './schema-words';

const isWithin = (text: string, least: bigint, most: bigint): boolean => {
  if (!/^[+-]?\d{1,20}$/.test(text)) return false;
  const number = BigInt(text.replace('+', ''));
  return number >= least && number <= most;
};

function isCalendarDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const zone = String.raw`(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))`;
const dayPattern = new RegExp(String.raw`^(\d{4}-\d\d-\d\d)${zone}?$`);
const momentPattern = new RegExp(
  String.raw`^(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(${zone})?$`,
);

function momentProblem(text: string): string | null {
  const parts = momentPattern.exec(text);
  if (parts === null || !isCalendarDay(parts[1] ?? '')) {
    return 'is not a date and time such as 2026-11-02T09:41:00Z';
  }
  return parts[2] === undefined ? 'has no zone: add Z or an offset such as +01:00' : null;
}

function webAddressProblem(text: string): string | null {
  if (text === '') return 'is empty';
  if (/\s/.test(text)) return 'is not a valid URL: it contains white space';
  if (!/^https?:\/\//i.test(text)) return 'is not an absolute http or https URL';
  return URL.canParse(text) ? null : 'is not a valid URL';
}

const unless = (fine: boolean, problem: string): string | null => (fine ? null : problem);

const isDay = (text: string): boolean => isCalendarDay(dayPattern.exec(text)?.[1] ?? '');
const doublePattern = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const emailPattern = /^[^\s@<>(),;:"]+@[^\s@.<>(),;:"]+(?:\.[^\s@.<>(),;:"]+)+$/;

// Strictly there may be white space around `presence`, `dateTime` and `date` too, but not every checker of the hotline's
// schema allows it there.
const checks: Record<Format, (text: string) => string | null> = {
  text: () => null,
  statement: (text) => unless(text.trim() !== '', 'is blank'),
  boolean: (text) => unless(/^(?:true|false|1|0)$/.test(text.trim()), 'is not true or false'),
  presence: (text) => unless(/^(?:true)?$/.test(text), 'can only be true, or left out'),
  int: (text) =>
    unless(isWithin(text.trim(), -(2n ** 31n), 2n ** 31n - 1n), 'is not a whole number of 32 bits'),
  long: (text) =>
    unless(isWithin(text.trim(), -(2n ** 63n), 2n ** 63n - 1n), 'is not a whole number of 64 bits'),
  double: (text) => unless(doublePattern.test(text.trim()), 'is not a number'),
  dateTime: momentProblem,
  date: (text) => unless(isDay(text), 'is not a date such as 2001-02-03'),
  port: (text) => unless(isWithin(text.trim(), 1n, 65_535n), 'is not a port from 1 to 65,535'),
  webAddress: webAddressProblem,
  emailAddress: (text) => unless(emailPattern.test(text), 'is not an e-mail address'),
  callingCode: (text) =>
    unless(/^\+\d{1,3}$/.test(text), 'is not a plus sign with one to three digits, such as +44'),
  digits: (text) => unless(/^\d+$/.test(text), 'may have digits only'),
};

const thousands = (number: number): string => number.toLocaleString('en-GB');

const shortened = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 60)}…`);

/**
 * What is wrong with one text, as a whole sentence about it, or null.
 * @param rule what the text may be
 * @param name the element's or attribute's own name
 * @param path the same with its parent, for sentences about length and form
 */
export function valueProblem(rule: ValueRule, text: string, name: string, path: string): string | null {
  if (rule.allowed !== undefined && !rule.allowed.values.includes(text)) {
    return `${name}: "${shortened(text)}" is not one of the ${rule.allowed.called}`;
  }
  if (rule.limit !== undefined && text.length > rule.limit) {
    return `${path} is ${thousands(text.length)} characters; the limit is ${thousands(rule.limit)}`;
  }
  const problem = checks[rule.format](text);
  return problem === null ? null : `${path} ${problem}`;
}
