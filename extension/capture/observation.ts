import { withoutUserInfo } from '../report/address.ts';
import { cutTo, limits } from '../report/limits.ts';
import type { Observation } from '../report/report.ts';
import type { ZonedTime } from '../report/time.ts';

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const shortText = (value: unknown, length: number): string | null =>
  typeof value === 'string' && value.trim() !== '' ? cutTo(value.trim(), length) : null;

/** A related address is a lead: one that is no web address or too long for a hotline's field is left out. */
function relatedAddress(value: unknown): string | null {
  if (typeof value !== 'string' || !/^https?:/i.test(value) || !URL.canParse(value)) return null;
  const address = withoutUserInfo(value);
  return address.length <= limits.relatedAddress ? address : null;
}

const languageTag = (value: unknown) =>
  typeof value === 'string' && /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/.test(value) ? cutTo(value, 35) : null;

/** Digits and signs only: browsers' own reading of dates lets words through ("words 1" is a day in 2001). */
const statedTime = (value: unknown) =>
  typeof value === 'string' && value.length <= 40 && /^\d{4}-\d{2}[-\d:.TZ+ ]*$/.test(value) ? value : null;

const statusCode = (value: unknown) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 100 && value <= 599 ? value : null;

/**
 * Makes the observation from the browser's tab and the page function's answer, which a hostile page may have shaped.
 * @param title the tab's title as the browser gives it
 * @param facts the page function's answer, or null when the page took no injection or did not answer in time
 */
export function observationOf(observedAt: ZonedTime, title: unknown, facts: unknown): Observation {
  const stated = asRecord(facts);
  return {
    observedAt,
    title: shortText(title, limits.title),
    referrer: relatedAddress(stated.referrer),
    language: languageTag(stated.language),
    canonicalUrl: relatedAddress(stated.canonicalUrl),
    publishedAt: statedTime(stated.publishedAt),
    httpStatus: statusCode(stated.httpStatus),
  };
}
