import type { CaseTime } from '../../report/reported-case.ts';
import { parseZonedTime, zonedTime } from '../../report/time.ts';

type Read = { readonly time: CaseTime } | { readonly why: 'not-a-date' | 'ambiguous-date' };

const two = (digits: string | number) => String(digits).padStart(2, '0');

/** Seconds or milliseconds since 1970, of this century's first half: an epoch is in UTC by its definition. */
function epoch(shown: string): Read | null {
  const digits = /^(\d{9,10}|\d{12,13})(?:\.\d{1,9})?$/.exec(shown)?.[1];
  if (digits === undefined) return null;
  const instant = digits.length > 10 ? Number(digits) : Math.floor(Number(shown) * 1000);
  return { time: { zone: 'known', at: zonedTime(instant, 0), shown } };
}

type Day = { readonly day: string } | 'not-a-date' | 'ambiguous-date';

/** Day and month in a date with slashes: which is which must follow from the numbers. */
function slashed(first: string, second: string, year: string): Day {
  if (year.length !== 4) return 'ambiguous-date';
  const [one, other] = [Number(first), Number(second)];
  if (one > 12 && other <= 12) return { day: `${year}-${two(other)}-${two(one)}` };
  if (other > 12 && one <= 12) return { day: `${year}-${two(one)}-${two(other)}` };
  if (one === other) return { day: `${year}-${two(one)}-${two(other)}` };
  return one > 12 ? 'not-a-date' : 'ambiguous-date';
}

/** Year first in any writing, day first with dots (as the countries do that write dots), slashes when they are plain. */
function dayOf(text: string): Day {
  const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (yearFirst !== null)
    return { day: `${yearFirst[1]}-${two(yearFirst[3] ?? '')}-${two(yearFirst[4] ?? '')}` };
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (compact !== null) return { day: compact.slice(1).join('-') };
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  if (dotted !== null) return { day: `${dotted[3]}-${two(dotted[2] ?? '')}-${two(dotted[1] ?? '')}` };
  const others = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})$/.exec(text);
  return others === null ? 'not-a-date' : slashed(others[1] ?? '', others[2] ?? '', others[3] ?? '');
}

/** Hours, minutes and seconds in 24 hours; null when it is no time of day. */
function clockOf(text: string): string | null {
  const withColons = text.replace(
    /^(\d{2})(\d{2})(?:(\d{2})(?!\d))?(?![\d:])/,
    (_, ...digits: (string | undefined)[]) =>
      digits
        .slice(0, 3)
        .filter((part) => part !== undefined)
        .join(':'),
  );
  const parts = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([ap]\.?m\.?)?$/i.exec(withColons);
  if (parts === null) return null;
  const [, hours = '', minutes = '', seconds = '00', fraction, half] = parts;
  const isNoon = Number(hours) === 12;
  if (half !== undefined && (Number(hours) > 12 || Number(hours) === 0)) return null;
  const base = half === undefined || !isNoon ? Number(hours) : 0;
  const hour = half?.toLowerCase().startsWith('p') === true ? base + 12 : base;
  return `${two(hour)}:${minutes}:${seconds}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** A zone as an offset; null when none is written that means one offset everywhere (CET and EST do not). */
function zoneOf(text: string): string | null {
  if (/^(z|utc|gmt)$/i.test(text)) return 'Z';
  const parts = /^(?:utc|gmt)?\s?([+-])(\d{1,2})(?::?(\d{2}))?$/i.exec(text);
  return parts === null ? null : `${parts[1]}${two(parts[2] ?? '')}:${parts[3] ?? '00'}`;
}

const isReal = (wallClock: string) => parseZonedTime(`${wallClock}Z`) !== null;

/**
 * Reads a time as consoles write it: ISO 8601 and other numeric forms, with or without a zone, and seconds or
 * milliseconds since 1970. What could be read in two ways is refused, and a zone that is not shown stays unknown.
 */
export function readCaseTime(shown: string): Read {
  const sinceEpoch = epoch(shown);
  if (sinceEpoch !== null) return sinceEpoch;
  const parts = /^([\d/.-]{6,10})(?:(?:T|,?\s+)(\d[\d:.,]*(?:\s*[ap]\.?m\b\.?)?)\s*\(?(.*?)\)?)?$/i.exec(
    shown,
  );
  if (parts === null) return { why: 'not-a-date' };
  const [, date = '', clockText, zoneText = ''] = parts;
  const day = dayOf(date);
  if (typeof day === 'string') return { why: day };
  if (clockText === undefined)
    return isReal(`${day.day}T00:00:00`)
      ? { time: { zone: 'unknown', wallClock: day.day, shown } }
      : { why: 'not-a-date' };
  const clock = clockOf(clockText);
  const wallClock = `${day.day}T${clock}`;
  if (clock === null || !isReal(wallClock)) return { why: 'not-a-date' };
  const zone = zoneOf(zoneText.trim());
  const at = zone === null ? null : parseZonedTime(`${wallClock}${zone}`);
  if (at !== null) return { time: { zone: 'known', at, shown } };
  // Words behind the time may be the name of a zone; anything else is no date.
  return /^([A-Za-z]{2,5}|[A-Za-z]+\/[A-Za-z_/]+)?$/.test(zoneText.trim())
    ? { time: { zone: 'unknown', wallClock, shown } }
    : { why: 'not-a-date' };
}
