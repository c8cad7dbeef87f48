import { cutTo, limits } from '../../report/limits.ts';
import type { HotlineAnswer } from '../../report/problem.ts';
import type { Answer } from '../request.ts';

/** What a gateway said, understood as far as it matters. */
export interface GatewayAnswer {
  readonly meaning:
    | 'accepted'
    /** It is there, or will be: the very same event may be sent again at any time. */
    | 'busy'
    | 'failing'
    | 'not-understood'
    | 'credentials'
    | 'refused';
  /** The gateway's own name for the report; null when it gave none. */
  readonly reference: string | null;
  /** The platform knew of it before. */
  readonly alreadyKnown: boolean;
  /** Words of the platform to its moderator; plain text. */
  readonly advice: string | null;
  readonly details: HotlineAnswer;
}

/** Longest part of the gateway's words that is kept and shown. */
const longestAdvice = 500;

/** Control characters, and those that turn the direction of what stands around them. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu;

function textOf(value: unknown, longest: number): string | null {
  if (typeof value !== 'string') return null;
  const text = cutTo(value.replace(unprintable, ' ').trim(), longest);
  return text === '' ? null : text;
}

type Fields = Readonly<Record<string, unknown>>;

/** The answer's JSON object; empty for no body at all, null for anything else, such as some proxy's page. */
function fieldsOf(body: string): Fields | null {
  if (body.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
  } catch {
    return null;
  }
}

function meaningOf(status: number, fields: Fields | null): GatewayAnswer['meaning'] {
  // A signed-out proxy answers 200 with a page of its own: only JSON or nothing counts as the gateway's yes.
  if (status >= 200 && status < 300) return fields === null ? 'not-understood' : 'accepted';
  if (status === 401 || status === 403) return 'credentials';
  // 409: an earlier sending of the same event is still in work (Idempotency-Key, section 2.6).
  if (status === 408 || status === 409 || status === 425 || status === 429) return 'busy';
  if (status >= 500) return 'failing';
  return status >= 400 ? 'refused' : 'not-understood';
}

/** Reads a gateway's answer: the status decides, `reference`, `alreadyKnown` and `advice` may stand in its JSON. */
export function readAnswer(answer: Extract<Answer, { kind: 'answered' }>): GatewayAnswer {
  const fields = fieldsOf(answer.body);
  const { reference, alreadyKnown, advice } = fields ?? {};
  const words = textOf(advice, longestAdvice);
  return {
    meaning: meaningOf(answer.status, fields),
    reference: textOf(reference, limits.reference),
    alreadyKnown: alreadyKnown === true,
    advice: words,
    details: { httpStatus: answer.status, code: null, description: words, requestId: answer.requestId },
  };
}
