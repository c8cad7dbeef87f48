import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { cyberTipline } from '../../../extension/hotlines/cybertipline/adapter.ts';
import { composeCyberTipline } from '../../../extension/hotlines/cybertipline/compose.ts';
import { deliverToCyberTipline as deliver } from '../../../extension/hotlines/cybertipline/deliver.ts';
import type { Checkpoint } from '../../../extension/hotlines/hotline.ts';
import type { Answer } from '../../../extension/hotlines/request.ts';
import {
  anAnswer,
  anAnswerWithCode,
  anAttempt,
  lost,
  notPermitted,
  theAnswerToFinish,
  theAnswerToSubmit,
  timedOut,
} from '../../builders/attempt.ts';
import { aCheckpoint, aPayload } from '../../builders/delivery.ts';
import { aContact, aDestination, anOrganisation } from '../../builders/policy.ts';
import { aReport, clickedAt } from '../../builders/report.ts';

const page = anAnswer({ status: 200, body: '<!DOCTYPE html><html><body>Maintenance</body></html>' });
const gateway = anAnswer({ status: 502, body: '<!DOCTYPE html><html><body>Bad Gateway</body></html>' });
const day = 24 * 3_600_000;

describe('A report is filed', () => {
  test('in three steps, each on disk before the next is sent', async () => {
    const { attempt, events, saved } = anAttempt([
      ['submit', theAnswerToSubmit()],
      ['finish', theAnswerToFinish()],
    ]);
    expect(await deliver(attempt)).toMatchObject({ kind: 'filed', receipt: { reference: '4711' } });
    expect(events).toEqual(['saved submitting', 'asked submit', 'saved finishing', 'asked finish']);
    const composed = composeCyberTipline(attempt.filing, attempt.now(), 0);
    const payload = composed.ok && composed.value;
    const opened = { payload, reference: '4711', openedAt: clickedAt + 9750 };
    expect(saved).toEqual([
      { phase: 'submitting', payload },
      { phase: 'finishing', ...opened },
    ]);
  });

  test('after the clock was measured, when it never was', async () => {
    const { attempt, events } = anAttempt(
      [
        ['status', anAnswer()],
        ['submit', theAnswerToSubmit()],
        ['finish', theAnswerToFinish()],
      ],
      { clockOffset: null },
    );
    expect(await deliver(attempt)).toMatchObject({ kind: 'filed' });
    expect(events[0]).toBe('asked status');
  });

  test('with the receipt that the hotline gave', async () => {
    const { attempt } = anAttempt([['finish', theAnswerToFinish({ requestId: 'request-7' })]], {
      checkpoint: aCheckpoint('finishing'),
    });
    expect(await deliver(attempt)).toEqual({
      kind: 'filed',
      receipt: {
        reference: '4711',
        filedAt: '2026-11-23T08:30:10.000+00:00',
        requestId: 'request-7',
        payloadSha256: createHash('sha256').update(aPayload().text).digest('hex'),
        openedAt: clickedAt,
        answer: { httpStatus: 200, code: 0, description: null, requestId: 'request-7' },
      },
    });
  });

  test('by this computer’s clock when the hotline tells no time', async () => {
    const answers = { hotlineTime: null };
    const { attempt, saved } = anAttempt([
      ['submit', theAnswerToSubmit(answers)],
      ['finish', theAnswerToFinish(answers)],
    ]);
    expect(await deliver(attempt)).toMatchObject({ receipt: { filedAt: '2026-11-23T08:30:10.250+00:00' } });
    expect(saved[1]).toMatchObject({ openedAt: clickedAt + 10_000 });
  });

  test.each<[string, Checkpoint, readonly string[]]>([
    ['nothing', aCheckpoint('none'), ['saved submitting', 'asked submit', 'saved finishing', 'asked finish']],
    [
      'a document that may have been sent',
      aCheckpoint('submitting'),
      ['asked submit', 'saved finishing', 'asked finish'],
    ],
    ['a report that may be filed', aCheckpoint('finishing'), ['asked finish']],
  ])('going on from %s', async (_, checkpoint, expected) => {
    const script = [
      ['submit', theAnswerToSubmit()],
      ['finish', theAnswerToFinish()],
    ] as const;
    const { attempt, events } = anAttempt(expected.includes('asked submit') ? script : script.slice(1), {
      checkpoint,
    });
    expect(await deliver(attempt)).toMatchObject({ kind: 'filed' });
    expect(events).toEqual(expected);
  });

  test('with the very document that was saved, when its answer was lost', async () => {
    const checkpoint = {
      phase: 'submitting',
      payload: aPayload({ text: '<report>as saved</report>' }),
    } as const;
    const { attempt, requests, saved } = anAttempt(
      [
        ['submit', theAnswerToSubmit()],
        ['finish', theAnswerToFinish()],
      ],
      { checkpoint },
    );
    await deliver(attempt);
    expect(requests[0]?.body).toBe('<report>as saved</report>');
    expect(saved[0]).toMatchObject({ payload: checkpoint.payload });
  });
});

