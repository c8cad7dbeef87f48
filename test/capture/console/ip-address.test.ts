import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readIpAddress, readPort } from '../../../extension/capture/console/ip-address.ts';

describe('An address on the network is read from', () => {
  test.each<[string, string, number | null]>([
    ['192.0.2.7', '192.0.2.7', null],
    ['255.255.255.255', '255.255.255.255', null],
    ['192.0.2.7:50123', '192.0.2.7', 50_123],
    ['2001:db8::7', '2001:db8::7', null],
    ['2001:0DB8:0000:0000:0000:0000:0000:0007', '2001:db8::7', null],
    ['[2001:db8::7]', '2001:db8::7', null],
    ['[2001:db8::7]:443', '2001:db8::7', 443],
    ['::1', '::1', null],
    ['::ffff:192.0.2.7', '::ffff:c000:207', null],
  ])('%s', (text, ip, port) => {
    expect(readIpAddress(text)).toEqual({ ip, port });
  });

  test.each([
    '',
    '192.0.2',
    '192.0.2.256',
    '192.0.2.07',
    '1.2.3.4.5',
    '192.0.2.7:0',
    '192.0.2.7:70000',
    '192.0.2.7:',
    '2130706433',
    '0x7f.1',
    'example.com',
    '2001:db8:::7',
    '2001:db8::7%eth0',
    'fe80::1::2',
    '[192.0.2.7]',
    '[::1',
    ':::',
    '1:2:3:4:5:6:7:8:9',
    '192.0.2.7/24',
    '::1]/[::2',
  ])('not from "%s"', (text) => {
    expect(readIpAddress(text)).toBeNull();
  });

  test('whatever is one, and is read again as itself', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
        const read = readIpAddress(text);
        expect(read).not.toBeNull();
        expect(readIpAddress(read?.ip ?? '')).toEqual(read);
      }),
    );
  });
});

test.each([
  ['1', 1],
  ['65535', 65_535],
  ['0', null],
  ['65536', null],
  ['-1', null],
  ['80.5', null],
  ['eighty', null],
])('The port %s is %s', (text, port) => {
  expect(readPort(text)).toBe(port);
});
