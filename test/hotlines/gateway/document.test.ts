import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkGateway } from '../../../extension/hotlines/gateway/check.ts';
import { deliverToGateway } from '../../../extension/hotlines/gateway/deliver.ts';
import { dataSchema, eventTypes } from '../../../extension/hotlines/gateway/event.ts';
import { createRequest } from '../../../extension/hotlines/request.ts';
import { listen, stop } from '../../sandbox/listening.ts';
import { aGateway, anAttempt, aSecret, completeFiling } from './sample-filings.ts';

const root = join(import.meta.dirname, '../../..');
const document = readFileSync(join(root, 'GATEWAY.md'), 'utf8');
const receiver = /```js\n(.*?)```/s.exec(document)?.[1] ?? '';

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer();
  const port = Number(new URL(await listen(server, 0)).port);
  await stop(server);
  return port;
}

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });

async function startReceiver(port: number) {
  const child = spawn(process.execPath, ['--input-type=module', '-'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), SIGNPOST_SECRET: aSecret },
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  child.stdin.end(receiver);
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`the receiver ended with ${child.exitCode}`);
    await wait(20);
  }
  return child;
}

describe('The receiver in the documentation', () => {
  let child: Awaited<ReturnType<typeof startReceiver>>;
  let address = '';
  beforeAll(async () => {
    const port = await freePort();
    child = await startReceiver(port);
    address = `http://127.0.0.1:${port}/`;
  });
  afterAll(() => void child?.kill());

  const request = createRequest({ fetch, permitted: async () => true, now: Date.now });
  const attempt = (secret: string) =>
    anAttempt([], {
      request,
      now: Date.now,
      credentials: { secret },
      filing: { ...completeFiling, destination: aGateway({ address }) },
    }).attempt;

  test('has at most twenty lines', () => {
    const lines = receiver.split('\n').filter((line) => line.trim() !== '');
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.length).toBeLessThanOrEqual(20);
  });

  test('takes a report', async () => {
    expect(await deliverToGateway(attempt(aSecret))).toMatchObject({
      kind: 'filed',
      receipt: { reference: completeFiling.report.id },
    });
  });

  test('takes a test of the connection', async () => {
    const { filing, ...sending } = attempt(aSecret);
    expect(await checkGateway({ ...sending, destination: filing.destination }, 'one')).toMatchObject({
      ok: true,
    });
  });

  test('refuses what is signed with another secret', async () => {
    expect(await deliverToGateway(attempt(`whsec_${btoa('other-other-other-other-1234')}`))).toMatchObject({
      kind: 'blocked',
      problem: { code: 'credentials-refused' },
    });
  });
});

describe('The documentation', () => {
  test.each(Object.values(eventTypes))('names %s', (type) => {
    expect(document).toContain(`\`${type}\``);
  });

  test('points at the schema that the events name', () => {
    const path = /\]\((extension\/[^)]*schema\.json)\)/.exec(document)?.[1] ?? '';
    expect(JSON.parse(readFileSync(join(root, path), 'utf8')).$id).toBe(dataSchema);
  });
});