describe('The requests', () => {
  const bodyOf = (body: unknown) => (body instanceof FormData ? [...body.entries()] : body);
  const authorized = {
    Accept: 'text/xml, application/xml',
    Authorization: `Basic ${btoa('practice:practice-word')}`,
  };

  test('are exactly these', async () => {
    const { attempt, requests, saved } = anAttempt(
      [
        ['status', anAnswer()],
        ['submit', theAnswerToSubmit()],
        ['finish', theAnswerToFinish()],
      ],
      { clockOffset: null },
    );
    await deliver(attempt);
    expect(requests.map(({ body, ...rest }) => ({ ...rest, body: bodyOf(body) }))).toEqual([
      {
        address: 'https://hotline.example/ispws/status',
        method: 'GET',
        headers: authorized,
        body: undefined,
        timeoutMs: 20_000,
      },
      {
        address: 'https://hotline.example/ispws/submit',
        method: 'POST',
        headers: { ...authorized, 'Content-Type': 'text/xml; charset=utf-8' },
        body: saved[0]?.phase === 'submitting' && saved[0].payload.text,
        timeoutMs: 20_000,
      },
      // The browser itself writes the content type of a form, with its boundary.
      {
        address: 'https://hotline.example/ispws/finish',
        method: 'POST',
        headers: authorized,
        body: [['id', '4711']],
        timeoutMs: 20_000,
      },
    ]);
    expect(Object.keys(requests[0] ?? {})).not.toContain('body');
  });

  test('go where the destination says, in its time', async () => {
    const destination = aDestination({ address: 'http://127.0.0.1:4780/ispws', timeoutSeconds: 3 });
    const { attempt, requests } = anAttempt([['finish', lost]], { checkpoint: aCheckpoint('finishing') });
    await deliver({ ...attempt, filing: { ...attempt.filing, destination } });
    expect(requests).toMatchObject([{ address: 'http://127.0.0.1:4780/ispws/finish', timeoutMs: 3000 }]);
    expect(cyberTipline.originPattern(destination)).toBe('http://127.0.0.1/*');
  });

  test('carry credentials in UTF-8', async () => {
    const { attempt, requests } = anAttempt([['finish', lost]], {
      checkpoint: aCheckpoint('finishing'),
      credentials: { userName: 'größe', password: '語:😀' },
    });
    await deliver(attempt);
    expect(requests[0]?.headers.Authorization).toBe(`Basic ${Buffer.from('größe:語:😀').toString('base64')}`);
  });
});

describe('Nothing is sent', () => {
  test.each(['none', 'submitting', 'finishing'] as const)('without credentials (%s)', async (phase) => {
    const { attempt, events } = anAttempt([], { credentials: null, checkpoint: aCheckpoint(phase) });
    expect(await deliver(attempt)).toEqual({ kind: 'blocked', problem: { code: 'credentials-missing' } });
    expect(events).toEqual([]);
  });

  test.each<[string, Parameters<typeof aReport>[0], string | null, string]>([
    ['has no reporter’s e-mail address', {}, null, 'reporter-email-missing'],
    [
      'is about no web address',
      { addresses: [{ url: 'no address', hosting: 'own' }] },
      'a@community.example',
      'not-a-web-address',
    ],
  ])('when the report %s', async (_, report, email, code) => {
    const { attempt, events } = anAttempt([]);
    const organisation = anOrganisation({ reporter: aContact({ email }) });
    const outcome = await deliver({
      ...attempt,
      filing: { ...attempt.filing, report: aReport(report), organisation },
    });
    expect(outcome).toEqual({ kind: 'refused', problem: { code } });
    expect(events).toEqual([]);
  });

  test.each(['none', 'submitting'] as const)('when the step after %s could not be saved', async (phase) => {
    const script = phase === 'submitting' ? ([['submit', theAnswerToSubmit()]] as const) : [];
    const { attempt, requests } = anAttempt(script, {
      checkpoint: aCheckpoint(phase),
      save: () => Promise.reject(new Error('the disk is full')),
    });
    await expect(deliver(attempt)).rejects.toThrow('the disk is full');
    expect(requests).toHaveLength(script.length);
  });
});

