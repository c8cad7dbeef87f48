import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ControlError, type FaultKind, type FaultStep, faultSteps, parseFault } from './faults';
import { HotlineClient, type WireAnswer } from './hotline-client';
import { type Sandbox, startSandbox } from './server';

let sandbox: Sandbox;
let client: HotlineClient;

beforeAll(async () => {
  sandbox = await startSandbox();
  client = new HotlineClient(sandbox.apiAddress);
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const patience = 200;

/** Prepares what a step needs, and gives the step and a way to see whether the server has acted. */
async function prepare(step: FaultStep) {
  if (step === 'status') return { take: (time?: number) => client.status(time), hasActed: () => null };
  if (step === 'submit') {
    return {
      take: (time?: number) => client.submit(undefined, time),
      hasActed: () => sandbox.reports().length === 1,
    };
  }
  const id = await client.open();
  return {
    take: (time?: number) => client[step](id, time),
    hasActed: () => sandbox.reports()[0]?.state !== 'open',
  };
}

const told = (answer: WireAnswer): string => `HTTP ${answer.status}, code ${answer.code ?? 'none'}`;

const outcomes: [FaultKind, string, boolean][] = [
  ['http-500', 'HTTP 500, code none', false],
  ['http-429', 'HTTP 429, code none', false],
  ['http-401', 'HTTP 401, code none', false],
  ['hang', 'no answer in time', false],
  ['drop-before', 'connection lost', false],
  ['drop-after', 'connection lost', true],
  ['garbage', 'HTTP 200, code none', false],
  ['garbage-after', 'HTTP 200, code none', true],
  ['slow', 'HTTP 200, code 0', true],
  ['code-1300', 'HTTP 200, code 1300', false],
  ['code-2000', 'HTTP 200, code 2000', false],
  ['code-9876', 'HTTP 200, code 9876', false],
];

const cases = faultSteps.flatMap((step) => outcomes.map((outcome) => [step, ...outcome] as const));

describe('A fault', () => {
  test.each(
    cases,
  )('at %s of kind %s is seen as: %s; the server has acted: %s', async (at, kind, seen, acts) => {
    const { take, hasActed } = await prepare(at);
    sandbox.setFault({ at, kind });
    const outcome = await take(kind === 'hang' ? patience : 5000).then(told, (error: Error) =>
      error.name === 'AbortError' ? 'no answer in time' : 'connection lost',
    );
    expect(outcome).toBe(seen);
    expect(hasActed()).toBe(at === 'status' ? null : acts);
    expect(sandbox.requests().at(-1)?.path).toBe(`/ispws/${at}`);
    expect((await client.status()).code).toBe(0);
  });

  test('happens once unless told', async () => {
    sandbox.setFault({ at: 'status', kind: 'http-500' });
    expect([await client.status(), await client.status()].map(told)).toEqual([
      'HTTP 500, code none',
      'HTTP 200, code 0',
    ]);
  });

  test('waits for its turn: several are used up in the order they came, each at its own step', async () => {
    sandbox.setFault({ at: 'status', kind: 'http-500', times: 2 });
    sandbox.setFault({ at: 'submit', kind: 'code-1000' });
    sandbox.setFault({ at: 'status', kind: 'http-429' });
    const seen = [];
    for (let turn = 0; turn < 4; turn += 1) seen.push((await client.status()).status);
    expect(seen).toEqual([500, 500, 429, 200]);
    expect((await client.submit()).code).toBe(1000);
  });

  test('is forgotten by a reset', async () => {
    sandbox.setFault({ at: 'status', kind: 'hang' });
    sandbox.reset();
    expect((await client.status()).code).toBe(0);
  });

  test('still has a Request-ID and a Date when it has an answer', async () => {
    sandbox.setFault({ at: 'status', kind: 'http-401' });
    const { headers, body } = await client.status();
    expect(body).toBe('');
    expect(headers).toMatchObject({ 'request-id': expect.any(String), date: expect.any(String) });
  });

  test.each([
    [7, '7'],
    [undefined, undefined],
  ])('of kind http-429 with retryAfter %s sends Retry-After %s', async (retryAfter, header) => {
    const wait = retryAfter === undefined ? {} : { retryAfter };
    sandbox.setFault({ at: 'status', kind: 'http-429', ...wait });
    expect((await client.status()).headers['retry-after']).toBe(header);
  });

  test('of kind slow takes a second and a half', async () => {
    sandbox.setFault({ at: 'status', kind: 'slow' });
    const before = performance.now();
    await client.status();
    expect(performance.now() - before).toBeGreaterThan(1400);
  });

  test('happens on a connection of its own, even when the sender keeps connections', async () => {
    const headers = { authorization: `Basic ${btoa('sandbox:sandbox')}` };
    const status = () => fetch(`${sandbox.apiAddress}/status`, { headers });
    await (await status()).text();
    sandbox.setFault({ at: 'status', kind: 'http-500' });
    sandbox.setFault({ at: 'status', kind: 'drop-before' });
    const failed = await status();
    await failed.text();
    expect(failed.headers.get('connection')).toBe('close');
    await expect(status()).rejects.toThrow();
    expect((await status()).status).toBe(200);
  });
});

describe('Nobody waits for a hanging request', () => {
  test('close ends it', async () => {
    const short = await startSandbox();
    short.setFault({ at: 'status', kind: 'hang' });
    const waiting = new HotlineClient(short.apiAddress).status().then(told, () => 'connection lost');
    while (short.requests().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await short.close();
    expect(await waiting).toBe('connection lost');
  });
});

describe('A fault that makes no sense', () => {
  test.each<[unknown, string]>([
    [null, 'a fault must be a JSON object'],
    [[], 'a fault must be a JSON object'],
    [{ at: 'upload', kind: 'hang' }, 'at must be one of status, submit, finish, retract'],
    [{ at: 'submit', kind: 'explode' }, 'kind must be one of http-500'],
    [{ at: 'submit', kind: 'code-' }, 'code-<number>'],
    [{ at: 'submit', kind: 'hang', times: 0 }, 'times must be a whole number of at least 1'],
    [{ at: 'submit', kind: 'hang', times: '2' }, 'times must be a whole number'],
    [{ at: 'submit', kind: 'http-429', retryAfter: -1 }, 'retryAfter must be a whole number of at least 0'],
    [{ at: 'submit', kind: 'hang', often: 3 }, 'a fault has no "often"'],
  ])('%j is refused: %s', (input, message) => {
    expect(() => parseFault(input)).toThrow(ControlError);
    expect(() => parseFault(input)).toThrow(message);
  });
});
