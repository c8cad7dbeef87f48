import { describe, expect, test } from 'vitest';
import { checkCyberTipline } from '../../../extension/hotlines/cybertipline/check.ts';
import type { Answer, RequestOptions } from '../../../extension/hotlines/request.ts';
import type { Problem } from '../../../extension/report/problem.ts';
import { anAnswerWithCode } from '../../builders/attempt.ts';
import { aDestination } from '../../builders/policy.ts';

/** A hotline that answers once, and remembers what it was asked. */
function asking(answer: Answer, credentials: { userName: string; password: string } | null) {
  const asked: (readonly [string, RequestOptions])[] = [];
  const result = checkCyberTipline({
    destination: aDestination(),
    credentials,
    request: async (...request) => {
      asked.push(request);
      return answer;
    },
    now: () => 0,
  });
  return { asked, result };
}

const known = { userName: 'desk', password: 'word' };
const lost = (because: 'time-out' | 'network'): Answer => ({ kind: 'lost', because });

describe('Testing the connection', () => {
  test('asks for the status with the credentials, once, and opens no report', async () => {
    const { asked, result } = asking(anAnswerWithCode(0), known);
    expect(await result).toEqual({ ok: true, value: null });
    expect(asked).toMatchObject([
      [
        'https://hotline.example/ispws/status',
        { method: 'GET', headers: { Authorization: `Basic ${btoa('desk:word')}` } },
      ],
    ]);
  });

  test('asks nobody without credentials', async () => {
    const { asked, result } = asking(anAnswerWithCode(0), null);
    expect(await result).toMatchObject({ problems: [{ code: 'credentials-missing' }] });
    expect(asked).toEqual([]);
  });

  test.each<[Answer, Problem['code']]>([
    [anAnswerWithCode(2000), 'credentials-refused'],
    [anAnswerWithCode(1000), 'hotline-failing'],
    [lost('time-out'), 'hotline-silent'],
    [lost('network'), 'hotline-unreachable'],
    [{ kind: 'not-permitted' }, 'permission-missing'],
  ])('tells in plain words what went wrong (%#)', async (answer, code) => {
    expect(await asking(answer, known).result).toMatchObject({ ok: false, problems: [{ code }] });
  });
});
