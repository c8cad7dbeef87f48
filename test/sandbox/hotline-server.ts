import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, reportResponse } from './answers';
import { type ApiRequest, answerApi, type Credentials, faultStep } from './api';
import { type Body, readBody } from './body';
import { answerControl, type Controls } from './control';
import { type Ending, endRequest } from './fault-answers';
import type { FaultKind, FaultQueue } from './faults';
import type { Hotline } from './hotline';
import type { RequestRecord } from './request-record';

/** One request and how it ended, without anything of its content. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
  readonly code: number | null;
  readonly reportId: string | null;
  readonly fault: FaultKind | null;
}

/** The parts that the hotline's port needs. */
export interface HotlineParts {
  readonly hotline: Hotline;
  readonly faults: FaultQueue;
  readonly record: RequestRecord;
  readonly credentials: Credentials;
  readonly controls: () => Controls;
  readonly onExchange: (exchange: Exchange) => void;
}

const bodyLimit = 5_000_000;

function apiRequest(request: IncomingMessage, { bytes }: Body): ApiRequest {
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    authorization: request.headers.authorization ?? '',
    contentType: request.headers['content-type'] ?? '',
    body: bytes,
  };
}

function send(parts: HotlineParts, response: ServerResponse, answer: Answer): void {
  response.sendDate = false;
  response.writeHead(answer.status, {
    ...answer.headers,
    date: parts.hotline.clock.now().toUTCString(),
    'request-id': randomUUID(),
    // Browsers quietly repeat a request when a used connection dies. On a fresh one they don't, and a test sees its fault.
    ...(parts.faults.pending ? { connection: 'close' } : {}),
  });
  response.end(answer.body);
}

async function perform(parts: HotlineParts, response: ServerResponse, ending: Ending): Promise<void> {
  if (ending.how === 'drop') response.socket?.destroy();
  if (ending.how !== 'answer') return;
  if (ending.afterMilliseconds > 0) await wait(ending.afterMilliseconds, undefined, { ref: false });
  if (!response.destroyed) send(parts, response, ending.answer);
}

async function serveApi(
  parts: HotlineParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const noteSize = parts.record.note(request, parts.hotline.clock.now());
  const body = await readBody(request, bodyLimit);
  noteSize(body.size);
  const asked = apiRequest(request, body);
  const step = faultStep(asked);
  const fault = step === null ? null : parts.faults.take(step);
  const ending = await endRequest(fault, () => answerApi(parts.hotline, parts.credentials, asked));
  const answer = ending.how === 'answer' ? ending.answer : null;
  parts.onExchange({
    method: asked.method,
    path: asked.path.replace(/\?.*$/s, ''),
    status: answer?.status ?? null,
    code: answer?.code ?? null,
    reportId: answer?.reportId ?? null,
    fault: fault?.kind ?? null,
  });
  await perform(parts, response, ending);
}

async function serveControl(
  parts: HotlineParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { bytes } = await readBody(request, 100_000);
  const { status, json } = answerControl(parts.controls(), {
    method: request.method ?? '',
    path: request.url ?? '',
    host: request.headers.host ?? '',
    originHeader: request.headers.origin,
    body: bytes,
  });
  response.sendDate = false;
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    date: parts.hotline.clock.now().toUTCString(),
  });
  response.end(JSON.stringify(json));
}

/** Makes the server on the hotline's port: the API, its faults, and the controls under /_sandbox. Doesn't start it. */
export function createHotlineServer(parts: HotlineParts): Server {
  const server = createServer((request, response) => {
    const isControl = request.url?.startsWith('/_sandbox/') ?? false;
    const served = isControl ? serveControl(parts, request, response) : serveApi(parts, request, response);
    served.catch(() => {
      // The sender is gone, or this sandbox has a mistake: either way nobody may wait, and the server lives on.
      if (response.headersSent || response.destroyed) response.socket?.destroy();
      else send(parts, response, reportResponse(1000, { status: 500 }));
    });
  });
  server.on('clientError', (_error, socket) => socket.destroy());
  return server;
}
