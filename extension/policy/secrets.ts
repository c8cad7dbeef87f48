import type { Credentials, Destination } from '../report/destination.ts';
import type { Policy } from './policy.ts';

/** Who gave the credentials of a destination: a policy that is kept, or the moderator in the options. */
export type SecretOrigin = 'managed' | 'imported' | 'moderator';

/** What credentials belong to: pointed elsewhere, a destination must not get them. */
export type SecretPlace = Pick<Destination, 'id' | 'environment' | 'address'>;

/** Credentials as they lie on disk: readable only with this profile's own key, which cannot be exported. */
export interface SealedCredentials {
  readonly place: string;
  readonly origin: SecretOrigin;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
}

const encode = (text: string) => new TextEncoder().encode(text);

export const placeOf = ({ id, environment, address }: SecretPlace): string =>
  JSON.stringify([id, environment, address]);

/** A key for AES-GCM that the browser keeps and never hands out. */
export const makeSecretsKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);

/** Encrypts credentials for one place: a row that is moved to another destination opens for nobody. */
export async function sealCredentials(
  key: CryptoKey,
  place: string,
  origin: SecretOrigin,
  credentials: Credentials,
): Promise<SealedCredentials> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const { userName, password } = credentials;
  const algorithm = { name: 'AES-GCM', iv, additionalData: encode(place) };
  const sealed = await crypto.subtle.encrypt(algorithm, key, encode(JSON.stringify({ userName, password })));
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
): readonly { readonly place: string; readonly credentials: Credentials }[] {
  return policy.destinations.flatMap((destination) => {
    const { credentials } = destination;
    if (credentials.source !== 'policy') return [];
    const { userName, password } = credentials;
    return [{ place: placeOf(destination), credentials: { userName, password } }];
  });
}

/** The policy as it may be kept, shown and exported: it names no credentials, so the moderator would be asked. */
export function withoutSecrets(policy: Policy): Policy {
  const destinations = policy.destinations.map((destination) => ({
    ...destination,
    credentials: { source: 'moderator' as const },
  }));
  return { ...policy, destinations };
}
