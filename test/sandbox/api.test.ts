import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ask, HotlineClient, type Question, rightCredentials } from './hotline-client';
import { smallestReport, usualReport } from './sample-reports';
import { type Sandbox, startSandbox } from './server';

let sandbox: Sandbox;
let client: HotlineClient;

beforeAll(async () => {
  sandbox = await startSandbox();
  client = new HotlineClient(sandbox.apiAddress);
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const authorized = (method: string, headers: Record<string, string> = {}): Question => ({
  method,
  headers: { authorization: rightCredentials, ...headers },
});

describe('The life of a report', () => {
  test('submit opens it, finish files it, and the receipt names it', async () => {
    const opened = await client.submit(usualReport);
    expect(opened).toMatchObject({ status: 200, code: 0 });
    const id = opened.reportId ?? '';
    expect(id).toMatch(/^\d{7}$/);
    expect(sandbox.reports()).toMatchObject([{ id, state: 'open', xml: usualReport, finishedAt: null }]);
    const filed = await client.finish(id);
    expect(filed).toMatchObject({ status: 200, code: 0, reportId: id });
    expect(filed.body).toContain('<reportDoneResponse>');
    expect(filed.body).toContain('<files/>');
    expect(sandbox.reports()).toMatchObject([{ id, state: 'finished', finishedAt: expect.any(String) }]);
  });

  test('ids are seven digits and rise', async () => {
    const ids = [await client.open(), await client.open(), await client.open()].map(Number);
    expect(ids[1]).toBe(Number(ids[0]) + 1);
    expect(ids[2]).toBe(Number(ids[0]) + 2);
  });

  test('ids go on after a reset', async () => {
    const before = Number(await client.open());
    sandbox.reset();
    expect(Number(await client.open())).toBe(before + 1);
  });

  test.each([
    ['finish', 'finish', 5102, 'finished'],
    ['finish', 'retract', 5102, 'finished'],
    ['retract', 'finish', 5101, 'retracted'],
    ['retract', 'retract', 5101, 'retracted'],
  ] as const)('after %s, %s answers %i and the report stays %s', async (first, second, code, state) => {
    const id = await client.open();
    expect((await client[first](id)).code).toBe(0);
    expect(await client[second](id)).toMatchObject({ status: 200, code });
    expect(sandbox.reports()[0]?.state).toBe(state);
  });

  test.each(['finish', 'retract'] as const)('%s of an unknown report answers 5001', async (step) => {
    expect(await client[step]('1234567')).toMatchObject({ status: 200, code: 5001 });
  });

  test('a form made by a browser is understood', async () => {
    const id = await client.open();
    const body = new FormData();
    body.append('id', id);
    const headers = { authorization: rightCredentials };
    const answer = await fetch(`${sandbox.apiAddress}/finish`, { method: 'POST', headers, body });
    expect(await answer.text()).toContain(`<reportId>${id}</reportId>`);
  });
});

describe('What every answer carries', () => {
  test('an XML declaration, its type, a Date, and a Request-ID of its own', async () => {
    const answers = [
      await client.status(),
      await client.submit(),
      await client.finish('1'),
      await client.retract('1'),
      await ask(`${sandbox.apiAddress}/status`, { method: 'GET' }),
      await ask(`${sandbox.origin}/elsewhere`, { method: 'GET' }),
    ];
    for (const { headers, body } of answers) {
      expect(body).toMatch(/^<\?xml version="1.0" encoding="UTF-8"/);
      expect(headers['content-type']).toBe('text/xml; charset=utf-8');
      expect(Math.abs(Date.parse(String(headers.date)) - Date.now())).toBeLessThan(3000);
    }
    expect(new Set(answers.map(({ headers }) => headers['request-id'])).size).toBe(answers.length);
  });

  test('status answers 0 without a report id', async () => {
    expect(await client.status()).toMatchObject({ status: 200, code: 0, reportId: null });
  });

  test('a refused value comes back escaped and shortened', async () => {
    const wrong = smallestReport.replace('Misleading Domain Name', `&lt;b&gt;${'x'.repeat(100)}`);
    const { body } = await client.submit(wrong);
    expect(body).toContain(
      `incidentType: "&lt;b&gt;${'x'.repeat(57)}…" is not one of the eight incident types`,
    );
  });
});

describe('What is remembered of requests', () => {
  test('method, path, headers and size, never the password', async () => {
    await client.submit(smallestReport);
    await ask(`${sandbox.apiAddress}/upload`, { ...authorized('POST'), body: 'four' });
    const [submitted, uploaded] = sandbox.requests();
    expect(submitted).toMatchObject({
      method: 'POST',
      path: '/ispws/submit',
      headers: { authorization: 'Basic', 'content-type': 'text/xml; charset=utf-8' },
      size: Buffer.byteLength(smallestReport),
      at: expect.stringMatching(/Z$/),
    });
    expect(uploaded).toMatchObject({ path: '/ispws/upload', size: 4 });
  });
});

describe('A sender that behaves badly', () => {
  const start = 'POST /ispws/submit HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\n<report>';
  test.each([
    ['goes away within its document', start],
    ['goes away before anything', ''],
    ['speaks another language', '\u0016\u0003\u0001 nonsense\r\n\r\n'],
    ['goes away after a whole request', 'GET /ispws/status HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'],
  ])('and %s does no harm', async (_what, bytes) => {
    const socket = connect(Number(new URL(sandbox.origin).port), '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    if (bytes !== '') socket.write(bytes);
    await wait(20);
    socket.resetAndDestroy();
    await wait(20);
    expect((await client.status()).code).toBe(0);
    expect(sandbox.reports()).toEqual([]);
  });
});

test('other credentials can be set', async () => {
  const other = await startSandbox({ user: 'somebody', password: 'p:w ä' });
  const authorization = `Basic ${Buffer.from('somebody:p:w ä').toString('base64')}`;
  const right = await ask(`${other.apiAddress}/status`, { method: 'GET', headers: { authorization } });
  const usual = await new HotlineClient(other.apiAddress).status();
  await other.close();
  expect([right.code, usual.code]).toEqual([0, 2000]);
});
