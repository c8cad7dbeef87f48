import { limits } from './limits.ts';
import { parseFacts } from './parse-facts.ts';
import { failure, type Result, success } from './problem.ts';
import type { Draft, Observation, ReportId } from './report.ts';
import { isFields } from './shape.ts';
import { parseZonedTime } from './time.ts';
import { isXarfClassification } from './xarf.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const isReportId = (value: unknown): value is ReportId => typeof value === 'string' && uuid.test(value);

/** A list of texts that is no longer than any that our own pages make. */
const isTexts = (value: unknown, most: number): value is readonly string[] =>
  Array.isArray(value) && value.length <= most && value.every((text) => typeof text === 'string');

const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string';

function parseObservation(value: unknown): Observation | null {
  if (!isFields(value) || typeof value.observedAt !== 'string') return null;
  const observedAt = parseZonedTime(value.observedAt);
  const { title, referrer, language, canonicalUrl, publishedAt, httpStatus } = value;
  if (observedAt === null || !(httpStatus === null || typeof httpStatus === 'number')) return null;
  if (!isTextOrNull(title) || !isTextOrNull(referrer) || !isTextOrNull(language)) return null;
  if (!isTextOrNull(canonicalUrl) || !isTextOrNull(publishedAt)) return null;
  return { observedAt, title, referrer, language, canonicalUrl, publishedAt, httpStatus };
}

/**
 * Reads a draft that came as a message from one of the extension's own pages: its shape only, what is missing in it
 * is for the validation to say.
 */
export function parseDraft(value: unknown): Result<Draft> {
  if (!isFields(value)) return failure({ code: 'message-not-understood' });
  const { id, url, categoryId, urgent, urgencyReason, note, replaces } = value;
  if (!isReportId(id)) return failure({ code: 'message-not-understood' });
  if (replaces !== null && !isReportId(replaces)) return failure({ code: 'message-not-understood' });
  const { xarfClassification, hotlineIds, moreUrls } = value;
  if (xarfClassification !== null && !isXarfClassification(xarfClassification))
    return failure({ code: 'message-not-understood' });
  if (!isTexts(hotlineIds, 20) || !isTexts(moreUrls, limits.addresses - 1))
    return failure({ code: 'message-not-understood' });
  const observation = parseObservation(value.observation);
  const facts = parseFacts(value);
  const texts = [url, categoryId, urgencyReason, note];
  if (observation === null || facts === null) return failure({ code: 'message-not-understood' });
  if (typeof urgent !== 'boolean' || texts.some((text) => typeof text !== 'string'))
    return failure({ code: 'message-not-understood' });
  return success({
    id,
    url: url as string,
    moreUrls,
    observation,
    categoryId: categoryId as string,
    urgent,
    urgencyReason: urgencyReason as string,
    note: note as string,
    ...facts,
    xarfClassification,
    hotlineIds,
    replaces,
  });
}
