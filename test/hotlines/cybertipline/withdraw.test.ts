import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { withdrawFromCyberTipline as withdraw } from '../../../extension/hotlines/cybertipline/withdraw.ts';
import type { Answer } from '../../../extension/hotlines/request.ts';
import {
  anAnswer,
  anAnswerWithCode,
  anAttempt,
  lost,
  notPermitted,
  theAnswerToFinish,
  timedOut,
} from '../../builders/attempt.ts';
import { aCheckpoint, aPayload } from '../../builders/delivery.ts';
import { clickedAt } from '../../builders/report.ts';

const page = anAnswer({ status: 200, body: '<!DOCTYPE html><html><body>Maintenance</body></html>' });
const open = ['finishing', 'retracting'] as const;

const answeredBy = (answer: Answer, phase: (typeof open)[number] = 'finishing') =>
  anAttempt([['retract', answer]], { checkpoint: aCheckpoint(phase) });

describe('A report that is open at the hotline is taken back', () => {
  test('when it is on disk that it is to be, and not before', async () => {
    const { attempt, events, saved } = answeredBy(anAnswerWithCode(0));
    expect(await withdraw(attempt)).toEqual({ kind: 'withdrawn' });
    expect(events).toEqual(['saved retracting', 'asked retract']);
    expect(saved).toEqual([aCheckpoint('retracting')]);
  });

  test('by its number, in a form, and nothing else is sent', async () => {
    const { attempt, requests } = answeredBy(anAnswerWithCode(0), 'retracting');
    await withdraw(attempt);
    expect(
      requests.map(({ body, ...rest }) => ({ ...rest, body: body instanceof FormData && [...body] })),
    ).toEqual([
      {
        address: 'https://hotline.example/ispws/retract',
        method: 'POST',
        headers: {
          Accept: 'text/xml, application/xml',
          Authorization: `Basic ${btoa('practice:practice-word')}`,
        },
        body: [['id', '4711']],
        timeoutMs: 20_000,
      },
    ]);
  });

  test('again without another save, when the answer to the first try was lost', async () => {
    const { attempt, events } = answeredBy(anAnswerWithCode(5101), 'retracting');
    expect(await withdraw(attempt)).toEqual({ kind: 'withdrawn' });
    expect(events).toEqual(['asked retract']);
  });
});

describe('The answer to retract', () => {
  const withdrawn = { kind: 'withdrawn' };
  const later = (code: string, retryAfterMs: number | null = null) => ({
    kind: 'later',
    problem: expect.objectContaining({ code }),
    retryAfterMs,
  });
  const stopped = (kind: 'blocked' | 'refused', code: string) => ({
    kind,
    problem: expect.objectContaining({ code }),
  });
  const meanings: readonly (readonly [string, Answer, object])[] = [
    ['code 0', anAnswerWithCode(0), withdrawn],
    ['code 0 under the other root', theAnswerToFinish(), withdrawn],
    ['code 5101: it was taken back before', anAnswerWithCode(5101), withdrawn],
    ['code 5101 under HTTP 400', anAnswerWithCode(5101, { status: 400 }), withdrawn],
    ['code 5001: the hotline does not know it', anAnswerWithCode(5001), withdrawn],
    ['no answer', lost, later('hotline-unreachable')],
    ['no answer in time', timedOut, later('hotline-silent')],
    ['HTTP 500', anAnswer({ status: 500, body: '' }), later('hotline-failing')],
    ['code 1000', anAnswerWithCode(1000), later('hotline-failing')],
    [
      'HTTP 503 with a time',
      anAnswer({ status: 503, body: '', retryAfterMs: 60_000 }),
      later('hotline-failing', 60_000),
    ],
    [
      'HTTP 429 with a time',
      anAnswer({ status: 429, body: '', retryAfterMs: 90_000 }),
      later('hotline-busy', 90_000),
    ],
    ['a web page', page, later('answer-not-understood')],
    ['an empty answer', anAnswer({ body: '' }), later('answer-not-understood')],
    [
      'half an answer',
      anAnswer({ body: '<reportResponse><responseCode>0</re' }),
      later('answer-not-understood'),
    ],
    ['a success under HTTP 500', anAnswerWithCode(0, { status: 500 }), later('hotline-failing')],
    ['no permission', notPermitted, stopped('blocked', 'permission-missing')],
    ['HTTP 401 and nothing', anAnswer({ status: 401, body: '' }), stopped('blocked', 'credentials-refused')],
    [
      'HTTP 403 and a web page',
      anAnswer({ ...page, status: 403 }),
      stopped('blocked', 'credentials-refused'),
    ],
    ['code 2000', anAnswerWithCode(2000), stopped('blocked', 'credentials-refused')],
    ['code 4100', anAnswerWithCode(4100, { status: 400 }), stopped('refused', 'report-refused')],
    ['code 5002', anAnswerWithCode(5002), stopped('refused', 'report-refused')],
    ['a code that is not in the list', anAnswerWithCode(9999), stopped('refused', 'answer-not-understood')],
  ];

  test.each(meanings)('%s', async (_, answer, outcome) => {
    const { attempt, events, saved } = answeredBy(answer);
    expect(await withdraw(attempt)).toEqual(outcome);
    expect(events).toEqual(['saved retracting', 'asked retract']);
    expect(saved).toHaveLength(1);
  });

  test.each([
    ['code 5102', anAnswerWithCode(5102, { requestId: 'request-7' })],
    ['code 5102 under HTTP 400', anAnswerWithCode(5102, { status: 400, requestId: 'request-7' })],
  ])('%s: it was filed before, stays so and has its receipt', async (_, answer) => {
    const { attempt } = answeredBy(answer);
    expect(await withdraw(attempt)).toEqual({
      kind: 'filed',
      receipt: {
        reference: '4711',
        filedAt: '2026-11-23T08:30:10.000+00:00',
        requestId: 'request-7',
        payloadSha256: createHash('sha256').update(aPayload().text).digest('hex'),
        openedAt: clickedAt,
        answer: {
          httpStatus: answer.status,
          code: 5102,
          description: "In the hotline's words",
          requestId: 'request-7',
        },
      },
    });
  });
});

describe('Nothing is sent', () => {
  test.each([
    'none',
    'submitting',
  ] as const)('for a report that the hotline cannot have open (%s)', async (phase) => {
    const { attempt, events } = anAttempt([], { checkpoint: aCheckpoint(phase), credentials: null });
    expect(await withdraw(attempt)).toEqual({ kind: 'withdrawn' });
    expect(events).toEqual([]);
  });

  test.each(open)('without credentials (%s)', async (phase) => {
    const { attempt, events } = anAttempt([], { checkpoint: aCheckpoint(phase), credentials: null });
    expect(await withdraw(attempt)).toEqual({ kind: 'blocked', problem: { code: 'credentials-missing' } });
    expect(events).toEqual([]);
  });

  test('when it could not be saved that it is to be taken back', async () => {
    const { attempt, requests } = anAttempt([], {
      checkpoint: aCheckpoint('finishing'),
      save: () => Promise.reject(new Error('the disk is full')),
    });
    await expect(withdraw(attempt)).rejects.toThrow('the disk is full');
    expect(requests).toEqual([]);
  });
});
