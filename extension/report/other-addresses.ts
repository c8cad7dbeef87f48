/** English, because the hotline reads it, whatever language the moderator works in. */
const heading = 'Addresses of IPFS or Tor, as they were written:';

/**
 * A note that carries addresses which are none of the web (`ipfs://…`, an onion host without `http://`): hotlines' fields
 * for addresses take http and https only, and neither a scheme nor a gateway is ever made up.
 */
export function withOtherAddresses(note: string, addresses: readonly string[]): string {
  if (addresses.length === 0) return note;
  const written = note.trim();
  return [...(written === '' ? [] : [written, '']), heading, ...addresses].join('\n');
}
