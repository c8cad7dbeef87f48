import { cutTo, limits } from '../../report/limits.ts';
import type { HotlineAnswer } from '../../report/problem.ts';
import type { Answer } from '../request.ts';

type Answered = Extract<Answer, { kind: 'answered' }>;
type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const longestDescription = 500;

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** Coop's id of the report; null when the answer has none. */
export function reportIdIn({ body }: Answered): string | null {
  const value = parsed(body);
  const reportId = isFields(value) ? value.reportId : null;
  return typeof reportId === 'string' && reportId.trim() !== ''
    ? cutTo(reportId.trim(), limits.reference)
    : null;
}

/**
 * What Coop said of a refusal: the titles of its errors. Their `detail` and `pointer` stay out, because they can repeat
 * what was sent.
 */
export function detailsOf(answer: Answered): HotlineAnswer {
  const value = parsed(answer.body);
  const errors: readonly unknown[] = isFields(value) && Array.isArray(value.errors) ? value.errors : [];
  const titles = errors.flatMap((error) =>
    isFields(error) && typeof error.title === 'string' ? [error.title] : [],
  );
  const requestId = errors.find((error) => isFields(error) && typeof error.requestId === 'string');
  return {
    httpStatus: answer.status,
    code: null,
    description: cutTo(titles.join(' '), longestDescription) || null,
    requestId: answer.requestId ?? (isFields(requestId) ? String(requestId.requestId) : null),
  };
}
