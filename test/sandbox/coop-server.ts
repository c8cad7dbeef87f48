import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Ajv } from 'ajv';
import { readBody } from './body';
import { listen, stop } from './listening';

/** What is to go wrong with the next report. */
export type CoopFault =
  | { readonly kind: 'drop-before' }
  /** Coop takes the report, and the connection dies before its answer. */
  | { readonly kind: 'drop-after' }
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body?: string;
      readonly headers?: Readonly<Record<string, string>>;
    };

export interface CoopReport {
  readonly reportId: string;
  readonly body: unknown;
}

/** A Coop on this machine, as far as its API documentation describes it. */
export interface SandboxCoop {
  readonly address: string;
  reports(): CoopReport[];
  fail(...faults: readonly CoopFault[]): void;
  close(): Promise<void>;
}

const text = { type: 'string' };
const item = {
  type: 'object',
  properties: { id: text, typeId: text, data: { type: 'object' } },
  required: ['id', 'typeId', 'data'],
};

/** What the API documentation says of the body; it lets other keys pass. */
const validate = new Ajv().compile({
  type: 'object',
  properties: {
    reporter: {
      type: 'object',
      properties: { kind: { enum: ['user'] }, typeId: text, id: text },
      required: ['kind', 'typeId', 'id'],
    },
    reportedAt: text,
    reportedForReason: {
      type: 'object',
      properties: {
        policyId: { type: 'string', nullable: true },
        reason: { type: 'string', nullable: true },
        csam: { type: 'boolean', nullable: true },
      },
    },
    reportedItem: item,
    additionalItems: { type: 'array', items: item },
  },
  required: ['reporter', 'reportedAt', 'reportedItem'],
});

const refusal = (status: number, title: string) => ({
  status,
  body: JSON.stringify({ errors: [{ status, type: ['/errors/sandbox'], title, requestId: 'coop-request' }] }),
});

class Coop {
  readonly reports: CoopReport[] = [];
  readonly faults: CoopFault[] = [];

  constructor(
    private readonly key: string,
    private readonly itemTypes: readonly object[] | null,
  ) {}

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { bytes } = await readBody(request, 1_000_000);
    const asked = `${request.method} ${request.url}`;
    const reporting = asked === 'POST /api/v1/report';
    const fault = reporting ? this.faults.shift() : undefined;
    if (fault?.kind === 'drop-before') return void response.socket?.destroy();
    const answer =
      fault?.kind === 'answer'
        ? { status: fault.status, body: fault.body ?? '', headers: fault.headers }
        : this.answer(asked, request.headers['x-api-key'], bytes?.toString('utf8') ?? '');
    if (fault?.kind === 'drop-after') return void response.socket?.destroy();
    const headers = 'headers' in answer ? answer.headers : {};
    response.writeHead(answer.status, {
      'content-type': 'application/json',
      connection: 'close',
      ...headers,
    });
    response.end(answer.body);
  }

  private answer(asked: string, key: string | string[] | undefined, body: string) {
    if (key !== this.key) return refusal(401, 'Invalid API Key');
    if (asked === 'GET /api/v1/policies/') return { status: 200, body: '{"policies":[]}' };
    if (asked === 'GET /api/v1/item_types/' && this.itemTypes !== null) {
      return { status: 200, body: JSON.stringify({ itemTypes: this.itemTypes }) };
    }
    return asked === 'POST /api/v1/report' ? this.take(body) : refusal(404, 'Not Found');
  }

  private take(text: string) {
    const body: unknown = JSON.parse(text);
    if (!validate(body)) return refusal(400, 'Invalid request');
    const reportId = randomUUID();
    this.reports.push({ reportId, body });
    return { status: 201, body: JSON.stringify({ reportId }) };
  }
}

/**
 * Starts a Coop on this machine.
 * @param itemTypes what it answers about its item types; null for a version that does not know the question
 */
export async function startCoop(
  key: string,
  itemTypes: readonly object[] | null = null,
): Promise<SandboxCoop> {
  const coop = new Coop(key, itemTypes);
  const server = createServer((request, response) => {
    coop.serve(request, response).catch(() => response.socket?.destroy());
  });
  return {
    address: await listen(server, 0),
    reports: () => [...coop.reports],
    fail: (...more) => void coop.faults.push(...more),
    close: () => stop(server),
  };
}
