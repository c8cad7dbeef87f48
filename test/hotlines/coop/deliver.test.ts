import { describe, expect, test } from 'vitest';
import { deliverToCoop } from '../../../extension/hotlines/coop/deliver.ts';
import type { CoopAttempt } from '../../../extension/hotlines/coop/filing.ts';
import type { Answer } from '../../../extension/hotlines/request.ts';
import { anAnswer, lost, notPermitted, timedOut } from '../../builders/attempt.ts';
import { aCheckpoint } from '../../builders/delivery.ts';
import { aCoop, aCoopFiling, aKey, anAttempt } from './sample-filings.ts';

type Answered = Extract<Answer, { kind: 'answered' }>;
const answer = (given: Partial<Answered> = {}) => anAnswer({ body: '', ...given });
const policies = answer({ body: '{"policies":[]}' });
const created = answer({ status: 201, body: '{"reportId":"coop-7"}' });

const withReport = async (given: Answer) => {
  const { attempt, ...seen } = anAttempt([
    ['policies', policies],
    ['report', given],
  ]);
  return { outcome: await deliverToCoop(attempt), ...seen };
};

describe('A report goes to Coop', () => {
  test('after a question that reports nothing, when "may have been sent" is on disk', async () => {
    const { outcome, events, requests } = await withReport(created);
    expect(events).toEqual(['asked policies', 'saved submitting', 'asked report']);
    expect(outcome).toMatchObject({
      kind: 'filed',
      receipt: { reference: 'coop-7', requestId: 'request-1' },
    });
    expect(requests).toMatchObject([
      { address: 'https://coop.example/api/v1/policies/', method: 'GET', headers: { 'X-API-KEY': aKey } },
      {
        address: 'https://coop.example/api/v1/report',
        method: 'POST',
        timeoutMs: 20_000,
        headers: {
          'X-API-KEY': aKey,
          Accept: 'application/json',
          'Content-Type': 'application/json; charset=utf-8',
        },
      },
    ]);
    expect(requests[0]).not.toHaveProperty('body');
  });

  test.each<[string, Answer]>([
    ['gives no id', answer({ status: 201, body: '{}' })],
    ['gives an empty one', answer({ status: 201, body: '{"reportId":" "}' })],
    ['says nothing at all', answer({ status: 204 })],
  ])('and is found there by its own id when Coop %s', async (_, given) => {
    expect((await withReport(given)).outcome).toMatchObject({
      kind: 'filed',
      receipt: { reference: '00000000-0000-4000-8000-000000000001' },
    });
  });
});

describe('Before anything can be lost', () => {
  test.each<[string, Answer, object]>([
    ['an unreachable Coop is tried again', lost, { kind: 'later', problem: { code: 'hotline-unreachable' } }],
    ['a silent one too', timedOut, { kind: 'later', problem: { code: 'hotline-silent' } }],
    [
      'a busy one in its time',
      answer({ status: 429, retryAfterMs: 5000 }),
      { kind: 'later', problem: { code: 'hotline-busy' }, retryAfterMs: 5000 },
    ],
    ['a failing one too', answer({ status: 502 }), { kind: 'later', problem: { code: 'hotline-failing' } }],
    [
      'a wrong key stops it',
      answer({ status: 401 }),
      { kind: 'blocked', problem: { code: 'credentials-refused' } },
    ],
    [
      'a wrong address stops it',
      answer({ status: 404 }),
      { kind: 'refused', problem: { code: 'answer-not-understood' } },
    ],
    [
      'a missing permission stops it',
      notPermitted,
      { kind: 'blocked', problem: { code: 'permission-missing' } },
    ],
  ])('%s', async (_, given, expected) => {
    const { attempt, events } = anAttempt([['policies', given]]);
    expect(await deliverToCoop(attempt)).toMatchObject(expected);
    expect(events).toEqual(['asked policies']);
  });
});

describe('What surely is not in Coop', () => {
  test.each<[string, Answer, object]>([
    [
      'turned away for a while',
      answer({ status: 429 }),
      { kind: 'later', problem: { code: 'hotline-busy' } },
    ],
    [
      'turned away until a time',
      answer({ status: 503, retryAfterMs: 9000 }),
      { kind: 'later', problem: { code: 'hotline-busy' }, retryAfterMs: 9000 },
    ],
    [
      'a key that was just withdrawn',
      answer({ status: 403 }),
      { kind: 'blocked', problem: { code: 'credentials-refused' } },
    ],
    [
      'refused by its schema',
      answer({ status: 400 }),
      { kind: 'refused', problem: { code: 'report-refused' } },
    ],
    ['no longer permitted', notPermitted, { kind: 'blocked', problem: { code: 'permission-missing' } }],
  ])('%s: may be tried anew', async (_, given, expected) => {
    const { outcome, events } = await withReport(given);
    expect(outcome).toMatchObject(expected);
    expect(events).toEqual(['asked policies', 'saved submitting', 'asked report', 'saved none']);
  });

  test('Coop’s words come with it, without what it repeats of the report', async () => {
    const error = {
      status: 400,
      title: 'Invalid request',
      detail: 'https://example.com/posts/1',
      requestId: 'c-1',
    };
    const { outcome } = await withReport(
      answer({ status: 400, requestId: null, body: JSON.stringify({ errors: [error] }) }),
    );
    expect(outcome).toMatchObject({
      problem: { answer: { httpStatus: 400, description: 'Invalid request', requestId: 'c-1' } },
    });
    expect(JSON.stringify(outcome)).not.toContain('example.com');
  });
});

describe('What may be in Coop goes to a person', () => {
  test.each<[string, Answer]>([
    ['no answer', lost],
    ['a time-out', timedOut],
    ['a fault half-way', answer({ status: 500 })],
    ['a proxy that lost the way back', answer({ status: 502, body: '<html>Bad Gateway</html>' })],
    ['a proxy that waited too long', answer({ status: 504 })],
    ['an outage without a time', answer({ status: 503 })],
    ['a page instead of an answer', answer({ status: 200, body: '<html>Sign in</html>' })],
    ['a request time-out', answer({ status: 408 })],
  ])('%s', async (_, given) => {
    const { outcome, events } = await withReport(given);
    expect(outcome).toMatchObject({ kind: 'refused', problem: { code: 'may-have-arrived' } });
    expect(events.at(-1)).toBe('asked report');
  });

  test.each(['submitting', 'finishing'] as const)('and nothing is sent again (%s)', async (phase) => {
    const { attempt, events } = anAttempt([], { checkpoint: aCheckpoint(phase) });
    expect(await deliverToCoop(attempt)).toEqual({ kind: 'refused', problem: { code: 'may-have-arrived' } });
    expect(events).toEqual([]);
  });
});

describe('Nothing is sent', () => {
  const wrongMapping = aCoop({ item: { typeId: 'type-page', fields: { images: 'first-address' } } });

  test.each<[string, Partial<CoopAttempt>, string]>([
    ['without a key', { credentials: null }, 'credentials-missing'],
    ['with a key that fits into no header', { credentials: { secret: 'clé\n2' } }, 'credentials-refused'],
    [
      'with a mapping that would have the address fetched',
      { filing: aCoopFiling({ destination: wrongMapping }) },
      'policy-invalid',
    ],
  ])('%s', async (_, given, code) => {
    const { attempt, events } = anAttempt([], given);
    expect(await deliverToCoop(attempt)).toMatchObject({
      kind: code.startsWith('credentials') ? 'blocked' : 'refused',
      problem: { code },
    });
    expect(events).toEqual([]);
  });
});
