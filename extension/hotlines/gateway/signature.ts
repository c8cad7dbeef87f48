import { failure, type Result, success } from '../../report/problem.ts';
import type { Instant } from '../../report/time.ts';

/** Standard Webhooks asks for 24 bytes at least; less can be guessed. */
const shortestSecret = 24;

const encode = (text: string) => new TextEncoder().encode(text);
const bytesOf = (binary: string) => Uint8Array.from(binary, (character) => character.charCodeAt(0));
const base64Of = (bytes: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(bytes)));

/**
 * Reads a signing secret: Base64 of 24 bytes or more, with or without `whsec_` before it.
 * @returns a key that signs and that nobody can read, or that the secret is not one
 */
export async function readSecret(secret: string): Promise<Result<CryptoKey>> {
  const base64 = secret.trim().replace(/^whsec_/, '');
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(base64) && base64.length % 4 === 0;
  const bytes = isBase64 ? bytesOf(atob(base64)) : new Uint8Array();
  if (bytes.length < shortestSecret) return failure({ code: 'credentials-refused' });
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  return success(await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign']));
}

/**
 * The headers that prove who sends a body, and when: `v1` of Standard Webhooks, HMAC-SHA256 over id, time and body.
 * Made for one sending and never kept: receivers refuse a time that is more than five minutes off.
 *
 * @param at by the receiver's clock, as far as it is known
 */
export async function signatureHeaders(
  key: CryptoKey,
  id: string,
  body: string,
  at: Instant,
): Promise<Readonly<Record<string, string>>> {
  const timestamp = String(Math.floor(at / 1000));
  const signature = await crypto.subtle.sign('HMAC', key, encode(`${id}.${timestamp}.${body}`));
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${base64Of(signature)}`,
  };
}
