import { createHash } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { checkGateway } from '../../../extension/hotlines/gateway/check.ts';
import { composeCreated } from '../../../extension/hotlines/gateway/compose.ts';
import { deliverToGateway } from '../../../extension/hotlines/gateway/deliver.ts';
import { eventIdOf } from '../../../extension/hotlines/gateway/event.ts';
import type { GatewayAttempt } from '../../../extension/hotlines/gateway/filing.ts';
import type { Answer } from '../../../extension/hotlines/request.ts';
import { anAnswer, lost, notPermitted, timedOut } from '../../builders/attempt.ts';
import { clickedAt } from '../../builders/report.ts';
import { aGateway, aGatewayFiling, anAttempt, aSecret, completeFiling } from './sample-filings.ts';

type Answered = Extract<Answer, { kind: 'answered' }>;
const answer = (given: Partial<Answered> = {}) => anAnswer({ body: '', ...given });
const accepted = answer({ status: 202, body: '{"reference":"G-1"}' });
const deliver = async (answers: readonly Answer[], given: Partial<GatewayAttempt> = {}) => {
  const { attempt, ...seen } = anAttempt(answers, given);
  return { outcome: await deliverToGateway(attempt), attempt, ...seen };
};

describe('A report is given to the gateway', () => {
  test('when it is on disk, in one request', async () => {
    const { outcome, posted, saved, attempt } = await deliver([accepted], { filing: completeFiling });
    const payload = composeCreated(completeFiling);
    expect(saved).toEqual([{ phase: 'submitting', payload }]);
    expect(posted).toHaveLength(1);
    expect(posted[0]).toMatchObject({
      address: attempt.filing.destination.address,
      method: 'POST',
      body: payload.text,
      timeoutMs: 20_000,
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/cloudevents+json; charset=utf-8',
        'Idempotency-Key': '"created_backend_00000000-0000-4000-8000-000000000001"',
        'webhook-id': 'created_backend_00000000-0000-4000-8000-000000000001',
        'webhook-timestamp': String((clickedAt + 9750) / 1000),
      },
    });
    expect(outcome).toEqual({
      kind: 'filed',
      receipt: {
        reference: 'G-1',
        filedAt: '2026-11-23T08:30:10.000+00:00',
        requestId: 'request-1',
        payloadSha256: createHash('sha256').update(payload.text).digest('hex'),
        openedAt: null,
        answer: expect.objectContaining({ httpStatus: expect.any(Number) }),
        alreadyKnown: false,
        advice: null,
      },
    });
  });

  test('with nothing in the headers but the id, the time and the signature', async () => {
    const { posted } = await deliver([accepted], { filing: completeFiling });
    const { 'webhook-signature': signature, ...headers } = posted[0]?.headers ?? {};
    expect(signature).toMatch(/^v1,[A-Za-z0-9+/]{43}=$/);
    expect(Object.keys(headers).sort()).toEqual([
      ...['Accept', 'Content-Type', 'Idempotency-Key'],
      ...['webhook-id', 'webhook-timestamp'],
    ]);
    expect(JSON.stringify(headers)).not.toMatch(/https?:|practice_account|192\.0\.2/);
  });

  test('again with the very event that was saved, with the same id and a new signature', async () => {
    const first = await deliver([lost]);
    expect(first.outcome).toMatchObject({ kind: 'later', problem: { code: 'hotline-unreachable' } });
    const checkpoint = first.saved[0];
    if (checkpoint === undefined) throw new Error('nothing was saved');
    const second = await deliver([accepted], { checkpoint, now: () => clickedAt + 3_600_000 });
    expect(second.saved).toEqual([]);
    expect(second.posted[0]?.body).toBe(first.posted[0]?.body);
    const [one, other] = [first.posted[0]?.headers, second.posted[0]?.headers];
    expect(other?.['Idempotency-Key']).toBe(one?.['Idempotency-Key']);
    expect(other?.['webhook-id']).toBe(one?.['webhook-id']);
    expect(other?.['webhook-signature']).not.toBe(one?.['webhook-signature']);
    expect(JSON.stringify([first.saved, second.outcome])).not.toContain('v1,');
  });

  test('under the id of the saved event, even when the policy’s id has changed since', async () => {
    const payload = composeCreated(aGatewayFiling());
    const { posted } = await deliver([accepted], {
      checkpoint: { phase: 'submitting', payload },
      filing: aGatewayFiling({ destination: aGateway({ id: 'renamed' as never }) }),
    });
    expect(posted[0]?.headers['webhook-id']).toBe(eventIdOf(payload));
  });
});

describe('The signature is made by the gateway’s clock', () => {
  test('as far as it is known', async () => {
    const { posted } = await deliver([accepted], { clockOffset: -90_000 });
    expect(posted[0]?.headers['webhook-timestamp']).toBe(String(Math.floor((clickedAt - 80_000) / 1000)));
  });

  test('which each answer tells', async () => {
    const { clocks } = await deliver([answer({ hotlineTime: clickedAt + 70_000 })]);
    expect(clocks).toEqual([60_500]);
  });

  test.each<[string, number | null, number | null, string]>([
    ['and a refusal with a wrong clock is tried again by the right one', null, clickedAt + 600_000, 'later'],
    ['and a refusal with the right clock is a refusal', null, clickedAt + 10_000, 'blocked'],
    ['and a refusal with a corrected clock is a refusal', 590_000, clickedAt + 600_000, 'blocked'],
    ['and a refusal from a gateway without a clock is a refusal', null, null, 'blocked'],
  ])('%s', async (_, clockOffset, hotlineTime, kind) => {
    const { outcome } = await deliver([answer({ status: 401, hotlineTime })], { clockOffset });
    expect(outcome).toMatchObject({ kind, problem: { code: 'credentials-refused' } });
  });
});

