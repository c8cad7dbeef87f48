import type { CoopDestination, SecretCredentials } from '../../report/destination.ts';
import type { Attempt, Payload } from '../hotline.ts';
import type { Answer, RequestOptions } from '../request.ts';

export interface CoopConnection extends Pick<Attempt, 'request'> {
  readonly destination: CoopDestination;
  readonly credentials: SecretCredentials;
}

/** What can stand in a header at all; a browser answers anything else with an error that looks like a lost network. */
export const isApiKey = (secret: string): boolean => /^[\x21-\x7E]+$/.test(secret.trim());

type Asked = Pick<RequestOptions, 'method' | 'body'> & {
  readonly headers?: Readonly<Record<string, string>>;
};

const ask = (
  { request, destination, credentials }: CoopConnection,
  path: string,
  { headers = {}, ...asked }: Asked,
): Promise<Answer> =>
  request(`${destination.address}/api/v1/${path}`, {
    ...asked,
    headers: { Accept: 'application/json', 'X-API-KEY': credentials.secret.trim(), ...headers },
    timeoutMs: destination.timeoutSeconds * 1000,
  });

/** Asks for the organisation's policies: the least that shows that Coop is there and takes the key. */
export const askForPolicies = (connection: CoopConnection): Promise<Answer> =>
  ask(connection, 'policies/', { method: 'GET' });

/** Asks for the item types with their fields. Older versions of Coop do not know the question. */
export const askForItemTypes = (connection: CoopConnection): Promise<Answer> =>
  ask(connection, 'item_types/', { method: 'GET' });

/** Reports: each call makes a report of its own. */
export const report = (connection: CoopConnection, { mediaType, text }: Payload): Promise<Answer> =>
  ask(connection, 'report', { method: 'POST', headers: { 'Content-Type': mediaType }, body: text });
