import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ask, HotlineClient } from './hotline-client';
import { type Sandbox, startSandbox } from './server';

let sandbox: Sandbox;
let client: HotlineClient;

beforeAll(async () => {
  sandbox = await startSandbox();
  client = new HotlineClient(sandbox.apiAddress);
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

async function control(method: string, name: string, body?: string, headers: Record<string, string> = {}) {
  const question = body === undefined ? { method, headers } : { method, headers, body };
  const answer = await ask(`${sandbox.origin}/_sandbox/${name}`, question);
  return { status: answer.status, json: JSON.parse(answer.body) };
}

describe('Over HTTP one can', () => {
  test('list reports', async () => {
    const id = await client.open();
    await client.finish(id);
    expect(await control('GET', 'reports')).toEqual({ status: 200, json: sandbox.reports() });
    expect(sandbox.reports()[0]).toMatchObject({ id, state: 'finished' });
  });

  test('list requests, which leaves no trace itself', async () => {
    await client.status();
    const { json } = await control('GET', 'requests');
    expect(json).toEqual(sandbox.requests());
    expect(json).toHaveLength(1);
    expect(json[0].headers.authorization).toBe('Basic');
  });

  test('set a fault', async () => {
    const fault = { at: 'status', kind: 'http-429', times: 1, retryAfter: 9 };
    expect((await control('POST', 'faults', JSON.stringify(fault))).status).toBe(200);
    expect((await client.status()).headers['retry-after']).toBe('9');
  });

  test('move the clock', async () => {
    await client.open();
    const { json } = await control('POST', 'clock', '{"advanceSeconds":86400}');
    expect(Date.parse(json.now)).toBeGreaterThan(Date.now() + 86_000_000);
    expect(sandbox.reports()[0]?.state).toBe('expired');
  });

  test('start afresh', async () => {
    await client.open();
    expect((await control('POST', 'reset')).status).toBe(200);
    expect([sandbox.reports(), sandbox.requests()]).toEqual([[], []]);
  });
});

describe('Refused, with a reason:', () => {
  test.each([
    ['POST', 'faults', '{', 400, 'the body must be JSON'],
    ['POST', 'faults', '{"at":"submit"}', 400, 'kind must be one of'],
    ['POST', 'faults', undefined, 400, 'the body must be JSON'],
    ['POST', 'faults', ' '.repeat(100_001), 400, 'too large'],
    ['POST', 'clock', '{"advanceSeconds":"1"}', 400, 'must be a number of seconds'],
    ['POST', 'clock', '[]', 400, 'must be a number of seconds'],
    ['POST', 'clock', '{"advanceSeconds":1e300}', 400, 'leads to a date'],
    ['GET', 'reset', undefined, 404, 'there is only GET /_sandbox/reports'],
    ['GET', 'secrets', undefined, 404, 'there is only'],
  ])('%s %s with %j', async (method, name, body, status, message) => {
    const answer = await control(method, name, body?.toString());
    expect(answer.status).toBe(status);
    expect(answer.json.error).toContain(message);
  });
});

describe('Who may control the sandbox:', () => {
  test.each([
    ['a web page', { origin: 'https://page.example' }, 403],
    ['a page of the demo community', { origin: 'http://127.0.0.1:1' }, 403],
    ['a page without an origin', { origin: 'null' }, 403],
    ['a name that points at this machine', { host: 'page.example' }, 403],
    ['an extension', { origin: 'chrome-extension://abcdefgh' }, 200],
    ['a program', {}, 200],
    ['a program that says localhost', { host: 'localhost:4780' }, 200],
  ])('%s (%j) gets %i', async (_who, headers, status) => {
    expect((await control('GET', 'reports', undefined, headers)).status).toBe(status);
  });

  test('a page of its own', async () => {
    expect((await control('GET', 'reports', undefined, { origin: sandbox.origin })).status).toBe(200);
  });
});
