import { type Credentials, type DestinationKey, destinationKeyOf } from '../report/destination.ts';
import type { Policy } from './policy.ts';

/** Who gave the credentials of a destination: a policy that is kept, or the moderator in the options. */
export type SecretOrigin = 'managed' | 'imported' | 'moderator';

/** Credentials as they lie on disk: readable only with this profile's own key, which cannot be exported. */
export interface SealedCredentials {
  readonly place: DestinationKey;
  readonly origin: SecretOrigin;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
}

const encode = (text: string) => new TextEncoder().encode(text);

/** A key for AES-GCM that the browser keeps and never hands out. */
export const makeSecretsKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);

/** Name and password, or the secret: nothing else that came along. */
const bare = (credentials: Credentials): Credentials =>
  'secret' in credentials
    ? { secret: credentials.secret }
    : { userName: credentials.userName, password: credentials.password };

/** Encrypts credentials for one place: a row that is moved to another destination opens for nobody. */
export async function sealCredentials(
  key: CryptoKey,
  place: DestinationKey,
  origin: SecretOrigin,
  credentials: Credentials,
): Promise<SealedCredentials> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const algorithm = { name: 'AES-GCM', iv, additionalData: encode(place) };
  const sealed = await crypto.subtle.encrypt(algorithm, key, encode(JSON.stringify(bare(credentials))));
  return { place, origin, iv, sealed };
}

/** @returns the credentials, or null when the row is not this profile's or has been changed */
export async function openCredentials(key: CryptoKey, row: SealedCredentials): Promise<Credentials | null> {
  try {
    const algorithm = { name: 'AES-GCM', iv: row.iv, additionalData: encode(row.place) };
    const opened = await crypto.subtle.decrypt(algorithm, key, row.sealed);
    return JSON.parse(new TextDecoder().decode(opened)) as Credentials;
  } catch {
    return null;
  }
}

/** The credentials that a policy itself gives, each with its place. */
export function credentialsIn(
  policy: Policy,
): readonly { readonly place: DestinationKey; readonly credentials: Credentials }[] {
  return policy.destinations.flatMap((destination) => {
    if (!('credentials' in destination) || destination.credentials.source !== 'policy') return [];
    const { source: _, ...credentials } = destination.credentials;
    return [{ place: destinationKeyOf(destination), credentials }];
  });
}

/** The policy as it may be kept, shown and exported: it names no credentials, so the moderator would be asked. */
export function withoutSecrets(policy: Policy): Policy {
  const destinations = policy.destinations.map((destination) =>
    'credentials' in destination
      ? { ...destination, credentials: { source: 'moderator' as const } }
      : destination,
  );
  return { ...policy, destinations };
}
