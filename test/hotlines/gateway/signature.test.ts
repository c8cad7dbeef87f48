import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { readSecret, signatureHeaders } from '../../../extension/hotlines/gateway/signature.ts';
import { aSecret } from './sample-filings.ts';

async function signed(id: string, body: string, at: number, secret = aSecret) {
  const key = await readSecret(secret);
  if (!key.ok) throw new Error('not a secret');
  return { ...(await signatureHeaders(key.value, id, body, at)) };
}

const verify = (body: string, headers: Record<string, string>, secret = aSecret) =>
  new Webhook(secret).verify(body, headers, { jsonParse: false });

describe('A signature', () => {
  test('is verified by the official library, whatever the body', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (body) => {
        const headers = await signed('created_backend_1', body, Date.now());
        expect(() => verify(body, headers)).not.toThrow();
      }),
      { numRuns: 50 },
    );
  });

  test('is the one of the published example', async () => {
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const headers = await signed(
      'msg_p5jXN8AQM9LWM0D4loKWxJek',
      '{"test": 2432232314}',
      1614265330_000,
      secret,
    );
    expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  test.each<[string, (headers: Record<string, string>) => [string, Record<string, string>, string?]]>([
    ['another body', (headers) => ['{"a":2}', headers]],
    ['another id', (headers) => ['{"a":1}', { ...headers, 'webhook-id': 'other' }]],
    [
      'another time',
      (headers) => ['{"a":1}', { ...headers, 'webhook-timestamp': `${Date.now() / 1000 - 7}` }],
    ],
    ['another secret', (headers) => ['{"a":1}', headers, `whsec_${btoa('other-other-other-other-1234')}`]],
  ])('does not hold for %s', async (_, changed) => {
    const headers = await signed('created_backend_1', '{"a":1}', Date.now());
    expect(() => verify('{"a":1}', headers)).not.toThrow();
    expect(() => verify(...changed(headers))).toThrow();
  });

  test('is refused when it is older than five minutes', async () => {
    const headers = await signed('created_backend_1', '{}', Date.now() - 301_000);
    expect(() => verify('{}', headers)).toThrow(/too old/);
  });
});

describe('A secret', () => {
  test.each<[string, string, boolean]>([
    ['with the prefix', aSecret, true],
    ['without it', aSecret.slice('whsec_'.length), true],
    ['with a line break behind it, as pasted', `${aSecret}\n`, true],
    ['of 24 bytes', `whsec_${btoa('x'.repeat(24))}`, true],
    ['of 23 bytes', `whsec_${btoa('x'.repeat(23))}`, false],
    ['that is empty', 'whsec_', false],
    ['that is no Base64', 'whsec_not a secret, but long enough', false],
    ['that is Base64 of a wrong length', `whsec_${'A'.repeat(33)}`, false],
    ['with padding in its middle', `whsec_${'A'.repeat(16)}==${'A'.repeat(18)}`, false],
  ])('%s: %#', async (_, secret, good) => {
    expect((await readSecret(secret)).ok).toBe(good);
  });

  test('cannot be read back', async () => {
    const key = await readSecret(aSecret);
    expect(key.ok && key.value.extractable).toBe(false);
  });
});
