import { describe, expect, test } from 'vitest';
import {
  createRequest,
  originPattern,
  type RequestOptions,
  retryAfter,
} from '../../extension/hotlines/request.ts';
import { clickedAt } from '../builders/report.ts';

const address = 'https://hotline.example/ispws/submit';
const options: RequestOptions = {
  method: 'POST',
  headers: { 'Content-Type': 'text/xml; charset=utf-8', Authorization: 'Basic x' },
  body: '<report/>',
  timeoutMs: 1000,
};

interface Call {
  readonly address: unknown;
  readonly init: RequestInit;
}

/** A browser whose `fetch` answers as told, and must not be called where none is told. */
function aBrowser(answer?: (init: RequestInit) => Response | Promise<Response>, permitted = true) {
  const calls: Call[] = [];
  const asked: string[] = [];
  const request = createRequest({
    fetch: async (called, init = {}) => {
      calls.push({ address: called, init });
      if (answer === undefined) throw new Error('nothing may be sent here');
      return answer(init);
    },
    permitted: async (pattern) => {
      asked.push(pattern);
      return permitted;
    },
    now: () => clickedAt,
  });
  return { request, calls, asked };
}

const aResponse = (body: BodyInit | null = '<r/>', init: ResponseInit = {}) => new Response(body, init);

describe('A request', () => {
  test('is made with exactly these options', async () => {
    const { request, calls } = aBrowser(() => aResponse());
    await request(address, options);
    expect(calls).toEqual([
      {
        address,
        init: {
          method: 'POST',
          headers: options.headers,
          body: '<report/>',
          redirect: 'error',
          credentials: 'omit',
          cache: 'no-store',
          referrerPolicy: 'no-referrer',
          signal: expect.any(AbortSignal),
        },
      },
    ]);
  });

  test('without a body has none', async () => {
    const { request, calls } = aBrowser(() => aResponse());
    await request(address, { method: 'GET', headers: {}, timeoutMs: 1000 });
    expect(Object.keys(calls[0]?.init ?? {})).not.toContain('body');
    expect(calls[0]?.init.method).toBe('GET');
  });

  test.each([
    ['https://hotline.example/ispws/submit', 'https://hotline.example/*'],
    ['https://hotline.example:8443/ispws', 'https://hotline.example/*'],
    ['http://127.0.0.1:4780/ispws/status', 'http://127.0.0.1/*'],
    ['https://Größe.example/', 'https://xn--gre-6ka8i.example/*'],
  ])('to %s needs the permission for %s', async (to, pattern) => {
    expect(originPattern(to)).toBe(pattern);
    const { request, asked } = aBrowser(() => aResponse());
    await request(to, options);
    expect(asked).toEqual([pattern]);
  });

  test('that is not permitted is not made', async () => {
    const { request, calls } = aBrowser(undefined, false);
    expect(await request(address, options)).toEqual({ kind: 'not-permitted' });
    expect(calls).toEqual([]);
  });
});

describe('An answer', () => {
  test('has status, body and what its headers say', async () => {
    const headers = {
      'Request-ID': 'request-1',
      'Retry-After': '120',
      Date: 'Mon, 23 Nov 2026 08:30:05 GMT',
    };
    const { request } = aBrowser(() => aResponse('<r>é</r>', { status: 503, headers }));
    expect(await request(address, options)).toEqual({
      kind: 'answered',
      status: 503,
      body: '<r>é</r>',
      requestId: 'request-1',
      retryAfterMs: 120_000,
      hotlineTime: Date.UTC(2026, 10, 23, 8, 30, 5),
    });
  });

  test.each<[string, BodyInit | null, HeadersInit]>([
    ['without headers and body', null, {}],
    ['with a date that is none', '', { Date: 'today', 'Retry-After': 'soon' }],
  ])('%s has nothing in their place', async (_, body, headers) => {
    const { request } = aBrowser(() => aResponse(body, { headers }));
    expect(await request(address, options)).toEqual({
      kind: 'answered',
      status: 200,
      body: '',
      requestId: null,
      retryAfterMs: null,
      hotlineTime: null,
    });
  });

  test('that never ends is read up to 64 KB and then cancelled', async () => {
    let sent = 0;
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        controller.enqueue(new TextEncoder().encode('x'.repeat(4096)));
      },
      cancel() {
        cancelled = true;
      },
    });
    const { request } = aBrowser(() => aResponse(endless));
    const answer = await request(address, options);
    expect(answer).toMatchObject({ kind: 'answered', body: 'x'.repeat(65_536) });
    expect(cancelled).toBe(true);
    expect(sent).toBeLessThan(20);
  });

  test('of exactly 64 KB is whole', async () => {
    const { request } = aBrowser(() => aResponse('x'.repeat(65_536)));
    expect(await request(address, options)).toMatchObject({ body: 'x'.repeat(65_536) });
  });

  test('whose characters are cut between two parts is read as it was written', async () => {
    const bytes = new TextEncoder().encode('<r>😀é</r>');
    const bytewise = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    const { request } = aBrowser(() => aResponse(bytewise));
    expect(await request(address, options)).toMatchObject({ body: '<r>😀é</r>' });
  });
});

describe('A request is lost', () => {
  const untilAborted = (init: RequestInit) =>
    new Promise<Response>((_, reject) => {
      init.signal?.addEventListener('abort', () => reject(init.signal?.reason));
    });
  /** A body that stops in the middle, and ends with the error that the browser aborts it with. */
  const stalledBody = ({ signal }: RequestInit) =>
    aResponse(
      new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('<r>'));
          signal?.addEventListener('abort', () => controller.error(signal.reason));
        },
      }),
    );
  const refuse = () => {
    throw new TypeError('Failed to fetch');
  };
  const brokenBody = () =>
    aResponse(new ReadableStream({ start: (controller) => controller.error(new TypeError('cut')) }));

  test.each<[string, (init: RequestInit) => Response | Promise<Response>, 'time-out' | 'network']>([
    ['when the network fails', refuse, 'network'],
    ['when the hotline redirects, which browsers refuse for us', refuse, 'network'],
    ['when the connection breaks within the answer', brokenBody, 'network'],
    ['when no answer comes in time', untilAborted, 'time-out'],
    ['when an answer does not end in time', stalledBody, 'time-out'],
  ])('%s', async (_, answer, because) => {
    const { request } = aBrowser(answer);
    expect(await request(address, { ...options, timeoutMs: 20 })).toEqual({ kind: 'lost', because });
  });
});

describe('Retry-After', () => {
  test.each<[string | null, number | null]>([
    [null, null],
    ['', null],
    [' ', null],
    ['0', 0],
    ['120', 120_000],
    [' 120 ', 120_000],
    ['-5', null],
    ['Mon, 23 Nov 2026 08:32:00 GMT', 119_750],
    ['Mon, 23 Nov 2026 08:00:00 GMT', null],
    ['soon', null],
    ['Infinity', null],
    ['NaN', null],
  ])('%j waits %s milliseconds', (header, wait) => {
    expect(retryAfter(header, clickedAt)).toBe(wait);
  });
});