describe('The hotline’s clock', () => {
  test.each<[string, Answer]>([
    ['a success', anAnswer()],
    ['a refusal', anAnswerWithCode(4100, { status: 400 })],
    ['a gateway’s page', gateway],
  ])('is noted from %s', async (_, answer) => {
    const { attempt, clocks } = anAttempt([['finish', answer]], { checkpoint: aCheckpoint('finishing') });
    await deliver(attempt);
    // Asked and answered at 10.000 s; the header said 9.750 s, which stands for the second around it.
    expect(clocks).toEqual([250]);
  });

  test('is measured against the middle of the request', async () => {
    let reads = 0;
    const { attempt, clocks } = anAttempt([['finish', anAnswer({ hotlineTime: clickedAt })]], {
      checkpoint: aCheckpoint('finishing'),
      now: () => {
        reads += 1;
        return reads === 1 ? clickedAt : clickedAt + 4000;
      },
    });
    await deliver(attempt);
    expect(clocks).toEqual([500 - 2000]);
  });

  test.each<[string, Answer]>([
    ['an answer without a date', anAnswer({ hotlineTime: null })],
    ['no answer', lost],
    ['no permission', notPermitted],
  ])('is not noted from %s', async (_, answer) => {
    const { attempt, clocks } = anAttempt([['finish', answer]], { checkpoint: aCheckpoint('finishing') });
    await deliver(attempt);
    expect(clocks).toEqual([]);
  });

  test('corrects the document that is composed right after it was measured', async () => {
    const { attempt, saved } = anAttempt(
      [
        ['status', anAnswer({ hotlineTime: clickedAt + 3_609_500 })],
        ['submit', lost],
      ],
      { clockOffset: null },
    );
    await deliver(attempt);
    expect(saved).toMatchObject([
      { payload: { text: expect.stringContaining('<incidentDateTime>2026-11-23T10:30:00.250+01:00<') } },
    ]);
  });

  test('is taken as right when the hotline tells no time', async () => {
    const { attempt, saved } = anAttempt(
      [
        ['status', anAnswer({ hotlineTime: null })],
        ['submit', lost],
      ],
      { clockOffset: null },
    );
    await deliver(attempt);
    expect(saved).toMatchObject([
      { payload: { text: expect.stringContaining('<incidentDateTime>2026-11-23T09:30:00.250+01:00<') } },
    ]);
  });
});

type Row = readonly [what: string, answer: Answer, kind: string, code: string, retryAfterMs?: number | null];
const failing = [1000, 1100, 1110, 1111, 1300];
const credentials = [2000, 3000, 3100, 3300];
const refusals = [1210, 4000, 4100, 4110, 4200, 5002];

/** What each answer means to a step that files nothing. */
const beforeFiling: readonly Row[] = [
  ['no answer', lost, 'later', 'hotline-unreachable', null],
  ['no answer in time', timedOut, 'later', 'hotline-silent', null],
  ['no permission', notPermitted, 'blocked', 'permission-missing'],
  ...failing.map(
    (code): Row => [
      `code ${code}`,
      anAnswerWithCode(code, { status: 500 }),
      'later',
      'hotline-failing',
      null,
    ],
  ),
  ['HTTP 502', gateway, 'later', 'hotline-failing', null],
  [
    'HTTP 503 with a time',
    anAnswer({ status: 503, body: '', retryAfterMs: 60_000 }),
    'later',
    'hotline-failing',
    60_000,
  ],
  [
    'HTTP 429 with a time',
    anAnswer({ status: 429, body: '', retryAfterMs: 90_000 }),
    'later',
    'hotline-busy',
    90_000,
  ],
  ['a web page', page, 'later', 'answer-not-understood', null],
  ['HTTP 404 and a web page', { ...page, status: 404 } as Answer, 'later', 'answer-not-understood', null],
  ['an empty answer', anAnswer({ body: '' }), 'later', 'answer-not-understood', null],
  ...credentials.map(
    (code): Row => [`code ${code}`, anAnswerWithCode(code), 'blocked', 'credentials-refused'],
  ),
  ['HTTP 401 and nothing', anAnswer({ status: 401, body: '' }), 'blocked', 'credentials-refused'],
  ['HTTP 403 and a web page', { ...page, status: 403 } as Answer, 'blocked', 'credentials-refused'],
  ...refusals.map(
    (code): Row => [`code ${code}`, anAnswerWithCode(code, { status: 400 }), 'refused', 'report-refused'],
  ),
  ['code 5001', anAnswerWithCode(5001), 'refused', 'report-vanished'],
  ['code 5101', anAnswerWithCode(5101), 'refused', 'report-vanished'],
  ['code 5102', anAnswerWithCode(5102), 'refused', 'report-refused'],
  ['a code that is not in the list', anAnswerWithCode(9999), 'refused', 'answer-not-understood'],
];

