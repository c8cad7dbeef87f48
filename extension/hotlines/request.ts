import type { Instant } from '../report/time.ts';

/** What came back, or why nothing did. */
export type Answer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly body: string;
      readonly requestId: string | null;
      readonly retryAfterMs: number | null;
      readonly hotlineTime: Instant | null;
    }
  /** The request may have reached the hotline all the same. */
  | { readonly kind: 'lost'; readonly because: 'time-out' | 'network' }
  /** Nothing left this computer. */
  | { readonly kind: 'not-permitted' };

export interface RequestOptions {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | FormData;
  readonly timeoutMs: number;
}

export type Request = (address: string, options: RequestOptions) => Promise<Answer>;

export interface RequestParts {
  readonly fetch: typeof fetch;
  readonly permitted: (originPattern: string) => Promise<boolean>;
  readonly now: () => Instant;
}

const bodyCap = 64 * 1024;

/** `Retry-After` in both its forms: seconds or a date (RFC 9110, 10.2.3). Milliseconds, or null. */
export function retryAfter(header: string | null, now: Instant): number | null {
  if (header === null || header.trim() === '') return null;
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now;
  return Number.isFinite(wait) && wait >= 0 ? wait : null;
}

/** A match pattern that covers one origin; ports cannot be part of one. */
export function originPattern(address: string): string {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
}

/** Reads at most so much of an answer: a hotline's answers are short, a broken proxy's may not be. */
async function readCapped(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return '';
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
    if (text.length > bodyCap) {
      await reader.cancel();
      return text.slice(0, bodyCap);
    }
  }
}

/**
 * The one way to a hotline. Follows no redirect (a 307 would carry the report to another host), sends no cookie and
 * no referrer, keeps nothing in the HTTP cache, and asks for the host permission first: without it, browsers deliver
 * a multipart POST and then tell the caller that it failed.
 */
export function createRequest({ fetch, permitted, now }: RequestParts): Request {
  return async (address, options) => {
    if (!(await permitted(originPattern(address)))) return { kind: 'not-permitted' };
    try {
      const response = await fetch(address, {
        method: options.method,
        headers: options.headers,
        ...(options.body === undefined ? {} : { body: options.body }),
        redirect: 'error',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.timeout(options.timeoutMs),
      });
      const hotlineTime = Date.parse(response.headers.get('Date') ?? '');
      return {
        kind: 'answered',
        status: response.status,
        body: await readCapped(response),
        requestId: response.headers.get('Request-ID'),
        retryAfterMs: retryAfter(response.headers.get('Retry-After'), now()),
        hotlineTime: Number.isNaN(hotlineTime) ? null : hotlineTime,
      };
    } catch (error) {
      const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
      return { kind: 'lost', because: timedOut ? 'time-out' : 'network' };
    }
  };
}
