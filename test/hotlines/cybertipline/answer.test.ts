import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { problemOf, readAnswer } from '../../../extension/hotlines/cybertipline/answer.ts';
import { problemCodes } from '../../../extension/report/problem.ts';
import { anAnswer, anAnswerWithCode } from '../../builders/attempt.ts';
import { hostileText } from '../../builders/hostile.ts';

const page = '<!DOCTYPE html><html><head><title>Bad Gateway</title></head><body><hr></body></html>';

/** The documentation's codes and what each one means to us. */
const codes: readonly (readonly [number, string])[] = [
  [1000, 'failing'],
  [1100, 'failing'],
  [1110, 'failing'],
  [1111, 'failing'],
  [1300, 'failing'],
  [1210, 'refused'],
  [2000, 'credentials'],
  [3000, 'credentials'],
  [3100, 'credentials'],
  [3300, 'credentials'],
  [4000, 'refused'],
  [4100, 'refused'],
  [4110, 'refused'],
  [4200, 'refused'],
  [5001, 'does-not-exist'],
  [5002, 'refused'],
  [5101, 'retracted'],
  [5102, 'already-finished'],
  [9999, 'not-understood'],
  [42, 'not-understood'],
  [-1, 'not-understood'],
  [2_147_483_647, 'not-understood'],
];

describe('A code means the same under every status', () => {
  const table = codes.flatMap(([code, meaning]) =>
    [200, 400, 401, 500].map((status) => [code, status, meaning] as const),
  );
  test.each(table)('%i with HTTP %i is "%s"', (code, status, meaning) => {
    expect(readAnswer(anAnswerWithCode(code, { status }))).toEqual({
      meaning,
      reference: null,
      details: { httpStatus: status, code, description: "In the hotline's words", requestId: 'request-1' },
    });
  });
});

describe('Success is said only with code 0 and HTTP 200', () => {
  test.each([
    [200, 'success'],
    [201, 'not-understood'],
    [204, 'not-understood'],
    [302, 'not-understood'],
    [400, 'not-understood'],
    [401, 'credentials'],
    [403, 'credentials'],
    [404, 'not-understood'],
    [429, 'busy'],
    [500, 'failing'],
    [503, 'failing'],
  ])('code 0 with HTTP %i is "%s"', (status, meaning) => {
    expect(readAnswer(anAnswerWithCode(0, { status })).meaning).toBe(meaning);
  });
});

describe('An answer without a code', () => {
  const bodies: readonly (readonly [string, string])[] = [
    ['an empty body', ''],
    ['a web page', page],
    ['another root', '<response><responseCode>0</responseCode></response>'],
    ['a text', 'OK'],
    ['JSON', '{"responseCode":0}'],
    ['no code', '<reportResponse><reportId>4711</reportId></reportResponse>'],
    ['an empty code', '<reportResponse><responseCode/></reportResponse>'],
    ['a code in words', '<reportResponse><responseCode>OK</responseCode></reportResponse>'],
    ['a code with more behind it', '<reportResponse><responseCode>0 of 1</responseCode></reportResponse>'],
    ['half a code', '<reportResponse><responseCode>0.5</responseCode></reportResponse>'],
    [
      'a code that is deeper',
      '<reportResponse><status><responseCode>0</responseCode></status></reportResponse>',
    ],
    [
      'two codes',
      '<reportResponse><responseCode>0</responseCode><responseCode>0</responseCode></reportResponse>',
    ],
    ['a document that breaks off', '<reportResponse><responseCode>0</responseCode><reportId>47'],
  ];
  const statuses = [
    [200, 'not-understood'],
    [302, 'not-understood'],
    [400, 'not-understood'],
    [401, 'credentials'],
    [403, 'credentials'],
    [404, 'not-understood'],
    [429, 'busy'],
    [500, 'failing'],
    [502, 'failing'],
  ] as const;

  test.each(
    bodies.flatMap(([name, body]) =>
      statuses.map(([status, meaning]) => [name, status, meaning, body] as const),
    ),
  )('but with %s and HTTP %i is "%s"', (_, status, meaning, body) => {
    expect(readAnswer(anAnswer({ status, body }))).toMatchObject({ meaning, details: { code: null } });
  });
});

describe('From an answer is taken', () => {
  test.each([
    [
      'reportResponse',
      '<reportResponse><responseCode>0</responseCode><reportId>4711</reportId></reportResponse>',
    ],
    [
      'reportDoneResponse',
      '<reportDoneResponse><responseCode>0</responseCode><reportId>4711</reportId><files><fileId>0123456789abcdef0123456789abcdef</fileId></files></reportDoneResponse>',
    ],
    [
      'a root with a prefix',
      '<n:reportResponse xmlns:n="urn:x"><n:responseCode> 0 </n:responseCode><n:reportId>\n4711\n</n:reportId></n:reportResponse>',
    ],
  ])('the report’s number, from %s', (_, body) => {
    expect(readAnswer(anAnswer({ body }))).toMatchObject({
      meaning: 'success',
      reference: '4711',
      details: { code: 0 },
    });
  });

  test.each([
    '0',
    '-1',
    '',
    '047',
    '4711a',
    '4 711',
    '1'.repeat(19),
    '0x12',
    '1e3',
  ])('no number from %j', (id) => {
    expect(readAnswer(anAnswerWithCode(0, {}, id)).reference).toBeNull();
  });

  test.each(['1', '4711', '9'.repeat(18)])('the number %s letter for letter', (id) => {
    expect(readAnswer(anAnswerWithCode(0, {}, id)).reference).toBe(id);
  });

  test('at most 500 characters of description', () => {
    const body = `<reportResponse><responseCode>4100</responseCode><responseDescription>${'x'.repeat(900)}</responseDescription></reportResponse>`;
    expect(readAnswer(anAnswer({ body })).details.description).toBe('x'.repeat(500));
  });

  test('no description where there is none, and the request’s number as it is', () => {
    const answer = anAnswer({
      body: '<reportResponse><responseCode>0</responseCode></reportResponse>',
      requestId: null,
    });
    expect(readAnswer(answer).details).toEqual({
      httpStatus: 200,
      code: 0,
      description: null,
      requestId: null,
    });
  });
});

test('Whatever an answer is, it is read, and a success without its code 0 is never seen in it', () => {
  const body = fc.oneof(
    hostileText(),
    hostileText().map((text) => `<reportResponse><responseCode>${text}</responseCode></reportResponse>`),
  );
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 599 }), body, (status, text) => {
      const read = readAnswer(anAnswer({ status, body: text }));
      expect(problemCodes).toContain(problemOf(read).code);
      if (read.meaning === 'success') expect(read.details).toMatchObject({ code: 0, httpStatus: 200 });
    }),
    { numRuns: 500 },
  );
});