/** What each answer to `finish` means: the report may be filed, unless the hotline itself says that it is not. */
const afterFinish: readonly Row[] = [
  ['no answer', lost, 'unknown', 'hotline-unreachable', null],
  ['no answer in time', timedOut, 'unknown', 'hotline-silent', null],
  ['no permission', notPermitted, 'blocked', 'permission-missing'],
  ...failing.map(
    (code): Row => [
      `code ${code}`,
      anAnswerWithCode(code, { status: 500 }),
      'unknown',
      'hotline-failing',
      null,
    ],
  ),
  ['HTTP 502', gateway, 'unknown', 'hotline-failing', null],
  [
    'HTTP 503 with a time',
    anAnswer({ status: 503, body: '', retryAfterMs: 60_000 }),
    'unknown',
    'hotline-failing',
    60_000,
  ],
  [
    'HTTP 429 with a time',
    anAnswer({ status: 429, body: '', retryAfterMs: 90_000 }),
    'later',
    'hotline-busy',
    90_000,
  ],
  ['a web page', page, 'unknown', 'answer-not-understood', null],
  ['HTTP 404 and a web page', { ...page, status: 404 } as Answer, 'unknown', 'answer-not-understood', null],
  ['an empty answer', anAnswer({ body: '' }), 'unknown', 'answer-not-understood', null],
  [
    'half an answer',
    anAnswer({ body: '<reportDoneResponse><responseCode>0</responseCode>' }),
    'unknown',
    'answer-not-understood',
    null,
  ],
  ['a success under HTTP 202', theAnswerToFinish({ status: 202 }), 'unknown', 'answer-not-understood', null],
  ['a success under HTTP 400', theAnswerToFinish({ status: 400 }), 'unknown', 'answer-not-understood', null],
  ['a success under HTTP 500', theAnswerToFinish({ status: 500 }), 'unknown', 'hotline-failing', null],
  ...credentials.map(
    (code): Row => [`code ${code}`, anAnswerWithCode(code), 'blocked', 'credentials-refused'],
  ),
  ['HTTP 401 and nothing', anAnswer({ status: 401, body: '' }), 'blocked', 'credentials-refused'],
  ...refusals.map(
    (code): Row => [`code ${code}`, anAnswerWithCode(code, { status: 400 }), 'refused', 'report-refused'],
  ),
  [
    'code 5001 before the report expired',
    anAnswerWithCode(5001, { hotlineTime: clickedAt + day }),
    'refused',
    'report-vanished',
  ],
  [
    'code 5101 before the report expired',
    anAnswerWithCode(5101, { hotlineTime: clickedAt + day }),
    'refused',
    'report-vanished',
  ],
  ['a code that is not in the list', anAnswerWithCode(9999), 'refused', 'answer-not-understood'],
];

const expectedOutcome = ([, answer, kind, code, retryAfterMs]: Row) => ({
  kind,
  problem: {
    code,
    ...(answer.kind === 'answered'
      ? { answer: expect.objectContaining({ httpStatus: answer.status, requestId: 'request-1' }) }
      : {}),
  },
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
});

describe('The answer to status', () => {
  test.each(
    beforeFiling.map((row) => [row[0], row] as const),
  )('%s: nothing is saved, nothing else is sent', async (_, row) => {
    const { attempt, events } = anAttempt([['status', row[1]]], { clockOffset: null });
    expect(await deliver(attempt)).toEqual(expectedOutcome(row));
    expect(events).toEqual(['asked status']);
  });
});

describe('The answer to submit', () => {
  const withoutNumber: Row = [
    'a success without a number',
    anAnswerWithCode(0),
    'refused',
    'answer-not-understood',
  ];
  test.each(
    [...beforeFiling, withoutNumber].map((row) => [row[0], row] as const),
  )('%s: the report is not finished', async (_, row) => {
    const { attempt, events } = anAttempt([['submit', row[1]]], { checkpoint: aCheckpoint('submitting') });
    expect(await deliver(attempt)).toEqual(expectedOutcome(row));
    expect(events).toEqual(['asked submit']);
  });
});

