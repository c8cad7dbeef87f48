import { base32nopad } from '@scure/base';

/** Whether a host belongs to the Tor network (RFC 7686). */
export const isOnionHost = (host: string): boolean => /(^|\.)onion$/i.test(host);

const versionByte = 3;

/**
 * Whether an onion host names a service: 56 letters and digits of base32 whose last byte is the version, 3; hosts below
 * it are the service's own. See https://spec.torproject.org/rend-spec/encoding-onion-addresses.html
 *
 * The two bytes of checksum before the version are not compared: they are of SHA3-256, which browsers do not compute.
 * One wrong letter among the first 54 is therefore not noticed.
 */
export function isOnionService(host: string): boolean {
  const name = /(?:^|\.)([a-z2-7]{56})\.onion$/i.exec(host)?.[1];
  return name !== undefined && base32nopad.decode(name.toUpperCase())[34] === versionByte;
}
