import { describe, expect, test } from 'vitest';
import { withOtherAddresses } from '../../extension/report/other-addresses.ts';

const ipfs = 'ipfs://placeholder/x';

describe('A note', () => {
  test('without other addresses stays as it was written', () => {
    expect(withOtherAddresses(' as written ', [])).toBe(' as written ');
  });

  test('carries them below what was written, one a line', () => {
    expect(withOtherAddresses('Seen twice.', [ipfs, 'placeholder.onion/x'])).toBe(
      `Seen twice.\n\nAddresses of IPFS or Tor, as they were written:\n${ipfs}\nplaceholder.onion/x`,
    );
  });

  test('that is empty holds them alone', () => {
    expect(withOtherAddresses(' ', [ipfs])).toBe(`Addresses of IPFS or Tor, as they were written:\n${ipfs}`);
  });
});