describe('What an answer comes to', () => {
  const page = '<!DOCTYPE html><html><body>Sign in</body></html>';

  test.each<[string, Answer, object]>([
    ['a plain yes', answer({ status: 200 }), { kind: 'filed' }],
    ['no content', answer({ status: 204 }), { kind: 'filed' }],
    ['a yes with JSON of its own', answer({ status: 201, body: '{"ok":true}' }), { kind: 'filed' }],
    [
      'a sign-in page',
      answer({ status: 200, body: page }),
      { kind: 'later', problem: { code: 'answer-not-understood' } },
    ],
    [
      'a list',
      answer({ status: 200, body: '[]' }),
      { kind: 'later', problem: { code: 'answer-not-understood' } },
    ],
    ['an event in work', answer({ status: 409 }), { kind: 'later', problem: { code: 'hotline-busy' } }],
    [
      'too many requests',
      answer({ status: 429, retryAfterMs: 7000 }),
      { kind: 'later', problem: { code: 'hotline-busy' }, retryAfterMs: 7000 },
    ],
    ['a fault', answer({ status: 500 }), { kind: 'later', problem: { code: 'hotline-failing' } }],
    [
      'a fault with a time',
      answer({ status: 503, retryAfterMs: 60_000 }),
      { kind: 'later', problem: { code: 'hotline-failing' }, retryAfterMs: 60_000 },
    ],
    [
      'a bad gateway’s page',
      answer({ status: 502, body: page }),
      { kind: 'later', problem: { code: 'hotline-failing' } },
    ],
    ['a time-out', timedOut, { kind: 'later', problem: { code: 'hotline-silent' } }],
    ['a lost connection', lost, { kind: 'later', problem: { code: 'hotline-unreachable' } }],
    ['no permission', notPermitted, { kind: 'blocked', problem: { code: 'permission-missing' } }],
    ['no right', answer({ status: 403 }), { kind: 'blocked', problem: { code: 'credentials-refused' } }],
    ['a refusal', answer({ status: 400 }), { kind: 'refused', problem: { code: 'report-refused' } }],
    ['a wrong address', answer({ status: 404 }), { kind: 'refused', problem: { code: 'report-refused' } }],
    [
      'another event under its id',
      answer({ status: 422 }),
      { kind: 'refused', problem: { code: 'report-refused' } },
    ],
  ])('%s', async (_, given, expected) => {
    expect((await deliver([given])).outcome).toMatchObject(expected);
  });

  test.each<[string, object, object]>([
    [
      'a reference, that it is known, and advice',
      { reference: ' CASE-7 ', alreadyKnown: true, advice: 'Already escalated.\nNo second report needed.' },
      { reference: 'CASE-7', alreadyKnown: true, advice: 'Already escalated. No second report needed.' },
    ],
    ['words that would turn what stands around them', { advice: 'a\u202Eb\u0000c' }, { advice: 'a b c' }],
    ['too many words', { advice: 'x'.repeat(600) }, { advice: 'x'.repeat(500) }],
    [
      'anything but texts',
      { reference: 7, alreadyKnown: 'yes', advice: { html: '<b>' } },
      {
        reference: 'created_backend_00000000-0000-4000-8000-000000000001',
        alreadyKnown: false,
        advice: null,
      },
    ],
  ])('may carry %s', async (_, body, receipt) => {
    const { outcome } = await deliver([answer({ status: 200, body: JSON.stringify(body) })]);
    expect(outcome).toMatchObject({ kind: 'filed', receipt });
  });

  test('in a refusal the gateway’s own words are kept for the details', async () => {
    const { outcome } = await deliver([
      answer({ status: 400, body: '{"advice":"Write to ts@community.example."}' }),
    ]);
    expect(outcome).toMatchObject({
      problem: {
        answer: { httpStatus: 400, description: 'Write to ts@community.example.', requestId: 'request-1' },
      },
    });
  });
});

describe('Nothing is sent', () => {
  test.each<[string, GatewayAttempt['credentials'], string]>([
    ['without a secret', null, 'credentials-missing'],
    ['with one that is none', { secret: 'password' }, 'credentials-refused'],
  ])('%s', async (_, credentials, code) => {
    const { outcome, posted } = await deliver([], { credentials });
    expect(outcome).toEqual({ kind: 'blocked', problem: { code } });
    expect(posted).toEqual([]);
  });

  test('of a payload that is no event', async () => {
    const checkpoint = { phase: 'submitting', payload: { mediaType: 'text/xml', text: '{}' } } as const;
    await expect(deliver([], { checkpoint })).rejects.toThrow('no event');
  });
});

describe('The connection is tested', () => {
  const check = async (given: Answer) => {
    const { attempt, posted } = anAttempt([given], { now: () => Date.now() });
    return { result: await checkGateway({ ...attempt, destination: aGateway() }, 'one'), posted };
  };

  test('with a signed event that says nothing of any report', async () => {
    const { result, posted } = await check(answer({ status: 204 }));
    expect(result).toEqual({ ok: true, value: null });
    const body = String(posted[0]?.body);
    expect(() => new Webhook(aSecret).verify(body, { ...posted[0]?.headers })).not.toThrow();
    expect(JSON.parse(body)).toMatchObject({
      type: 'signpost.connection.checked',
      data: { environment: 'test' },
    });
  });

  test.each<[string, Answer, string]>([
    ['no right', answer({ status: 401, hotlineTime: null }), 'credentials-refused'],
    ['no answer', lost, 'hotline-unreachable'],
    ['no permission', notPermitted, 'permission-missing'],
  ])('and tells of %s', async (_, given, code) => {
    expect((await check(given)).result).toMatchObject({ ok: false, problems: [{ code }] });
  });
});
