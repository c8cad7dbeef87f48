import { describe, expect, test } from 'vitest';
import { checkCyberTipline } from '../../../extension/hotlines/cybertipline/check.ts';
import type { Answer, RequestOptions } from '../../../extension/hotlines/request.ts';
import type { Credentials } from '../../../extension/report/destination.ts';
import type { Problem } from '../../../extension/report/problem.ts';
import { anAnswerWithCode } from '../../builders/attempt.ts';
import { aDestination } from '../../builders/policy.ts';

/** A hotline that answers once, and remembers what it was asked. */
function asking(answer: Answer, credentials: Credentials | null) {
  const asked: (readonly [string, RequestOptions])[] = [];
  const clocks: number[] = [];
  const result = checkCyberTipline({
    destination: aDestination(),
    credentials,
    request: async (...request) => {
      asked.push(request);
      return answer;
    },
    now: () => 0,
    noteClock: (offset) => clocks.push(offset),
    clockOffset: null,
    id: '00000000-0000-4000-8000-000000000009',
  });
  return { asked, clocks, result };
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

  test('learns the hotline’s clock from the answer, for the first report', async () => {
    const { clocks, result } = asking(anAnswerWithCode(0, { hotlineTime: 9000 }), known);
    await result;
    expect(clocks).toEqual([9500]);
  });

  test.each<[string, Credentials | null]>([
    ['without credentials', null],
    ['with another hotline’s secret', { secret: 'practice-key' }],
  ])('asks nobody %s', async (_, credentials) => {
    const { asked, result } = asking(anAnswerWithCode(0), credentials);
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
