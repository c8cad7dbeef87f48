import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sha256 } from '../../extension/hotlines/sha256.ts';

test.each([
  '',
  'abc',
  'Größe 😀',
  'x'.repeat(100_000),
])('The digest of a text is that of its UTF-8 bytes', async (text) => {
  expect(await sha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
});