describe('The answer to finish', () => {
  test.each(
    afterFinish.map((row) => [row[0], row] as const),
  )('%s: nothing is submitted again', async (_, row) => {
    const { attempt, events } = anAttempt([['finish', row[1]]], { checkpoint: aCheckpoint('finishing') });
    expect(await deliver(attempt)).toEqual(expectedOutcome(row));
    expect(events).toEqual(['asked finish']);
  });

  test.each<[string, Answer]>([
    ['code 0', theAnswerToFinish()],
    ['code 0 under the other root', anAnswerWithCode(0)],
    [
      'code 0 with files',
      anAnswer({
        body: '<reportDoneResponse><responseCode>0</responseCode><reportId>4711</reportId><files><fileId>0123abcd</fileId></files></reportDoneResponse>',
      }),
    ],
    ['code 5102', anAnswerWithCode(5102)],
    ['code 5102 under HTTP 400', anAnswerWithCode(5102, { status: 400 })],
  ])('%s: the report is filed under the number that is on disk', async (_, answer) => {
    const { attempt, events } = anAttempt([['finish', answer]], { checkpoint: aCheckpoint('finishing') });
    expect(await deliver(attempt)).toMatchObject({ kind: 'filed', receipt: { reference: '4711' } });
    expect(events).toEqual(['asked finish']);
  });

  const anew = (hotlineTime: number) =>
    [
      ['submit', anAnswerWithCode(0, { hotlineTime }, '4712')],
      ['finish', theAnswerToFinish({ hotlineTime })],
    ] as const;

  test.each([
    5001, 5101,
  ])('code %i past the hotline’s limit: the report is opened anew, as if it had never been', async (code) => {
    const late = clickedAt + day + 1000;
    const { attempt, events, requests, saved } = anAttempt(
      [['finish', anAnswerWithCode(code, { hotlineTime: late })], ...anew(late)],
      { checkpoint: aCheckpoint('finishing'), now: () => late },
    );
    expect(await deliver(attempt)).toMatchObject({ kind: 'filed', receipt: { reference: '4712' } });
    expect(events).toEqual([
      'asked finish',
      'saved none',
      'saved submitting',
      'asked submit',
      'saved finishing',
      'asked finish',
    ]);
    expect(requests.map(({ body }) => (body instanceof FormData ? body.get('id') : 'document'))).toEqual([
      '4711',
      'document',
      '4712',
    ]);
    expect(saved[2]).toMatchObject({ phase: 'finishing', reference: '4712', openedAt: late });
  });

  test('is judged by the hotline’s clock, not by this computer’s', async () => {
    const early = anAttempt([['finish', anAnswerWithCode(5101, { hotlineTime: clickedAt + 1000 })]], {
      checkpoint: aCheckpoint('finishing'),
      now: () => clickedAt + 9 * day,
    });
    expect(await deliver(early.attempt)).toMatchObject({
      kind: 'refused',
      problem: { code: 'report-vanished' },
    });
  });

  test('is judged by this computer’s clock when the hotline tells no time', async () => {
    const answer = anAnswerWithCode(5101, { hotlineTime: null });
    const before = anAttempt([['finish', answer]], {
      checkpoint: aCheckpoint('finishing'),
      now: () => clickedAt + day,
    });
    expect(await deliver(before.attempt)).toMatchObject({ kind: 'refused' });
    const after = anAttempt(
      [
        ['finish', answer],
        ['submit', lost],
      ],
      { checkpoint: aCheckpoint('finishing'), now: () => clickedAt + day + 1 },
    );
    expect(await deliver(after.attempt)).toMatchObject({ kind: 'later' });
    expect(after.events).toEqual(['asked finish', 'saved none', 'saved submitting', 'asked submit']);
  });
});

test('A hotline that forgets each report at once gets one more, not one after the other', async () => {
  const forgotten = anAnswerWithCode(5101, { hotlineTime: clickedAt + 3 * day });
  const opened = theAnswerToSubmit({ hotlineTime: clickedAt });
  const { attempt, events } = anAttempt([
    ['submit', opened],
    ['finish', forgotten],
    ['submit', opened],
    ['finish', forgotten],
  ]);
  expect(await deliver(attempt)).toEqual({ kind: 'refused', problem: { code: 'report-vanished' } });
  expect(events.filter((event) => event === 'asked submit').length).toBe(2);
});
