import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readBody } from './body';
import { GatewayEvents, type GatewayReply, type KeptEvent } from './gateway-events';
import { listen, stop } from './listening';

/** What is to go wrong with the next request. */
export type GatewayFault =
  /** The connection dies before the event is taken. */
  | { readonly kind: 'drop-before' }
  /** The event is taken, and the connection dies before the answer. */
  | { readonly kind: 'drop-after' }
  /** The event is not taken, and this is answered. */
  | { readonly kind: 'answer'; readonly reply: GatewayReply };

/** A platform's back end on this machine. */
export interface SandboxGateway {
  readonly address: string;
  events(): KeptEvent[];
  received(): number;
  /** Faults for the next requests, one each. */
  fail(...faults: readonly GatewayFault[]): void;
  close(): Promise<void>;
}

const bodyLimit = 1_000_000;

function send(response: ServerResponse, { status, body }: GatewayReply): void {
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
  response.end(body);
}

async function serve(
  events: GatewayEvents,
  fault: GatewayFault | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { bytes } = await readBody(request, bodyLimit);
  if (request.method !== 'POST') return send(response, { status: 405, body: '' });
  if (bytes === null) return send(response, { status: 413, body: '' });
  if (fault?.kind === 'answer') return send(response, fault.reply);
  if (fault?.kind === 'drop-before') return void response.socket?.destroy();
  const reply = events.take(request.headers, bytes.toString('utf8'));
  if (fault?.kind === 'drop-after') return void response.socket?.destroy();
  send(response, reply);
}

/**
 * Starts a gateway on this machine.
 * @param secret the signing secret that both sides know, `whsec_` and Base64
 */
export async function startGateway(secret: string, port = 0): Promise<SandboxGateway> {
  const events = new GatewayEvents(secret);
  const faults: GatewayFault[] = [];
  const server = createServer((request, response) => {
    serve(events, faults.shift(), request, response).catch(() => response.socket?.destroy());
  });
  const origin = await listen(server, port);
  return {
    address: `${origin}/events`,
    events: () => events.events(),
    received: () => events.received(),
    fail: (...more) => void faults.push(...more),
    close: () => stop(server),
  };
}
