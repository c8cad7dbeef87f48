import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HotlineClient } from './hotline-client';
import { smallestReport } from './sample-reports';
import { type Sandbox, startSandbox } from './server';

let sandbox: Sandbox;
let client: HotlineClient;

beforeAll(async () => {
  sandbox = await startSandbox();
  client = new HotlineClient(sandbox.apiAddress);
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const hours = 3600;

describe('An open report', () => {
  test.each([
    'finish',
    'retract',
  ] as const)('can be settled (%s) just before 24 hours have passed', async (step) => {
    const id = await client.open();
    sandbox.advanceClock(24 * hours - 5);
    expect(sandbox.reports()[0]?.state).toBe('open');
    expect((await client[step](id)).code).toBe(0);
  });

  test.each(['finish', 'retract'] as const)('has expired after 24 hours: %s answers 5001', async (step) => {
    const id = await client.open();
    sandbox.advanceClock(24 * hours);
    expect(sandbox.reports()[0]?.state).toBe('expired');
    expect((await client[step](id)).code).toBe(5001);
  });

  test.each(['finish', 'retract'] as const)('never expires after %s', async (step) => {
    const id = await client.open();
    await client[step](id);
    sandbox.advanceClock(1000 * hours);
    expect((await client[step](id)).code).toBe(step === 'finish' ? 5102 : 5101);
  });
});

describe('The clock', () => {
  test.each([90_000, -90_000])('moved by %i seconds shows in the Date of each answer', async (seconds) => {
    sandbox.advanceClock(seconds);
    const { headers } = await client.status();
    const ahead = Date.parse(String(headers.date)) - Date.now();
    expect(Math.abs(ahead - seconds * 1000)).toBeLessThan(3000);
  });

  test('is back at real time after a reset', async () => {
    sandbox.advanceClock(90_000);
    sandbox.reset();
    const { headers } = await client.status();
    expect(Math.abs(Date.parse(String(headers.date)) - Date.now())).toBeLessThan(3000);
  });

  test('decides what is the future', async () => {
    const soon = new Date(Date.now() + hours * 1000).toISOString();
    const document = smallestReport.replace('2025-03-04T05:06:07Z', soon);
    const early = await client.submit(document);
    expect(early).toMatchObject({ status: 400, code: 4100 });
    expect(early.body).toContain('incidentSummary/incidentDateTime is in the future');
    sandbox.advanceClock(2 * hours);
    expect((await client.submit(document)).code).toBe(0);
  });

  test('stamps reports and requests', async () => {
    sandbox.advanceClock(-24 * 365 * hours * 10);
    const year = String(new Date().getFullYear() - 10);
    await client.submit(smallestReport.replace('2025-', '2001-'));
    expect(sandbox.reports()[0]?.openedAt.slice(0, 3)).toBe(year.slice(0, 3));
    expect(sandbox.requests()[0]?.at.slice(0, 3)).toBe(year.slice(0, 3));
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 1e300])('can not be moved by %d seconds', (seconds) => {
    expect(() => sandbox.advanceClock(seconds)).toThrow(RangeError);
  });
});
