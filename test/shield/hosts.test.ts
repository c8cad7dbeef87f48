import { expect, test } from 'vitest';
import { pagesOfHosts } from '../../extension/shield/hosts.ts';

test.each([
  ['none', [], [], []],
  ['a host with its subdomains', ['media.example'], ['https://*.media.example/*'], []],
  ['the subdomains alone', ['*.media.example'], ['https://*.media.example/*'], ['https://media.example/*']],
  ['both', ['*.media.example', 'media.example'], ['https://*.media.example/*'], []],
  [
    'the subdomains of a host that is covered by another',
    ['*.a.media.example', 'media.example'],
    ['https://*.a.media.example/*', 'https://*.media.example/*'],
    [],
  ],
  ['this very computer', ['127.0.0.1'], ['http://127.0.0.1/*'], []],
])('the pages of %s', (_, hosts, matches, excludeMatches) => {
  expect(pagesOfHosts(hosts)).toEqual({ matches, excludeMatches });
});
