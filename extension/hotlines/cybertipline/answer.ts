import type { HotlineAnswer, Problem, ProblemCode } from '../../report/problem.ts';
import type { Answer } from '../request.ts';
import { readFlatXml } from '../xml.ts';

/** What the API said, understood as far as it matters. */
export interface CyberTiplineAnswer {
  readonly meaning:
    | 'success'
    | 'already-finished'
    | 'retracted'
    | 'does-not-exist'
    | 'busy'
    | 'failing'
    | 'credentials'
    | 'refused'
    | 'not-understood';
  readonly reference: string | null;
  readonly details: HotlineAnswer;
}

/** Response codes (API documentation, appendix D). The list there is "non-exhaustive". */
const meaningOfCode: Readonly<Record<number, CyberTiplineAnswer['meaning']>> = {
  0: 'success',
  1000: 'failing',
  1100: 'failing',
  1110: 'failing',
  1111: 'failing',
  1300: 'failing',
  1210: 'refused',
  2000: 'credentials',
  3000: 'credentials',
  3100: 'credentials',
  3300: 'credentials',
  4000: 'refused',
  4100: 'refused',
  4110: 'refused',
  4200: 'refused',
  5001: 'does-not-exist',
  // "File does not exist" says nothing about the report: a person must look.
  5002: 'refused',
  5101: 'retracted',
  5102: 'already-finished',
};

function meaningOf(status: number, code: number | null): CyberTiplineAnswer['meaning'] {
  if (code !== null && code !== 0) return meaningOfCode[code] ?? 'not-understood';
  if (status === 401 || status === 403) return 'credentials';
  if (status === 429) return 'busy';
  if (status >= 500) return 'failing';
  if (status !== 200) return 'not-understood';
  return code === 0 ? 'success' : 'not-understood';
}

/** Longest part of the hotline's own words that is kept for the details view. */
const longestDescription = 500;

/**
 * Reads an answer with either root element and takes only what is needed from it: a strict reader once turned a
 * filed report into an error, because file ids there were not the numbers that the documentation promises.
 */
export function readAnswer(answer: Extract<Answer, { kind: 'answered' }>): CyberTiplineAnswer {
  const document = readFlatXml(answer.body);
  const known = document?.root === 'reportResponse' || document?.root === 'reportDoneResponse';
  const value = (name: string) => (known ? (document?.values.get(name)?.trim() ?? '') : '');
  const code = /^-?\d{1,10}$/.test(value('responseCode')) ? Number(value('responseCode')) : null;
  return {
    meaning: meaningOf(answer.status, code),
    reference: /^[1-9]\d{0,17}$/.test(value('reportId')) ? value('reportId') : null,
    details: {
      httpStatus: answer.status,
      code,
      description: value('responseDescription').slice(0, longestDescription) || null,
      requestId: answer.requestId,
    },
  };
}

/** The problem that each meaning is, where it is one. */
const problemOfMeaning = {
  success: 'answer-not-understood',
  'already-finished': 'report-refused',
  retracted: 'report-vanished',
  'does-not-exist': 'report-vanished',
  busy: 'hotline-busy',
  failing: 'hotline-failing',
  credentials: 'credentials-refused',
  refused: 'report-refused',
  'not-understood': 'answer-not-understood',
} as const satisfies Record<CyberTiplineAnswer['meaning'], ProblemCode>;

/** An answer that is no success, as a problem with what the hotline said. */
export const problemOf = ({ meaning, details }: CyberTiplineAnswer): Problem => ({
  code: problemOfMeaning[meaning],
  answer: details,
});

/** No answer at all, as a problem. */
export function withoutAnswer(answer: Exclude<Answer, { kind: 'answered' }>): Problem {
  if (answer.kind === 'not-permitted') return { code: 'permission-missing' };
  return { code: answer.because === 'time-out' ? 'hotline-silent' : 'hotline-unreachable' };
}
